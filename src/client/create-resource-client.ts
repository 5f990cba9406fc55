import { withDeadline } from "./deadline.js";
import type { InformerOptions } from "./informer.js";
import { lazyInformer } from "./lazy-informer.js";
import { fillPath } from "./path.js";
import type { ReflectorSource } from "./reflector.js";
import type { Change, DeleteOptions, IterateOptions, ObjectList, Patch, UpdateOptions } from "./resource-client.js";
import { DEFAULT_ATTEMPTS, retryOnConflict } from "./retry.js";
import type { Envelope, Transport, TransportRequest } from "./transport.js";
import type { WatchParameters } from "./watch-events.js";

/** The paths of one kind, as the table in generated/client.ts has them. */
export interface ResourcePaths {
  readonly kind: string;
  readonly collection: string;
  readonly item: string;
  /** Only of kinds with a status. */
  readonly status?: string;
  /** Only of kinds that live in namespaces: the list over all of them. */
  readonly global?: string;
}

/**
 * The methods of one kind. Which of them there are follows from its paths, as it does in the type `ResourceClient`,
 * which says what each of them does.
 */
export function createResourceClient(paths: ResourcePaths, transport: Transport, timeoutMs: number): object {
  const context: Context = { paths, transport, timeoutMs };
  const { global, status } = paths;
  const actions: Record<string, Action> = {
    ...objectActions(paths),
    ...(global !== undefined && { listAll: listAction(global) }),
    ...(status !== undefined && statusActions(paths, status)),
  };
  const calls = Object.entries(actions).map(([verb, action]) => [
    verb,
    (parameters?: Parameters, change?: AnyChange) => run(context, verb, action, parameters, change),
  ]);
  return { ...Object.fromEntries(calls), ...streams(context) };
}

interface Context {
  readonly paths: ResourcePaths;
  readonly transport: Transport;
  /** Of calls that do not say otherwise. */
  readonly timeoutMs: number;
}

/** The parameters of any call, as they look where one piece of code serves every kind. */
interface Parameters extends UpdateOptions, IterateOptions, Pick<DeleteOptions, "preconditions"> {
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
  readonly uid?: string | undefined;
  readonly object?: unknown;
  readonly status?: unknown;
  readonly patch?: Patch<unknown>["patch"];
  readonly operations?: Patch<unknown>["operations"];
}

interface InformerParameters extends InformerOptions<unknown, string> {
  readonly namespace?: string | undefined;
}

/** What is known of every object. */
interface Stored {
  readonly metadata: { readonly resourceVersion?: string };
  readonly status?: unknown;
}

// biome-ignore lint/suspicious/noExplicitAny: of an object or of its status
type AnyChange = Change<any, any>;

/** Sends one request of a call. `path` is a template, and `query` has the names of the parameters that go behind it. */
type Send = (
  method: TransportRequest["method"],
  path: string,
  query?: readonly string[],
  body?: unknown,
  headers?: Readonly<Record<string, string>>,
  // biome-ignore lint/suspicious/noExplicitAny: whoever sends it knows what comes back
) => Promise<Envelope<any>>;

/** What a call does within its time. */
type Action = (send: Send, parameters: Parameters, signal: AbortSignal, change: AnyChange) => Promise<unknown>;

const SELECTORS = ["labelSelector", "fieldSelector"];
const LIST_QUERY = [...SELECTORS, "limit", "continue", "resourceVersion", "resourceVersionMatch"];
const WRITE_QUERY = ["fieldValidation", "dryRun"];
const DELETE_QUERY = ["dryRun", "propagationPolicy"];

function objectActions({ collection, item }: ResourcePaths): Record<string, Action> {
  return {
    list: listAction(collection),
    get: readAction(item),
    create: (send, { object }) => write(send, "POST", collection, object),
    replace: (send, { object }) => write(send, "PUT", item, object),
    update: updateAction(item, async (send, current, change) => {
      const { resourceVersion } = current.metadata;
      const changed = (await change(current)) ?? current;
      return write(send, "PUT", item, { ...changed, metadata: { ...changed.metadata, resourceVersion } });
    }),
    patch: patchAction(item),
    delete: deleteAction(item, DELETE_QUERY),
    deleteCollection: deleteAction(collection, [...SELECTORS, ...DELETE_QUERY]),
  };
}

function statusActions({ item }: ResourcePaths, path: string): Record<string, Action> {
  const writeStatus = (send: Send, body: unknown, resourceVersion: string | undefined) =>
    write(send, "PUT", path, body, resourceVersion === undefined ? {} : { "if-match": `"${resourceVersion}"` });
  return {
    getStatus: readAction(path),
    // A bare status has no room for a uid; a whole object does, and only its status counts.
    replaceStatus: (send, { name, status, resourceVersion, uid }) =>
      writeStatus(send, uid === undefined ? status : { metadata: { name, uid }, status }, resourceVersion),
    updateStatus: updateAction(item, async (send, { metadata, status }, change) =>
      writeStatus(send, (await change(status)) ?? status, metadata.resourceVersion),
    ),
    patchStatus: patchAction(path),
  };
}

function listAction(path: string) {
  return async (send: Send): Promise<ObjectList<unknown>> => {
    const { data, metadata } = await send("GET", path, LIST_QUERY);
    return { items: data, resourceVersion: "", ...metadata };
  };
}

function readAction(path: string): Action {
  return async (send) => (await send("GET", path)).data;
}

/** Reads the object, and has it written by `writeChanged`; over again on a Conflict. */
function updateAction(
  path: string,
  writeChanged: (send: Send, current: Stored, change: AnyChange) => Promise<unknown>,
): Action {
  return (send, { attempts = DEFAULT_ATTEMPTS }, signal, change) =>
    retryOnConflict(attempts, signal, async () => writeChanged(send, (await send("GET", path)).data, change));
}

function patchAction(path: string): Action {
  return (send, { patch, operations }) => {
    const type = operations === undefined ? "merge-patch" : "json-patch";
    return write(send, "PATCH", path, operations ?? patch, { "content-type": `application/${type}+json` });
  };
}

function deleteAction(path: string, query: readonly string[]): Action {
  return async (send, { preconditions }) => {
    const { uid, resourceVersion } = preconditions ?? {};
    return (await send("DELETE", path, query, preconditions && { preconditions: { uid, resourceVersion } })).data;
  };
}

/** Fields that the schema does not know are mistakes in a typed program: refused. */
async function write(
  send: Send,
  method: TransportRequest["method"],
  path: string,
  body: unknown,
  headers?: Readonly<Record<string, string>>,
) {
  return (await send(method, path, WRITE_QUERY, body, headers)).data;
}

/** Carries out a call within its time. What goes wrong, with the parameters too, is a rejection. */
async function run<Result>(
  { paths, transport, timeoutMs: usualTimeoutMs }: Context,
  verb: string,
  action: (send: Send, parameters: Parameters, signal: AbortSignal, change: AnyChange) => Promise<Result>,
  parameters: Parameters = {},
  change?: AnyChange,
): Promise<Result> {
  const { signal, timeoutMs = usualTimeoutMs } = parameters;
  return withDeadline(nameCall(paths, verb, parameters), { signal, timeoutMs }, (signal) => {
    const values = { ...parameters, fieldValidation: "Strict" };
    const send: Send = (method, path, query, body, headers) =>
      transport.send({ method, path: fillPath(path, values, query), body, headers }, signal);
    return action(send, parameters, signal, change as AnyChange);
  });
}

/** What a call is named in messages. */
function nameCall({ kind }: ResourcePaths, verb: string, { namespace, name }: Parameters): string {
  return `${verb} ${kind} ${[namespace, name].filter(Boolean).join("/")}`.trim();
}

/** What goes on for longer than a call. Most programs need none of it, so it is loaded when it is used. */
const loadStreams = () => import("./streams.js");

function streams(context: Context) {
  const { collection, item, global } = context.paths;
  return {
    iterate: (parameters?: Parameters) => iterate(context, "iterate", collection, parameters),
    watch: (parameters: WatchParameters = {}) =>
      watch(context, "watch", parameters.name === undefined ? collection : item, parameters),
    informer: (options?: InformerParameters) => informer(context, options),
    ...(global !== undefined && {
      iterateAll: (parameters?: Parameters) => iterate(context, "iterateAll", global, parameters),
      watchAll: (parameters?: WatchParameters) => watch(context, "watchAll", global, parameters),
    }),
  };
}

async function* iterate(context: Context, verb: string, path: string, parameters: Parameters = {}) {
  const { iteratePages } = await loadStreams();
  yield* iteratePages((page: Parameters) => run(context, verb, listAction(path), page), parameters);
}

async function* watch(
  { paths, transport, timeoutMs }: Context,
  verb: string,
  path: string,
  parameters: WatchParameters = {},
) {
  const { watchEvents } = await loadStreams();
  yield* watchEvents(transport, nameCall(paths, verb, parameters), path, timeoutMs, parameters);
}

function informer(context: Context, options: InformerParameters = {}) {
  const { namespace, labelSelector, fieldSelector } = options;
  const { collection, global = collection } = context.paths;
  const path = namespace === undefined ? global : collection;
  const scope = { namespace, labelSelector, fieldSelector };
  const source: ReflectorSource = {
    list: (parameters) => run(context, "list", listAction(path), { ...parameters, ...scope }),
    watch: (parameters) => watch(context, "watch", path, { ...parameters, ...scope }),
    timeoutMs: context.timeoutMs,
  };
  return lazyInformer(async () => (await loadStreams()).createInformer(options, source));
}
