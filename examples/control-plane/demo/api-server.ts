import { type Program, startProgram } from "./program.js";

/** The API server of the demo. */
export interface ApiServer {
  readonly url: string;
  readonly program: Program;
}

/** How long the server may take until it accepts requests. */
const START_DEADLINE_MS = 30_000;

/** Starts an API server on this store, and waits until it accepts requests. */
export async function startApiServer(store: string, listen = "127.0.0.1:0"): Promise<ApiServer> {
  const args = ["serve", "--listen", listen, "--store", store, "--log-level", "warn"];
  return new Promise((resolve, reject) => {
    const program = startProgram("api-server", "src/main.ts", args, (line) => {
      const url = /is ready at (\S+)/.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve({ url, program });
    });
    const timer = setTimeout(async () => {
      await program.end("SIGKILL");
      reject(
        new Error([`api-server is not ready after ${START_DEADLINE_MS / 1_000} s`, ...program.complaints].join("\n")),
      );
    }, START_DEADLINE_MS);
    program.failure.catch((error) => {
      clearTimeout(timer);
      reject(error);
    });
  });
}
