import type { ServerResponse } from "node:http";
import type { ErrorRequestHandler, RequestHandler } from "express";
import { ApiError, toApiError } from "../errors.js";
import { respondError } from "./respond.js";

/** Answers requests that no route has taken. */
export const notFound: RequestHandler = (request, response) => {
  const message = `Nothing is at ${request.path.slice(0, 200)}; /docs lists every path of the API`;
  respondError(response, new ApiError("NotFound", message));
};

/** Answers a request whose target is no URL, such as `http://[/`: Express asks no handler about it. */
export function refuseTarget(response: ServerResponse): void {
  respondError(response, new ApiError("BadRequest", "The request target is not valid: it must be a path, or a URL"));
}

/**
 * Turns whatever was thrown into an answer. Failures that are ours, not the client's, are left on the response for the
 * log, with their stack.
 */
export const errorHandler: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const apiError = isBadPath(error)
    ? new ApiError("BadRequest", "The path is not valid: a % must be followed by two hexadecimal digits, in UTF-8")
    : toApiError(error);
  if (apiError.code >= 500) response.err = loggedError(apiError);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  respondError(response, apiError);
};

/** Express throws this where a path parameter cannot be decoded. */
function isBadPath(error: unknown): boolean {
  return error instanceof URIError && "status" in error && error.status === 400;
}

/** What is behind a failure says more than the failure itself. */
function loggedError(error: ApiError): Error {
  return error.cause instanceof Error ? error.cause : error;
}
