import type { Api, Route } from "../api.js";
import type { Headers } from "../errors.js";
import type { ObjectAddress } from "../registry/object.js";
import type { Registry } from "../registry/registry.js";
import type { StreamOutput } from "../watch/watch-stream.js";
import type { Watches } from "../watch/watches.js";

/** A request as verbs see it. They know nothing of the HTTP server that received it. */
export interface VerbRequest {
  /** As the path names it, decoded; undefined if it names none. */
  readonly namespace: string | undefined;
  /** As the path names it, decoded; undefined if it names none. */
  readonly name: string | undefined;
  /** The query as it was sent, without `?`; empty if there is none. */
  readonly query: string;
  /** The Content-Type header. */
  readonly contentType: string | undefined;
  /** The If-Match header. */
  readonly ifMatch: string | undefined;
  /** The If-None-Match header. */
  readonly ifNoneMatch: string | undefined;
  /** The media type of the answer: of the possible ones the one that the Accept header prefers. */
  readonly mediaType: string;
  /** The Last-Event-ID header of a client that resumes a stream of Server-Sent Events. */
  readonly lastEventId: string | undefined;
  /** Empty if there is none. */
  readonly body: Buffer;
}

/** What a verb answers. */
export interface VerbResponse {
  /** HTTP status. */
  readonly status: number;
  readonly headers: Headers;
  /** Undefined for answers without a body. */
  readonly body: SuccessBody | undefined;
}

/** An answer whose body is written as time goes by. */
export interface VerbStream {
  /** HTTP status. */
  readonly status: number;
  readonly headers: Headers;
  /** Begins to write the body. Not called for a request that wants none. */
  readonly run: (output: StreamOutput) => void;
}

/** The body of a success. */
export interface SuccessBody {
  /** An object, the objects of a list, or a bare status; a `ReadyJson` where its JSON is there already. */
  readonly data: unknown;
  /** Lists only. */
  readonly metadata?: ListMetadata;
  /** What was done, in words. */
  readonly message: string;
}

/** What is to be known of a list besides its objects. */
export interface ListMetadata {
  /** The revision that the list shows. */
  readonly resourceVersion: string;
  /** What to send as `continue` for the next page; undefined at the last one. */
  readonly continue?: string | undefined;
  /** How many objects are left for later pages; undefined if there are none, or a selector leaves it unknown. */
  readonly remainingItemCount?: number | undefined;
}

/** What a verb acts on, settled when the server starts. */
export interface VerbTarget {
  readonly route: Route;
  readonly registry: Registry;
  readonly parameterValidators: Api["parameterValidators"];
  /** Gives the path of one object of the kind. */
  readonly locate: (address: ObjectAddress) => string;
  /** Of the server. */
  readonly watches: Watches;
}

/** What a verb answers, or a promise of it where something has to be waited for. */
export type VerbAnswer = VerbResponse | VerbStream | Promise<VerbResponse | VerbStream>;

/** Answers one request; throws, or rejects with, an ApiError or a StoreError. */
export type VerbHandler = (request: VerbRequest, target: VerbTarget) => VerbAnswer;
