import type { IncomingMessage } from "node:http";
import type { Request } from "express";
import { ApiError } from "../errors.js";
import { routeLabels, watchLabels } from "../metrics/request-labels.js";
import type { RequestMetrics } from "../metrics/request-metrics.js";
import { verbs } from "../verbs/index.js";
import type { VerbTarget } from "../verbs/verb.js";
import { isWatch, watchMediaTypes } from "../verbs/watch.js";
import { AnswerBatch } from "./answer-batch.js";
import type { ApiResponse } from "./api-response.js";
import { readBody } from "./body.js";
import { answerError } from "./error-handler.js";
import { type Limits, RequestShare } from "./limits.js";
import { kindOf } from "./max-in-flight.js";
import { byMethod, type RequestHandler } from "./method-map.js";
import { PathTable } from "./path-table.js";
import { respondStream } from "./stream.js";

/** What watches over the requests of all routes. */
export interface RouterParts {
  readonly limits: Limits;
  readonly metrics: RequestMetrics;
}

/**
 * Answers a request if there is a route for its path.
 *
 * @returns Whether there is one.
 */
export type Router = (path: string, request: IncomingMessage, response: ApiResponse) => boolean;

/** Creates the router of the API table. From a route on, verbs know nothing of HTTP. */
export function createRouter(targets: readonly VerbTarget[], parts: RouterParts): Router {
  const answers = new AnswerBatch();
  const paths = new Map<string, Map<string, RequestHandler>>();
  for (const target of targets) {
    const { path, method } = target.route;
    const handlers = paths.get(path) ?? new Map<string, RequestHandler>();
    handlers.set(method, createHandler(target, answers, parts));
    paths.set(path, handlers);
  }
  const table = new PathTable<RequestHandler>();
  for (const [path, handlers] of paths) table.add(path, byMethod(path, handlers, parts.metrics));

  return (path, request, response) => {
    try {
      const match = table.find(path);
      if (match === undefined) return false;
      match.value(request, response, match.parameters, path);
    } catch (error) {
      answerError(error, response);
    }
    return true;
  };
}

function createHandler(target: VerbTarget, answers: AnswerBatch, { limits, metrics }: RouterParts): RequestHandler {
  const { route, registry } = target;
  const verb = verbs[route.action];
  const hasBody = route.method !== "GET";
  const { maxBodyBytes } = registry.resource;
  const series = metrics.series(routeLabels(route, registry.resource));
  const watchSeries = metrics.series(watchLabels(route, registry.resource));
  const names = [...route.path.matchAll(/:(\w+)/g)].map(([, name]) => name);
  const [namespaceAt, nameAt] = [names.indexOf("namespace"), names.indexOf("name")];
  return async (request, response, parameters) => {
    const share = new RequestShare(limits);
    response.share = share;
    response.series = series;
    try {
      const query = queryOf(request.url);
      const watches = isWatch({ query }, target);
      if (watches) {
        response.series = watchSeries;
        metrics.beginWatch(watchSeries);
      }
      const mediaTypes = watches ? watchMediaTypes : objectMediaTypes;
      const mediaType = usualMediaType(request, mediaTypes) ?? (await negotiate(request, mediaTypes));
      const body = hasBody ? await readBody(request, maxBodyBytes, (bytes) => share.takeBodyBytes(bytes)) : noBody;
      const placed = share.takePlace(kindOf(request.method));
      if (placed !== undefined) await placed;
      if (watches) share.takeWatch(request.socket.remoteAddress ?? "");
      const { headers } = request;
      const verbRequest = {
        contentType: headers["content-type"],
        ifMatch: headers["if-match"],
        ifNoneMatch: headers["if-none-match"],
        lastEventId: textOf(headers["last-event-id"]),
        namespace: namespaceAt === -1 ? undefined : parameters[namespaceAt],
        name: nameAt === -1 ? undefined : parameters[nameAt],
        query,
        mediaType,
        body,
      };
      const answering = verb(verbRequest, target);
      const answer = answering instanceof Promise ? await answering : answering;
      if ("run" in answer) {
        share.givePlaceBack();
        respondStream(request, response, answer);
      } else answers.add(response, answer);
    } catch (error) {
      answerError(error, response);
    } finally {
      share.done();
    }
  };
}

const objectMediaTypes: readonly string[] = ["application/json"];

/** Headers that Node does not know are joined into one text like those that it knows. */
function textOf(header: string | string[] | undefined): string | undefined {
  return Array.isArray(header) ? header.join(", ") : header;
}

const noBody = Buffer.alloc(0);

function queryOf(url = ""): string {
  const start = url.indexOf("?");
  return start === -1 ? "" : url.slice(start + 1);
}

/** The media type of the answer for what nearly all clients send; undefined if Accept has to be read closely. */
function usualMediaType({ headers: { accept } }: IncomingMessage, mediaTypes: readonly string[]): string | undefined {
  if (accept === undefined || accept === "*/*") return mediaTypes[0];
  return mediaTypes.includes(accept) ? accept : undefined;
}

/**
 * The media type of the answer that the client prefers. Refused before anything is done: a client that cannot read the
 * answer should not find out after the write.
 *
 * @throws ApiError NotAcceptable if it accepts none.
 */
async function negotiate(request: IncomingMessage, mediaTypes: readonly string[]): Promise<string> {
  const { default: express } = await import("express");
  const accepts: (this: Request, types: string[]) => string | false = express.request.accepts;
  const mediaType = accepts.call(request as Request, [...mediaTypes]);
  if (mediaType !== false) return mediaType;
  const possible = mediaTypes.join(" or ");
  const { accept = "" } = request.headers;
  throw new ApiError("NotAcceptable", `Answers are ${possible}, which Accept: ${accept.slice(0, 100)} excludes`);
}
