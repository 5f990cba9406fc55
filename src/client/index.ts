/** The typed client of the API server, for every component that talks to it. Works in Node and in browsers. */
export type { Resources } from "./api.js";
export { type Client, type ClientOptions, createClient } from "./client.js";
export type { CallOptions } from "./deadline.js";
export {
  ApiError,
  ConnectionError,
  type ErrorCause,
  type ErrorReason,
  isAlreadyExists,
  isConflict,
  isInvalid,
  isNotFound,
  TimeoutError,
  UnexpectedResponseError,
} from "./errors.js";
export type { Change, ObjectList, ResourceClient, UpdateOptions } from "./resource-client.js";
export type { Fetch, FetchInit, FetchResponse } from "./transport.js";
