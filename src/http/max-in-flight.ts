import type { IncomingMessage, ServerResponse } from "node:http";
import type { ApiListener, ApiResponse } from "./api-response.js";
import { type Limits, type RequestKind, tooManyRequests } from "./limits.js";

/** Methods that only read (RFC 9110, section 9.2.1). */
const readMethods: ReadonlySet<string> = new Set(["GET", "HEAD", "OPTIONS"]);

/** Whether a request only reads. */
export function kindOf(method = "GET"): RequestKind {
  return readMethods.has(method) ? "readOnly" : "mutating";
}

/**
 * Lets requests for objects wait while too many are under way, and refuses them if that does not change, before anything
 * else is done for them: the less time that takes, the more is left for the others. Everything else, such as /livez, is
 * let through.
 */
export function maxInFlight(limits: Limits, next: ApiListener): ApiListener {
  const refuse = { readOnly: refusal("readOnly"), mutating: refusal("mutating") };
  const waitOrRefuse = async (kind: RequestKind, request: IncomingMessage, response: ApiResponse) => {
    const hasTurn = await limits.turn(kind);
    if (!hasTurn) {
      limits.dropped[kind] += 1;
      refuse[kind](response);
    } else if (!response.destroyed) next(request, response);
  };
  return (request, response) => {
    const kind = kindOf(request.method);
    if (limits.isFull(kind) && request.url?.startsWith("/api")) waitOrRefuse(kind, request, response);
    else next(request, response);
  };
}

/** The same answer for every request, so it is made once. */
function refusal(kind: RequestKind): (response: ServerResponse) => void {
  const { code, headers, body } = tooManyRequests(kind);
  const bytes = Buffer.from(`${JSON.stringify(body)}\n`);
  const head = { ...headers, "Content-Type": "application/json", "Content-Length": bytes.length };
  return (response) => void response.writeHead(code, head).end(bytes);
}
