import type { IncomingMessage } from "node:http";
import { ApiError } from "../errors.js";

const empty = Buffer.alloc(0);

/**
 * Reads the body of a request.
 *
 * @param limit Largest number of bytes.
 * @param take Called before bytes are read: with all of them if the client tells how many, else with every piece. What it
 *   throws ends the reading.
 * @throws ApiError UnsupportedMediaType for encoded bodies, RequestEntityTooLarge, or BadRequest if the client breaks off.
 *   What is left of the body is then read and dropped, so that the client gets to the answer.
 */
export async function readBody(
  request: IncomingMessage,
  limit: number,
  take: (bytes: number) => void,
): Promise<Buffer> {
  const { "content-encoding": encoding, "content-length": length, "transfer-encoding": transfer } = request.headers;
  if (transfer === undefined && (length === undefined || length === "0")) return empty;
  try {
    if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
      // RFC 9110, section 12.5.3: Accept-Encoding tells which codings would have been taken.
      throw new ApiError("UnsupportedMediaType", `Bodies must be sent as they are, not encoded as ${encoding}`, {
        headers: { "Accept-Encoding": "identity" },
      });
    }
    if (length === undefined) return await collect(request, limit, take);
    if (Number(length) > limit) throw tooLarge(limit);
    take(Number(length));
    return await collect(request, limit, () => {});
  } catch (error) {
    request.resume();
    throw error;
  }
}

function collect(request: IncomingMessage, limit: number, take: (bytes: number) => void): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let size = 0;
    const onData = (chunk: Buffer) => {
      size += chunk.length;
      try {
        if (size > limit) throw tooLarge(limit);
        take(chunk.length);
        chunks.push(chunk);
      } catch (error) {
        finish(() => reject(error));
      }
    };
    const onEnd = () => finish(() => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    const onClose = () => finish(() => reject(new ApiError("BadRequest", "The request ended before its body did")));
    const finish = (settle: () => void) => {
      request.off("data", onData).off("end", onEnd).off("close", onClose).off("error", onClose);
      // An aborted request may emit `error` later; without a listener that would end the process.
      request.on("error", () => {});
      settle();
    };
    request.on("data", onData).on("end", onEnd).on("close", onClose).on("error", onClose);
  });
}

function tooLarge(limit: number): ApiError {
  return new ApiError("RequestEntityTooLarge", `The body is too large: at most ${limit} bytes are possible here`);
}
