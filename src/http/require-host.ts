import type { RequestHandler } from "express";
import { ApiError } from "../errors.js";

/** Refuses requests of HTTP/1.1 that do not say which host they mean (RFC 9112, section 3.2). */
export const requireHost: RequestHandler = ({ httpVersion, headers }, _response, next) => {
  if (httpVersion === "1.1" && headers.host === undefined) {
    throw new ApiError("BadRequest", "The request has no Host header, which HTTP/1.1 requires");
  }
  next();
};
