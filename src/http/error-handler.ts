import type { ErrorRequestHandler, RequestHandler } from "express";
import { ApiError, toApiError } from "../errors.js";
import { type ApiResponse, apiResponse } from "./api-response.js";
import { respondError } from "./respond.js";

/** Answers requests that no route has taken. */
export const notFound: RequestHandler = ({ path }, response) => {
  const message = `Nothing is at ${path.slice(0, 200)}; /docs lists every path of the API`;
  respondError(apiResponse(response), new ApiError("NotFound", message));
};

/** Answers a request whose target is no URL, such as `http://[/`: Express asks no handler about it. */
export function refuseTarget(response: ApiResponse): void {
  respondError(response, new ApiError("BadRequest", "The request target is not valid: it must be a path, or a URL"));
}

/**
 * Turns whatever was thrown into an answer. Failures that are ours, not the client's, are left on the response for the
 * log, with their stack.
 */
export function answerError(error: unknown, response: ApiResponse): void {
  const apiError = toApiError(error);
  if (apiError.code >= 500) response.err = loggedError(apiError);
  if (response.headersSent) response.destroy();
  else respondError(response, apiError);
}

/** Answers what was thrown where Express had found the way. */
export const errorHandler: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  answerError(error, apiResponse(response));
};

/** What is behind a failure says more than the failure itself. */
function loggedError(error: ApiError): Error {
  return error.cause instanceof Error ? error.cause : error;
}
