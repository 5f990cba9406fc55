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
  isExpired,
  isInvalid,
  isNotFound,
  TimeoutError,
  UnexpectedResponseError,
} from "./errors.js";
export type {
  BackoffOptions,
  Indexer,
  Informer,
  InformerHandler,
  InformerOptions,
  InformerState,
  InformerStore,
  Remove,
} from "./informer.js";
export type { JsonPatchOperation } from "./json-patch.js";
export type { MergePatch } from "./merge-patch.js";
export { keyOf, type ObjectKey } from "./object-key.js";
export type {
  Change,
  DeleteOptions,
  IterateOptions,
  ListOptions,
  ObjectList,
  Patch,
  ResourceClient,
  UpdateOptions,
  WatchOneOptions,
  WatchOptions,
  WriteOptions,
} from "./resource-client.js";
export type { BodyReader, Fetch, FetchInit, FetchResponse } from "./transport.js";
export type { Bookmark, WatchEvent } from "./watch-event.js";
export {
  createWorkQueue,
  type RunOptions,
  type WorkQueue,
  type WorkQueueFailure,
  type WorkQueueOptions,
} from "./work-queue.js";
