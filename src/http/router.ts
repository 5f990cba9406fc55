import type { IncomingHttpHeaders } from "node:http";
import type { Express } from "express";
import { ApiError } from "../errors.js";
import { verbs } from "../verbs/index.js";
import type { VerbTarget } from "../verbs/verb.js";
import { isWatch, watchMediaTypes } from "../verbs/watch.js";
import { readBody } from "./body.js";
import { bindPath, type RequestHandler } from "./method-map.js";
import { respond } from "./respond.js";
import { respondStream } from "./stream.js";

/** Binds every route to its verb. Express finds the path; from there on verbs know nothing of it. */
export function bindRoutes(app: Express, targets: readonly VerbTarget[]): void {
  const paths = new Map<string, Map<string, RequestHandler>>();
  for (const target of targets) {
    const { path, method } = target.route;
    const handlers = paths.get(path) ?? new Map<string, RequestHandler>();
    handlers.set(method, createHandler(target));
    paths.set(path, handlers);
  }
  for (const [path, handlers] of paths) bindPath(app, path, handlers);
}

function createHandler(target: VerbTarget): RequestHandler {
  const { route, registry } = target;
  const verb = verbs[route.action];
  const hasBody = route.method !== "GET";
  const { maxBodyBytes } = registry.resource;
  return async (request, response) => {
    const { headers } = request;
    const query = queryOf(request.url);
    const mediaTypes = isWatch({ query }, target) ? watchMediaTypes : ["application/json"];
    const mediaType = negotiate(headers, mediaTypes, () => request.accepts([...mediaTypes]));
    const body = hasBody ? await readBody(request, maxBodyBytes) : noBody;
    const answer = await verb(
      {
        // Every path parameter is a single segment; only wildcards, which no route has, give lists.
        params: request.params as Record<string, string>,
        query,
        contentType: headers["content-type"],
        ifMatch: headers["if-match"],
        ifNoneMatch: headers["if-none-match"],
        mediaType,
        lastEventId: textOf(headers["last-event-id"]),
        body,
      },
      target,
    );
    if ("run" in answer) respondStream(request, response, answer);
    else respond(response, answer);
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
