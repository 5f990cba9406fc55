#!/usr/bin/env node
import { argv, stderr, stdout } from "node:process";
import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { parseDurationMs } from "./duration.js";
import { BackupError, StartError } from "./errors.js";
import { logLevels, OptionError, type ServerOptions } from "./options.js";
import { packageVersion } from "./package-root.js";

/** Exit codes of this command; `generate` has some of its own. */
const exitCodes = { ok: 0, failed: 1, usage: 2 } as const;

const backupExitCodes = "\nExit codes: 0 done and verified, 1 failed, 2 wrong usage.";

/** The command line. Each command loads its own code, so that `generate` does without the server and the other way round. */
function createProgram(): Command {
  const program = new Command("minik8s-apiserver")
    .description("A Kubernetes-style API server, and the generator of its API. Without a command it serves.")
    .version(packageVersion())
    .enablePositionalOptions()
    .exitOverride();

  program
    .command("serve", { isDefault: true })
    .description(
      "Serve the API until SIGTERM or SIGINT. Requests under way are answered first; a second signal ends at once.",
    )
    .option("--listen <host:port>", "where to accept connections; port 0 picks a free one", "127.0.0.1:8080")
    .option("--store <url>", "where to keep objects: file:DIR, memory:, or etcd://H1:2379,H2:2379", "file:./data")
    .addOption(
      new Option("--log-level <level>", "least severe level to log, to stderr").choices(logLevels).default("info"),
    )
    .addOption(
      new Option(
        "--etcd-compaction-interval <duration>",
        "how often etcd's history is compacted, such as 90s or 1h; what is younger is kept; 0: never",
      )
        .argParser(readDuration)
        .default(300_000, "5m"),
    )
    .addOption(limitOption("--max-requests-inflight", "most requests under way that read; more get 429", 400))
    .addOption(limitOption("--max-mutating-requests-inflight", "most requests under way that write", 200))
    .addOption(limitOption("--max-body-bytes-inflight", "most bytes of bodies of all requests under way", 67_108_864))
    .addOption(limitOption("--max-watches", "most watches", 10_000))
    .addOption(limitOption("--max-watches-per-client", "most watches of one client address", 5_000))
    .addOption(limitOption("--max-connections", "most connections; more are closed at once", 12_000))
    .addHelpText("after", "\nExit codes: 0 stopped by a signal, 1 cannot start or failed, 2 wrong usage.")
    .action(async ({ etcdCompactionInterval, ...options }: ServerOptions & { etcdCompactionInterval: number }) => {
      const { serve } = await import("./serve.js");
      await serve({ ...options, etcdCompactionIntervalMs: etcdCompactionInterval });
    });

  program
    .command("backup")
    .description(
      "Write all objects of a store to a file, as they are at one revision, also while servers use the store. " +
        "The file is read back before it gets its name; one that is there already is replaced.",
    )
    .option("--store <url>", "what to back up: file:DIR, or etcd://H1:2379,H2:2379", "file:./data")
    .requiredOption("--out <file>", "where to write")
    .addHelpText("after", backupExitCodes)
    .action(async (options: { store: string; out: string }) => {
      const { backup } = await import("./backup/backup.js");
      stdout.write(`${await backup(options)}\n`);
    });

  program
    .command("restore")
    .description(
      "Make a store from a backup, in a directory that has none. The whole backup is verified before anything is " +
        "written. Watches that clients had before get 410 from a server on it, so that they list again.",
    )
    .requiredOption("--in <file>", "the backup")
    .option("--store <url>", "where to make the store: file:DIR", "file:./data")
    .addHelpText("after", backupExitCodes)
    .action(async (options: { in: string; store: string }) => {
      const { restore } = await import("./backup/restore.js");
      stdout.write(`${await restore(options)}\n`);
    });

  program
    .command("generate")
    .description("Generate tables, validators, types, client and docs from resources.yaml; see generate --help.")
    .helpOption(false)
    .allowUnknownOption()
    .passThroughOptions()
    .argument("[options...]")
    .action(async (args: string[]) => {
      const { runGenerate } = await import("../codegen/cli.js");
      process.exitCode = await runGenerate(args);
    });
  return program;
}

/** @throws InvalidArgumentError, which is reported with the name of the option. */
function readDuration(text: string): number {
  const durationMs = parseDurationMs(text);
  if (durationMs === undefined) throw new InvalidArgumentError("It must be a duration such as 90s, 5m or 1h, or 0.");
  return durationMs;
}

/** An option that is a number of things. */
function limitOption(flag: string, description: string, initial: number): Option {
  return new Option(`${flag} <count>`, `${description}; 0: no limit`).default(initial).argParser((text: string) => {
    if (!/^\d{1,15}$/.test(text)) throw new InvalidArgumentError("It must be a whole number, 0 for no limit.");
    return Number(text);
  });
}

// Whoever reads what this prints may be gone before it has been printed.
stdout.on("error", () => {});

createProgram()
  .parseAsync(argv)
  .catch((error: unknown) => {
    process.exitCode = reportFailure(error);
  });

/** Tells why the command failed: in one line, unless it is a bug. */
function reportFailure(error: unknown): number {
  // Commander has said it already; help and version come this way too.
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof OptionError || error instanceof StartError || error instanceof BackupError) {
    stderr.write(`error: ${error.message}\n`);
    return error instanceof OptionError ? exitCodes.usage : exitCodes.failed;
  }
  stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
  return exitCodes.failed;
}
