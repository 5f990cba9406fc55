import type { IncomingMessage } from "node:http";
import { ApiError } from "../errors.js";

/**
 * Refuses requests of HTTP/1.1 that do not say which host they mean (RFC 9112, section 3.2).
 *
 * @throws ApiError BadRequest.
 */
export function requireHost({ httpVersion, headers }: IncomingMessage): void {
  if (headers.host === undefined && httpVersion === "1.1") {
    throw new ApiError("BadRequest", "The request has no Host header, which HTTP/1.1 requires");
  }
}
