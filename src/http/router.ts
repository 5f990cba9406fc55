import type { IncomingHttpHeaders } from "node:http";
import type { Express, Request } from "express";
import { ApiError } from "../errors.js";
import { routeLabels, watchLabels } from "../metrics/request-labels.js";
import type { RequestMetrics } from "../metrics/request-metrics.js";
import { verbs } from "../verbs/index.js";
import type { VerbRequest, VerbTarget } from "../verbs/verb.js";
import { isWatch, watchMediaTypes } from "../verbs/watch.js";
import { readBody } from "./body.js";
import { type Limits, RequestShare } from "./limits.js";
import { kindOf } from "./max-in-flight.js";
import { bindPath, type RequestHandler } from "./method-map.js";
import { respond } from "./respond.js";
import { respondStream } from "./stream.js";

/** What watches over the requests of all routes. */
export interface RouterParts {
  readonly limits: Limits;
  readonly metrics: RequestMetrics;
}

/** Binds every route to its verb. Express finds the path; from there on verbs know nothing of it. */
export function bindRoutes(app: Express, targets: readonly VerbTarget[], parts: RouterParts): void {
  const paths = new Map<string, Map<string, RequestHandler>>();
  for (const target of targets) {
    const { path, method } = target.route;
    const handlers = paths.get(path) ?? new Map<string, RequestHandler>();
    handlers.set(method, createHandler(target, parts));
    paths.set(path, handlers);
  }
  for (const [path, handlers] of paths) bindPath(app, path, handlers, parts.metrics);
}

function createHandler(target: VerbTarget, { limits, metrics }: RouterParts): RequestHandler {
  const { route, registry } = target;
  const verb = verbs[route.action];
  const hasBody = route.method !== "GET";
  const { maxBodyBytes } = registry.resource;
  const labels = routeLabels(route, registry.resource);
  const labelsOfWatch = watchLabels(route, registry.resource);
  return async (request, response) => {
    metrics.label(response, labels);
    const query = queryOf(request.url);
    const watches = isWatch({ query }, target);
    if (watches) metrics.label(response, labelsOfWatch);
    const mediaTypes = watches ? watchMediaTypes : ["application/json"];
    const mediaType = negotiate(request.headers, mediaTypes, () => request.accepts([...mediaTypes]));
    const share = new RequestShare(limits, response);
    try {
      const body = hasBody ? await readBody(request, maxBodyBytes, (bytes) => share.takeBodyBytes(bytes)) : noBody;
      await share.takePlace(kindOf(request.method));
      if (watches) share.takeWatch(request.socket.remoteAddress ?? "");
      const answer = await verb(verbRequest(request, { query, mediaType, body }), target);
      if ("run" in answer) {
        share.givePlaceBack();
        respondStream(request, response, answer);
      } else respond(response, answer);
    } finally {
      share.done();
    }
  };
}

function verbRequest(
  { params, headers }: Request,
  rest: Pick<VerbRequest, "query" | "mediaType" | "body">,
): VerbRequest {
  return {
    // Every path parameter is a single segment; only wildcards, which no route has, give lists.
    params: params as Record<string, string>,
    contentType: headers["content-type"],
    ifMatch: headers["if-match"],
    ifNoneMatch: headers["if-none-match"],
    lastEventId: textOf(headers["last-event-id"]),
    ...rest,
  };
}

/** Headers that Node does not know are joined into one text like those that it knows. */
function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(", ") : header;
}

const noBody = Buffer.alloc(0);

function queryOf(url: string): string {
  const start = url.indexOf("?");
  return start === -1 ? "" : url.slice(start + 1);
}

/**
 * The media type of the answer that the client prefers. Refused before anything is done: a client that cannot read the
 * answer should not find out after the write.
 *
 * @throws ApiError NotAcceptable if it accepts none.
 */
function negotiate(
  { accept }: IncomingHttpHeaders,
  mediaTypes: readonly string[],
  preferred: () => string | false,
): string {
  const [usual = ""] = mediaTypes;
  if (accept === undefined || accept === "*/*" || accept === usual) return usual;
  const mediaType = preferred();
  if (mediaType !== false) return mediaType;
  const possible = mediaTypes.join(" or ");
  throw new ApiError("NotAcceptable", `Answers are ${possible}, which Accept: ${accept.slice(0, 100)} excludes`);
}
