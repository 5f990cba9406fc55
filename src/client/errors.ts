/**
 * What a call of the client can reject with, besides the reason of the caller's own signal and programming mistakes
 * (`RangeError` for a parameter that is missing or cannot be part of a path, `TypeError` for what is not JSON).
 */

/** The reasons that this version of the API has. */
export type KnownReason =
  | "BadRequest"
  | "Unauthorized"
  | "Forbidden"
  | "NotFound"
  | "MethodNotAllowed"
  | "NotAcceptable"
  | "AlreadyExists"
  | "Conflict"
  | "Expired"
  | "RequestEntityTooLarge"
  | "UnsupportedMediaType"
  | "Invalid"
  | "TooManyRequests"
  | "InternalError"
  | "ServiceUnavailable"
  | "Timeout";

/** Why the server refused, as it says in `reason`. A newer server may send others. */
export type ErrorReason = KnownReason | (string & {});

/** One thing that is wrong with what was sent. */
export interface ErrorCause {
  /** Path of the field, for instance `spec.containers[0].image`. */
  readonly field: string;
  /** What is wrong with it, in words. */
  readonly message: string;
}

/** The body of an answer that says why a request failed. */
export interface ErrorBody {
  readonly error: string;
  readonly reason: ErrorReason;
  readonly code?: number;
  readonly causes?: readonly ErrorCause[];
}

/** The request that an error is about. */
export interface RequestInfo {
  readonly method: string;
  readonly url: string;
}

/** What the errors about a request have in common. */
abstract class RequestError extends Error {
  /** HTTP method of the request. */
  readonly method: string;
  /** URL of the request. */
  readonly url: string;
  /** How long the answer asks to wait before the next attempt, in milliseconds; undefined if it does not. */
  readonly retryAfterMs: number | undefined;

  constructor(
    request: RequestInfo,
    message: string,
    options: { readonly cause?: unknown; retryAfterMs?: number | undefined },
  ) {
    super(message, options);
    this.method = request.method;
    this.url = request.url;
    this.retryAfterMs = options.retryAfterMs;
  }
}

/**
 * The server refused the request, or failed at it, and said why. Its message is the server's, followed by one line for
 * every cause that this leaves out.
 */
export class ApiError extends RequestError {
  override readonly name: string = "ApiError";
  /** HTTP status, for instance 404. */
  readonly code: number;
  /** The machine-readable reason, for instance `NotFound`. */
  readonly reason: ErrorReason;
  /** Every field that is wrong, where the server names them; otherwise empty. */
  readonly causes: readonly ErrorCause[];

  constructor(request: RequestInfo, code: number, body: ErrorBody, retryAfterMs?: number) {
    const causes = body.causes ?? [];
    const unsaid = causes.filter(({ field, message }) => !body.error.includes(`${field} ${message}`));
    super(request, [body.error, ...unsaid.map(({ field, message }) => `  ${field}: ${message}`)].join("\n"), {
      retryAfterMs,
    });
    this.code = code;
    this.reason = body.reason;
    this.causes = causes;
  }
}

/**
 * Something answered, but not as this API does: a proxy's error page, a redirect, a body that is not the JSON it should
 * be. A write may or may not have been applied.
 */
export class UnexpectedResponseError extends RequestError {
  override readonly name: string = "UnexpectedResponseError";
  /** HTTP status, for instance 502. */
  readonly code: number;
  /** The body as it came; of a watch, the line that is at fault. */
  readonly body: string;

  constructor(request: RequestInfo, code: number, problem: string, body: string, retryAfterMs?: number) {
    const excerpt = body.replace(/\s+/g, " ").trim().slice(0, 200);
    super(request, `${request.method} ${request.url}: ${problem}${excerpt && `: ${excerpt}`}`, { retryAfterMs });
    this.code = code;
    this.body = body;
  }
}

/**
 * There was no connection to the server, or it broke before the whole answer was there; `cause` is what `fetch` said. A
 * write may or may not have been applied.
 */
export class ConnectionError extends RequestError {
  override readonly name: string = "ConnectionError";

  constructor(request: RequestInfo, cause: unknown) {
    super(request, `${request.method} ${request.url}: ${rootMessage(cause)}`, { cause });
  }
}

/** The call took longer than its `timeoutMs`. A write may or may not have been applied. */
export class TimeoutError extends Error {
  override readonly name: string = "TimeoutError";
  /** The limit that was exceeded, in milliseconds. */
  readonly timeoutMs: number;

  constructor(call: string, timeoutMs: number) {
    super(`${call}: not done within ${timeoutMs} ms`);
    this.timeoutMs = timeoutMs;
  }
}

/** Whether the object is not there (404). */
export function isNotFound(error: unknown): error is ApiError {
  return hasReason(error, "NotFound");
}

/** Whether the object has changed since it was read (409): read it again, and decide again. */
export function isConflict(error: unknown): error is ApiError {
  return hasReason(error, "Conflict");
}

/** Whether an object of that name was there already (409). */
export function isAlreadyExists(error: unknown): error is ApiError {
  return hasReason(error, "AlreadyExists");
}

/**
 * Whether the server no longer has the history that a watch or the next page of a list needs (410): list again from the
 * start.
 */
export function isExpired(error: unknown): error is ApiError {
  return hasReason(error, "Expired");
}

/**
 * Whether what was sent breaks the schema (422); `causes` names every field that does. Fields that the schema does not
 * know are not Invalid but a BadRequest (400).
 */
export function isInvalid(error: unknown): error is ApiError {
  return hasReason(error, "Invalid");
}

function hasReason(error: unknown, reason: ErrorReason): error is ApiError {
  return error instanceof ApiError && error.reason === reason;
}

/** The innermost words: Node's `fetch` only says "fetch failed", and why stands in a chain of causes. */
function rootMessage(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.cause instanceof Error) return rootMessage(error.cause);
  return error.message || (error as { code?: string }).code || error.name;
}
