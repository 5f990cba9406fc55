import { exit, stdout } from "node:process";
import type { ServerOptions } from "./options.js";
import { packageFile, packageVersion } from "./package-root.js";
import { type ApiServer, createServer } from "./server.js";
import { welcome } from "./welcome.js";

/** Exit codes of processes that a signal has ended (128 and its number). */
const signalExitCodes = { SIGINT: 130, SIGTERM: 143 } as const;

/**
 * Runs a server in this process: starts it, tells on stdout where it is, and stops it on SIGTERM or SIGINT, which ends
 * the process.
 *
 * @throws OptionError or StartError.
 */
export async function serve(options: ServerOptions): Promise<void> {
  const server = await createServer(options);
  exitOnFailure(server);
  exitOnSignal(server);
  await server.start();
  stdout.write(
    welcome({
      version: packageVersion(),
      url: server.url,
      store: String(options.store),
      manifest: packageFile("examples/manifests/pod-1.yaml"),
    }),
  );
}

/** A failure that nobody has caught leaves the process in an unknown state. Also unhandled rejections come here. */
function exitOnFailure({ logger }: ApiServer): void {
  process.on("uncaughtException", (error, origin) => {
    logger.fatal({ err: error }, origin);
    exit(1);
  });
}

function exitOnSignal(server: ApiServer): void {
  let stopping = false;
  for (const signal of ["SIGTERM", "SIGINT"] as const) {
    process.on(signal, async () => {
      if (stopping) exit(signalExitCodes[signal]);
      stopping = true;
      await server.stop();
      exit(0);
    });
  }
}
