import type { IncomingMessage } from "node:http";
import { ApiError } from "../errors.js";
import { atEndOfTurn } from "./end-of-turn.js";

const empty = Buffer.alloc(0);

/**
 * Reads the body of a request.
 *
 * @param limit Largest number of bytes.
 * @param take Called before bytes are read: with all of them if the client tells how many, else with every piece. What it
 *   throws ends the reading.
 * @throws ApiError UnsupportedMediaType for encoded bodies, RequestEntityTooLarge, or BadRequest if the client breaks off;
 *   a promise rejects with it. What is left of the body is then read and dropped, so that the client gets to the answer.
 */
export function readBody(
  request: IncomingMessage,
  limit: number,
  take: (bytes: number) => void,
): Buffer | Promise<Buffer> {
  const { "content-encoding": encoding, "content-length": length, "transfer-encoding": transfer } = request.headers;
  if (transfer === undefined && (length === undefined || Number(length) === 0)) return empty;
  try {
    if (encoding !== undefined && encoding.toLowerCase() !== "identity") {
      // RFC 9110, section 12.5.3: Accept-Encoding tells which codings would have been taken.
      throw new ApiError("UnsupportedMediaType", `Bodies must be sent as they are, not encoded as ${encoding}`, {
        headers: { "Accept-Encoding": "identity" },
      });
    }
    // RFC 9112, section 6.1: a coding that is not understood must not be taken for the content.
    if (transfer !== undefined && transfer.toLowerCase() !== "chunked") {
      throw new ApiError("UnsupportedMediaType", `Bodies must be sent as they are or chunked, not as ${transfer}`);
    }
    // Its end would not be told again, so the bytes would be waited for, and counted, for ever.
    if (request.destroyed) throw brokenOff();
    if (length === undefined) return collectChunked(request, limit, take);
    const bytes = Number(length);
    if (bytes > limit) throw tooLarge(limit);
    take(bytes);
    return collect(request, bytes);
  } catch (error) {
    request.resume();
    throw error;
  }
}

/**
 * All of a body whose length the client has told; the HTTP parser sees to it that no more comes. It is taken up together
 * with the others of the turn.
 */
function collect(request: IncomingMessage, length: number): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let left = length;
    // Listeners stay: each that is added or removed costs as much as a piece of the body.
    request.on("data", (chunk: Buffer) => {
      left -= chunk.length;
      chunks.push(chunk);
      if (left === 0) atEndOfTurn(() => resolve(chunks.length === 1 ? chunk : Buffer.concat(chunks, length)));
    });
    request.on("close", () => {
      if (left > 0) reject(brokenOff());
    });
  });
}

/** A body that ends when the client says so. */
function collectChunked(request: IncomingMessage, limit: number, take: (bytes: number) => void): Promise<Buffer> {
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
        request.off("data", onData).resume();
        reject(error);
      }
    };
    request.on("data", onData).on("end", () => resolve(Buffer.concat(chunks)));
    request.on("close", () => {
      if (!request.complete) reject(brokenOff());
    });
  });
}

function brokenOff(): ApiError {
  return new ApiError("BadRequest", "The request ended before its body did");
}

function tooLarge(limit: number): ApiError {
  return new ApiError("RequestEntityTooLarge", `The body is too large: at most ${limit} bytes are possible here`);
}
