import { ApiError, type Cause } from "../errors.js";
import { decodePayload, isObject, type Payload } from "../payload/decode.js";
import type { PropagationPolicy } from "../registry/deletion-finalizers.js";
import { type Preconditions, readIfMatch, readPreconditions } from "../registry/preconditions.js";
import type { VerbRequest, VerbTarget } from "./verb.js";

/** How something is to be deleted, by the query, the headers and the body of a request. */
export interface DeleteOptions {
  readonly preconditions: Preconditions;
  readonly propagationPolicy: PropagationPolicy | undefined;
  readonly dryRun: boolean;
}

/** The query parameters of a deletion; they may also be said in the body. */
export interface DeleteQuery {
  readonly propagationPolicy?: PropagationPolicy | undefined;
  readonly dryRun?: "All" | undefined;
}

const policies: readonly unknown[] = ["Background", "Foreground", "Orphan"];

/** Fields of the Kubernetes object that mean nothing here. */
const unsupported: Readonly<Record<string, string>> = {
  gracePeriodSeconds: "is not supported: nothing is deleted gracefully",
  orphanDependents: "is not supported; propagationPolicy says the same",
};

/**
 * The query, the If-Match header and the body of a deletion. The body, which may be left out, is a Kubernetes
 * DeleteOptions object; what it asks for and cannot be done is refused, not ignored.
 *
 * @throws ApiError BadRequest for what is not supported or not valid, and if query and body contradict each other.
 */
export function readDeleteOptions(
  query: DeleteQuery,
  { body, contentType, ifMatch }: VerbRequest,
  { registry }: VerbTarget,
): DeleteOptions {
  const { maxBodyBytes } = registry.resource;
  const fields = body.length === 0 ? {} : readBody(decodePayload(body, contentType, maxBodyBytes));
  const { propagationPolicy = query.propagationPolicy } = fields;
  if (query.propagationPolicy !== undefined && query.propagationPolicy !== propagationPolicy) {
    const message = `is ${propagationPolicy}, but the query says ${query.propagationPolicy}`;
    throw refused([{ field: "propagationPolicy", message }]);
  }
  return {
    preconditions: { ...fields.preconditions, ...readIfMatch(ifMatch) },
    propagationPolicy,
    dryRun: query.dryRun === "All" || fields.dryRun === "All",
  };
}

function readBody(body: Payload): DeleteQuery & { readonly preconditions?: Preconditions } {
  const { apiVersion, kind, preconditions, propagationPolicy, dryRun, ...others } = withoutNulls(body);
  const causes: Cause[] = Object.keys(others)
    .slice(0, 100)
    .map((field) => ({
      field,
      message: (Object.hasOwn(unsupported, field) && unsupported[field]) || "is not supported",
    }));
  const expect = (field: string, holds: boolean, message: string) => {
    if (!holds) causes.push({ field, message });
  };
  expect(
    "apiVersion",
    apiVersion === undefined || apiVersion === "v1" || apiVersion === "meta.k8s.io/v1",
    "must be v1",
  );
  expect("kind", kind === undefined || kind === "DeleteOptions", "must be DeleteOptions");
  expect("preconditions", preconditions === undefined || isObject(preconditions), "must be an object");
  const known = propagationPolicy === undefined || policies.includes(propagationPolicy);
  expect("propagationPolicy", known, `must be one of ${policies.join(", ")}`);
  const isDryRun = Array.isArray(dryRun) && dryRun.every((stage) => stage === "All");
  expect("dryRun", dryRun === undefined || isDryRun, 'must be an array that holds nothing but "All"');
  if (isObject(preconditions)) {
    for (const field of Object.keys(preconditions)) {
      expect(`preconditions.${field}`, field === "uid" || field === "resourceVersion", "is not supported");
    }
  }
  if (causes.length > 0) throw refused(causes);
  return {
    ...(isObject(preconditions) ? { preconditions: readPreconditions(preconditions, "preconditions") } : {}),
    propagationPolicy: propagationPolicy as PropagationPolicy | undefined,
    dryRun: isDryRun && dryRun.length > 0 ? "All" : undefined,
  };
}

/** Clients written in Go send null for what is not set. */
function withoutNulls(body: Payload): Payload {
  return Object.fromEntries(Object.entries(body).filter(([, value]) => value !== null));
}

function refused(causes: readonly Cause[]): ApiError {
  const [first] = causes;
  return new ApiError("BadRequest", `The DeleteOptions are not valid: ${first?.field} ${first?.message}`, {
    causes: causes.slice(0, 100),
  });
}
