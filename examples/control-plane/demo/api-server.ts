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
    const timer = setTimeout(() => reject(new Error("api-server does not get ready")), START_DEADLINE_MS);
    const program = startProgram("api-server", "src/main.ts", args, (line) => {
      const url = /is ready at (\S+)/.exec(line)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      resolve({ url, program });
    });
    program.failure.catch(reject);
  });
}
