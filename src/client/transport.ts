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
}

/** Where requests go, and how. */
export interface TransportOptions {
  readonly baseUrl: string | undefined;
  readonly fetch: Fetch | undefined;
  readonly headers: Readonly<Record<string, string>> | undefined;
}

/** One request to the server. */
export interface TransportRequest {
  readonly method: "GET" | "POST" | "PUT" | "DELETE";
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
  readonly metadata?: { readonly resourceVersion: string };
}

/** Sends one request, once, and reads the whole answer. Rejects with one of the errors of errors.ts. */
export type Transport = <Data>(request: TransportRequest, signal: AbortSignal) => Promise<Envelope<Data>>;

/** Throws a `TypeError` for a base URL or headers that cannot be used. */
export function createTransport(options: TransportOptions): Transport {
  const baseUrl = resolveBaseUrl(options.baseUrl);
  const headers = Object.fromEntries(new Headers({ accept: "application/json", ...options.headers }));
  const fetch: Fetch = options.fetch ?? ((url, init) => globalThis.fetch(url, init));

  return async <Data>(request: TransportRequest, signal: AbortSignal) => {
    const { method, path, body } = request;
    const init: FetchInit = { method, headers: { ...headers, ...request.headers }, signal, redirect: "manual" };
    if (body !== undefined) {
      init.body = JSON.stringify(body);
      init.headers["content-type"] = "application/json";
    }
    return readEnvelope<Data>({ method, url: baseUrl + path }, await exchange(fetch, baseUrl + path, init));
  };
}

interface Answer {
  readonly response: FetchResponse;
  /** The whole body: it is always read to its end, so that the connection can be used again. */
  readonly text: string;
}

async function exchange(fetch: Fetch, url: string, init: FetchInit): Promise<Answer> {
  init.signal.throwIfAborted();
  try {
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch (error) {
    throw init.signal.aborted ? init.signal.reason : new ConnectionError({ method: init.method, url }, error);
  }
}

function readEnvelope<Data>(request: RequestInfo, { response, text }: Answer): Envelope<Data> {
  const { status } = response;
  const succeeded = status >= 200 && status < 300;
  if (succeeded && request.method === "DELETE") return { data: undefined as Data };
  const body = parseObject(text);
  if (succeeded && body && "data" in body) return body as unknown as Envelope<Data>;
  if (!succeeded && isErrorBody(body)) throw new ApiError(request, status, body);
  throw new UnexpectedResponseError(request, status, describe(response, body), text);
}

function describe({ status, statusText, headers }: FetchResponse, body: object | undefined): string {
  // Browsers hide the status of a redirect that is not followed: it is 0.
  if (status === 0 || (status >= 300 && status < 400)) return `redirect to ${headers.get("location") ?? "elsewhere"}`;
  const type = headers.get("content-type") ?? "no content type";
  return `${`${status} ${statusText}`.trim()}, ${body ? "not an answer of this API" : `not JSON (${type})`}`;
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value = JSON.parse(text);
    return value !== null && typeof value === "object" ? value : undefined;
  } catch {
    return undefined;
  }
}

function isErrorBody(body: unknown): body is ErrorBody {
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
