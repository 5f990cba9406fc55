import type { IncomingMessage } from "node:http";
import type { VerbStream } from "../verbs/verb.js";
import type { ApiResponse } from "./api-response.js";
import { writeHead } from "./respond.js";

/** A client that has vanished without a word is asked whether it is there after so long a silence. */
const keepAliveMs = 15_000;

/** Sends the headers of a streamed answer at once, and lets the verb write its body. A HEAD gets no body. */
export function respondStream(
  { method }: IncomingMessage,
  response: ApiResponse,
  { status, headers, run }: VerbStream,
): void {
  // The client may have left while the answer was prepared.
  if (response.destroyed) return;
  writeHead(response, status, headers);
  if (method === "HEAD") {
    response.end();
    return;
  }
  response.flushHeaders();
  response.socket?.setKeepAlive(true, keepAliveMs);
  run({
    write: (bytes) => response.write(bytes),
    end: () => void response.end(),
    destroy: () => void response.destroy(),
    report: (error) => {
      response.err = error;
    },
    onDrain: (listener) => void response.on("drain", listener),
    onClose: (listener) => void response.on("close", listener),
  });
}
