import { StoreError, type StoreErrorCode } from "./storage/store.js";

/**
 * Every reason that a failure can have, and its HTTP status: the Kubernetes status reasons
 * (https://kubernetes.io/docs/reference/kubernetes-api/common-definitions/status/).
 */
export const reasons = {
  BadRequest: 400,
  Unauthorized: 401,
  Forbidden: 403,
  NotFound: 404,
  MethodNotAllowed: 405,
  NotAcceptable: 406,
  AlreadyExists: 409,
  Conflict: 409,
  Expired: 410,
  RequestEntityTooLarge: 413,
  UnsupportedMediaType: 415,
  Invalid: 422,
  TooManyRequests: 429,
  InternalError: 500,
  ServiceUnavailable: 503,
  Timeout: 504,
} as const;

export type Reason = keyof typeof reasons;

/** One thing that is wrong with a request. */
export interface Cause {
  /** Path of the field as Kubernetes writes it, such as `spec.containers[0].image`, or the name of a parameter. */
  readonly field: string;
  /** What is wrong, in words that can follow the field's name. */
  readonly message: string;
}

export interface ApiErrorDetails {
  /** Every single mistake. */
  readonly causes?: readonly Cause[];
  /** Headers of the answer, such as Allow. */
  readonly headers?: Headers;
  /** The error behind this one, for the log. */
  readonly cause?: unknown;
}

/** Headers of an answer; a list is sent as one header line per element. */
export type Headers = Readonly<Record<string, string | readonly string[]>>;

/** The body of a failure. */
export interface ErrorBody {
  readonly error: string;
  readonly reason: Reason;
  readonly code: number;
  readonly causes?: readonly Cause[];
}

/** A failure that the client is told about as it is. */
export class ApiError extends Error {
  override readonly name = "ApiError";
  readonly causes: readonly Cause[] | undefined;
  readonly headers: Headers;

  constructor(
    readonly reason: Reason,
    message: string,
    { causes, headers = {}, cause }: ApiErrorDetails = {},
  ) {
    super(message, { cause });
    this.causes = causes;
    this.headers = headers;
  }

  /** HTTP status. */
  get code(): number {
    return reasons[this.reason];
  }

  get body(): ErrorBody {
    const { message: error, reason, code, causes } = this;
    return causes === undefined ? { error, reason, code } : { error, reason, code, causes };
  }
}

/** A reason why the server cannot start that its operator can do something about; the message says all there is. */
export class StartError extends Error {
  override readonly name = "StartError";
}

/** A reason why a backup or a restore was not done; the message says all there is. */
export class BackupError extends Error {
  override readonly name = "BackupError";
}

/** What clients are told when the store fails. A message that is missing here is the store's own. */
const storeFailures: Readonly<Record<StoreErrorCode, { reason: Reason; message?: string; retryAfter?: string }>> = {
  unavailable: { reason: "ServiceUnavailable", message: "The store does not answer; try again", retryAfter: "1" },
  "outcome-unknown": {
    reason: "Timeout",
    message: "The store did not answer in time; the write may or may not have been applied",
  },
  compacted: { reason: "Expired", message: "The requested revision is no longer kept; read again" },
  "future-revision": { reason: "BadRequest", message: "The requested revision has not been reached yet" },
  "too-large": { reason: "RequestEntityTooLarge" },
  "no-space": {
    reason: "ServiceUnavailable",
    message: "The store has no room for the write; reads go on",
    retryAfter: "10",
  },
  unwritable: {
    reason: "ServiceUnavailable",
    message: "The disk of the store refuses writes; reads go on",
    retryAfter: "10",
  },
  unusable: { reason: "InternalError", message: "The data in the store cannot be read" },
  closed: { reason: "ServiceUnavailable", message: "The server is shutting down", retryAfter: "1" },
};

/** Whatever was thrown, as the failure that the client is told about. Says nothing about errors that are bugs of ours. */
export function toApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof StoreError) {
    const { reason, message, retryAfter } = storeFailures[error.code];
    const headers: Headers = retryAfter === undefined ? {} : { "Retry-After": retryAfter };
    return new ApiError(reason, message ?? error.message, { headers, cause: error });
  }
  return new ApiError("InternalError", "The server failed; its log says why", { cause: error });
}
