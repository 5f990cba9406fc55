import { withDeadline } from "./deadline.js";
import { fillPath } from "./path.js";
import type { Change, ObjectList, UpdateOptions } from "./resource-client.js";
import { DEFAULT_ATTEMPTS, retryOnConflict } from "./retry.js";
import type { Transport, TransportRequest } from "./transport.js";

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
  return {
    ...objectMethods(context),
    ...(paths.global !== undefined && listAllMethod(context, paths.global)),
    ...(paths.status !== undefined && statusMethods(context, paths.status)),
  };
}

interface Context {
  readonly paths: ResourcePaths;
  readonly transport: Transport;
  /** Of calls that do not say otherwise. */
  readonly timeoutMs: number;
}

/** The parameters of any call, as they look where one piece of code serves every kind. */
interface Parameters extends UpdateOptions {
  readonly namespace?: string | undefined;
  readonly name?: string | undefined;
}

interface ObjectParameters extends Parameters {
  readonly object: Stored;
}

interface StatusParameters extends Parameters {
  readonly status: unknown;
  readonly resourceVersion?: string | undefined;
  readonly uid?: string | undefined;
}

/** What is known of every object. */
interface Stored {
  readonly metadata: { readonly resourceVersion?: string };
  readonly status?: unknown;
}

function objectMethods(context: Context) {
  const { collection, item } = context.paths;
  return {
    list: (parameters?: Parameters) => list(context, "list", collection, parameters),

    get: (parameters: Parameters) =>
      run(context, "get", parameters, (signal) => read(context, parameters, item, signal)),

    create: (parameters: ObjectParameters) =>
      run(context, "create", parameters, (signal) =>
        write(context, parameters, { method: "POST", path: collection, body: parameters.object }, signal),
      ),

    replace: (parameters: ObjectParameters) =>
      run(context, "replace", parameters, (signal) =>
        write(context, parameters, { method: "PUT", path: item, body: parameters.object }, signal),
      ),

    update: (parameters: Parameters, change: Change<Stored, Stored>) =>
      updateObject(context, "update", parameters, async (object, signal) => {
        const { resourceVersion } = object.metadata;
        const changed = (await change(object)) ?? object;
        const body = { ...changed, metadata: { ...changed.metadata, resourceVersion } };
        return write(context, parameters, { method: "PUT", path: item, body }, signal);
      }),

    delete: (parameters: Parameters) =>
      run(context, "delete", parameters, async (signal) => {
        await context.transport({ method: "DELETE", path: fillPath(item, parameters) }, signal);
      }),
  };
}

function listAllMethod(context: Context, path: string) {
  return { listAll: (parameters?: Parameters) => list(context, "listAll", path, parameters) };
}

function statusMethods(context: Context, path: string) {
  const writeStatus = (parameters: StatusParameters, signal: AbortSignal) => {
    const { name, status, resourceVersion, uid } = parameters;
    const headers: Record<string, string> = {};
    if (resourceVersion !== undefined) headers["if-match"] = `"${resourceVersion}"`;
    // A bare status has no room for a uid; a whole object does, and only its status counts.
    const body = uid === undefined ? status : { metadata: { name, uid }, status };
    return write(context, parameters, { method: "PUT", path, body, headers }, signal);
  };
  return {
    getStatus: (parameters: Parameters) =>
      run(context, "getStatus", parameters, (signal) => read(context, parameters, path, signal)),

    replaceStatus: (parameters: StatusParameters) =>
      run(context, "replaceStatus", parameters, (signal) => writeStatus(parameters, signal)),

    updateStatus: (parameters: Parameters, change: Change<unknown, unknown>) =>
      updateObject(context, "updateStatus", parameters, async (object, signal) => {
        const { namespace, name } = parameters;
        const { resourceVersion } = object.metadata;
        const status = (await change(object.status)) ?? object.status;
        return writeStatus({ namespace, name, status, resourceVersion }, signal);
      }),
  };
}

async function list(context: Context, verb: string, path: string, parameters: Parameters = {}) {
  return run(context, verb, parameters, async (signal): Promise<ObjectList<unknown>> => {
    const request = { method: "GET", path: fillPath(path, parameters) } as const;
    const { data, metadata } = await context.transport<unknown[]>(request, signal);
    return { items: data, resourceVersion: metadata?.resourceVersion ?? "" };
  });
}

/** Reads the object, and has it written by `writeChanged`; over again on a Conflict. */
function updateObject(
  context: Context,
  verb: string,
  parameters: Parameters,
  writeChanged: (current: Stored, signal: AbortSignal) => Promise<unknown>,
) {
  return run(context, verb, parameters, (signal) =>
    retryOnConflict(parameters.attempts ?? DEFAULT_ATTEMPTS, signal, async () =>
      writeChanged(await read<Stored>(context, parameters, context.paths.item, signal), signal),
    ),
  );
}

/** Carries out a call within its time. What goes wrong, with the parameters too, is a rejection. */
async function run<Result>(
  context: Context,
  verb: string,
  parameters: Parameters,
  action: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const { namespace, name, signal, timeoutMs = context.timeoutMs } = parameters;
  const target = [namespace, name].filter(Boolean).join("/");
  return withDeadline(`${verb} ${context.paths.kind} ${target}`.trim(), { signal, timeoutMs }, action);
}

async function read<Data>(context: Context, parameters: Parameters, path: string, signal: AbortSignal): Promise<Data> {
  return (await context.transport<Data>({ method: "GET", path: fillPath(path, parameters) }, signal)).data;
}

/** `request.path` is a template. Fields that the schema does not know are mistakes in a typed program: refused. */
async function write(context: Context, parameters: Parameters, request: TransportRequest, signal: AbortSignal) {
  const path = `${fillPath(request.path, parameters)}?fieldValidation=Strict`;
  return (await context.transport<unknown>({ ...request, path }, signal)).data;
}
