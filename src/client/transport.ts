import { ApiError, ConnectionError, type ErrorBody, type RequestInfo, UnexpectedResponseError } from "./errors.js";

/**
 * The part of the standard `fetch` that the client uses. It is written out here, and not `typeof fetch`, so that it is
 * the same in browsers, in Node and for any stand-in.
 */
export type Fetch = (url: string, init: FetchInit) => Promise<FetchResponse>;

/** What the client tells `fetch` about a request. */
export interface FetchInit {
  method: string;
  /** By name in lower case. */
  headers: Record<string, string>;
  body?: string;
  signal: AbortSignal;
  /** Redirects are answers like any other: following one could turn a write into a read. */
  redirect: "manual";
}

/** What the client needs of the answer that `fetch` gives. */
export interface FetchResponse {
  readonly status: number;
  readonly statusText: string;
  readonly headers: { get(name: string): string | null };
  text(): Promise<string>;
  /** The body as it comes in. Only watches and informers need it; a stand-in for other calls can go without. */
  readonly body?: { getReader(): BodyReader } | null;
}

/** Reads a body piece by piece. */
export interface BodyReader {
  read(): Promise<{ readonly done: boolean; readonly value?: Uint8Array | undefined }>;
}

/** Where requests go, and how. */
export interface TransportOptions {
  readonly baseUrl: string | undefined;
  readonly fetch: Fetch | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** One request to the server. */
export interface TransportRequest {
  readonly method: "GET" | "POST" | "PUT" | "PATCH" | "DELETE";
  /** Path and query, encoded. */
  readonly path: string;
  /** Is sent as JSON. */
  readonly body?: unknown;
  /** By name in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
}

/** The body of an answer that says that a request succeeded. */
export interface Envelope<Data> {
  readonly data: Data;
  /** Of lists only. */
  readonly metadata?: {
    readonly resourceVersion: string;
    readonly continue?: string;
    readonly remainingItemCount?: number;
  };
}

/** An answer that says that a request succeeded, with its body still to come. */
export interface OpenAnswer {
  readonly request: RequestInfo;
  readonly response: FetchResponse;
}

/** Both methods reject with one of the errors of errors.ts, and with the signal's reason when that aborts. */
export interface Transport {
  /** Sends one request, once, and reads the whole answer. */
  send<Data>(request: TransportRequest, signal: AbortSignal): Promise<Envelope<Data>>;
  /** Sends one request, once, and waits for the head of the answer. The signal cuts off the body, too. */
  open(request: TransportRequest, signal: AbortSignal): Promise<OpenAnswer>;
}

/** Throws a `TypeError` for a base URL or headers that cannot be used. */
export function createTransport(options: TransportOptions): Transport {
  const baseUrl = resolveBaseUrl(options.baseUrl);
  const headers = Object.fromEntries(new Headers({ accept: "application/json", ...options.headers }));
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));

  const open = async ({ method, path, body, headers: own }: TransportRequest, signal: AbortSignal) => {
    const init: FetchInit = { method, headers: { ...headers, ...own }, signal, redirect: "manual" };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers = { ...headers, "content-type": "application/json", ...own };
    }
    const request = { method, url: baseUrl + path };
    signal.throwIfAborted();
    const response = await exchange(request, signal, () => fetch(request.url, init));
    const answer = { request, response };
    if (!succeeded(response)) await readEnvelope(answer, signal);
    return answer;
  };
  return {
    open,
    send: async <Data>(request: TransportRequest, signal: AbortSignal) =>
      readEnvelope<Data>(await open(request, signal), signal),
  };
}

/** Tells a broken connection from a call that was given up. */
export async function exchange<Result>(
  request: RequestInfo,
  signal: AbortSignal,
  action: () => Promise<Result>,
): Promise<Result> {
  try {
    return await action();
  } catch (error) {
    throw signal.aborted ? signal.reason : new ConnectionError(request, error);
  }
}

function succeeded({ status }: FetchResponse): boolean {
  return status >= 200 && status < 300;
}

/** The body is always read to its end, so that the connection can be used again. Throws what a failure says. */
async function readEnvelope<Data>({ request, response }: OpenAnswer, signal: AbortSignal): Promise<Envelope<Data>> {
  const text = await exchange(request, signal, () => response.text());
  const { status } = response;
  // What is gone has no body.
  if (request.method === "DELETE" && status === 204) return { data: undefined as Data };
  const body = parseObject(text);
  if (succeeded(response) && body && "data" in body) return body as unknown as Envelope<Data>;
  if (!succeeded(response) && isErrorBody(body)) throw new ApiError(request, status, body, retryAfterMs(response));
  throw new UnexpectedResponseError(request, status, describe(response, body), text, retryAfterMs(response));
}

/** Undefined also where `Retry-After` is a date: clocks differ. */
function retryAfterMs({ headers }: FetchResponse): number | undefined {
  return Number(headers.get("retry-after")) * 1_000 || undefined;
}

function describe({ status, statusText, headers }: FetchResponse, body: object | undefined): string {
  // Browsers hide the status of a redirect that is not followed: it is 0.
  if (status === 0 || (status >= 300 && status < 400)) return `redirect to ${headers.get("location") ?? "elsewhere"}`;
  const type = headers.get("content-type") ?? "no content type";
  return `${`${status} ${statusText}`.trim()}, ${body ? "not an answer of this API" : `not JSON (${type})`}`;
}

/** Undefined for what is not JSON, and for JSON that is no object. */
export function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" ? value : undefined;
  } catch {
    return undefined;
  }
}

/** Whether it is the body of an answer that says why a request failed. */
export function isErrorBody(body: unknown): body is ErrorBody {
  const { error, reason } = (body ?? {}) as Partial<ErrorBody>;
  return typeof error === "string" && typeof reason === "string";
}

/** Where the server listens unless it is told otherwise. */
const DEFAULT_BASE_URL = "http://127.0.0.1:8080";

/** The base of all URLs, without a slash at its end. In a browser it may be relative to the page. */
function resolveBaseUrl(given: string | undefined): string {
  const page = (globalThis as { readonly location?: { readonly href: string } }).location?.href;
  const baseUrl = given ?? (page === undefined ? DEFAULT_BASE_URL : "/");
  try {
    const url = new URL(baseUrl, page);
    const { protocol, username, password, search, hash } = url;
    if (/^https?:$/.test(protocol) && !(username || password || search || hash)) {
      return url.origin + url.pathname.replace(/\/+$/, "");
    }
  } catch {
    // Not a URL: the same answer as for one that does not serve.
  }
  throw new TypeError(
    `baseUrl ${JSON.stringify(baseUrl)} is not an http or https URL without user, query and fragment`,
  );
}
