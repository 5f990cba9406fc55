import { readFileSync } from "node:fs";
import { argv, stderr, stdout } from "node:process";
import { pathToFileURL } from "node:url";
import { Command, CommanderError, Option } from "commander";
import { SchemaCompiler } from "./compile-schema.js";
import { describeChanges } from "./diff.js";
import { FileError } from "./file-error.js";
import { generate } from "./generate.js";
import { watchFile } from "./watch.js";
import { type Changes, compare, write } from "./write.js";

/** Exit codes of `generate`; 70 is EX_SOFTWARE of sysexits(3). */
export const exitCodes = { ok: 0, badInput: 1, stale: 2, bug: 70 } as const;

interface Options {
  readonly manifest: string;
  readonly out: string;
  readonly check?: true;
  readonly watch?: true;
}

/** The `generate` command with its options; `run` is what it does. */
function createCommand(run: (options: Options) => Promise<void>): Command {
  return new Command("generate")
    .description("Generate server tables, validators, URL constants, types, client and docs from a manifest.")
    .option("--manifest <file>", "the manifest to read", "resources.yaml")
    .option("--out <directory>", "where to write", "generated")
    .addOption(
      new Option("--check", "write nothing; exit with 2 and show the difference if the output is stale").conflicts(
        "watch",
      ),
    )
    .option("--watch", "go on, and generate again whenever the manifest changes")
    .addHelpText(
      "after",
      "\nExit codes: 0 done, 1 mistakes in the manifest, 2 stale output (--check), 70 a bug in the generator.",
    )
    .exitOverride()
    .action(run);
}

/**
 * Runs `generate` with command-line arguments, without the command's name.
 *
 * @returns The exit code. With `--watch` it returns only after SIGINT or SIGTERM.
 */
export async function runGenerate(args: readonly string[]): Promise<number> {
  let exitCode: number = exitCodes.ok;
  const command = createCommand(async (options) => {
    if (options.check) exitCode = await check(options);
    else if (options.watch) await watch(options);
    else exitCode = generateOnce(options, new SchemaCompiler());
  });
  try {
    await command.parseAsync(args, { from: "user" });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    return reportFailure(error);
  }
}

/** Reads the manifest and generates; prints diagnostics. Undefined if the manifest has mistakes. */
function produce({ manifest, out }: Options, compiler: SchemaCompiler): Changes | undefined {
  const { files, diagnostics } = generate(manifest, readManifest(manifest), compiler);
  stderr.write(diagnostics.render({ color: stderr.isTTY ?? false }));
  return files && compare(out, files);
}

function readManifest(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    throw new FileError(`Cannot read the manifest ${path}`, error, "--manifest names another file.");
  }
}

function generateOnce(options: Options, compiler: SchemaCompiler): number {
  const started = performance.now();
  const changes = produce(options, compiler);
  if (changes === undefined) return exitCodes.badInput;
  write(options.out, changes);
  const count = changes.stale.length + changes.dropped.length;
  const what = count === 0 ? "is up to date" : `has ${count} changed ${count === 1 ? "file" : "files"}`;
  stdout.write(`${options.out} ${what} (${Math.round(performance.now() - started)} ms)\n`);
  return exitCodes.ok;
}

async function check(options: Options): Promise<number> {
  const changes = produce(options, new SchemaCompiler());
  if (changes === undefined) return exitCodes.badInput;
  if (changes.stale.length + changes.dropped.length === 0) {
    stdout.write(`${options.out} is up to date\n`);
    return exitCodes.ok;
  }
  stderr.write(`${options.out} is stale; run npm run generate and commit what it changes.\n`);
  stderr.write(await describeChanges(options.out, changes));
  return exitCodes.stale;
}

/** Generates at every change of the manifest. Mistakes, also missing files, are told and do not end it. */
async function watch(options: Options): Promise<void> {
  const compiler = new SchemaCompiler();
  const stop = new AbortController();
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => stop.abort());
  stdout.write(`watching ${options.manifest}\n`);
  const regenerate = () => {
    try {
      generateOnce(options, compiler);
    } catch (error) {
      reportFailure(error);
    }
  };
  await watchFile(options.manifest, regenerate, stop.signal);
}

/** Tells what went wrong, the user's mistakes in one line and ours with a stack. Returns the exit code. */
function reportFailure(error: unknown): number {
  if (error instanceof FileError) {
    stderr.write(`${error.message}\n`);
    return exitCodes.badInput;
  }
  const stack = error instanceof Error ? error.stack : String(error);
  stderr.write(`The generator itself failed; the manifest is not to blame. Please report this:\n${stack}\n`);
  return exitCodes.bug;
}

if (argv[1] !== undefined && import.meta.url === pathToFileURL(argv[1]).href) {
  process.exitCode = await runGenerate(argv.slice(2));
}
