import type { IncomingMessage } from "node:http";
import { ApiError } from "../errors.js";

/** A name or an address, and perhaps a port (RFC 3986, sections 3.2.2 and 3.2.3). */
const hostAndPort = /^(?:\[[\da-fA-F:.]+\]|[\w.~!$&'()*+,;=%-]*)(?::\d*)?$/;

/** Most requests have the host of the one before. */
let lastHost = "";

/**
 * Refuses requests of HTTP/1.1 that do not say once which host they mean (RFC 9112, section 3.2).
 *
 * @throws ApiError BadRequest.
 */
export function requireHost({ httpVersion, headers: { host }, rawHeaders }: IncomingMessage): void {
  if (host === undefined) {
    if (httpVersion === "1.0") return;
    throw new ApiError("BadRequest", "The request has no Host header, which HTTP/1.1 requires");
  }
  if (host !== lastHost) {
    if (!hostAndPort.test(host)) throw new ApiError("BadRequest", "The Host header of the request names no host");
    lastHost = host;
  }
  if (hasSecondHost(rawHeaders)) throw new ApiError("BadRequest", "The request has more than one Host header");
}

/** Node drops all but the first. */
function hasSecondHost(rawHeaders: readonly string[]): boolean {
  let hasOne = false;
  for (let index = 0; index < rawHeaders.length; index += 2) {
    const name = rawHeaders[index] as string;
    if (name.length !== 4 || name.toLowerCase() !== "host") continue;
    if (hasOne) return true;
    hasOne = true;
  }
  return false;
}
