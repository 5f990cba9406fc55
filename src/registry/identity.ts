import type { Resource } from "../api.js";
import { ApiError, type Cause } from "../errors.js";
import { isObject, type Payload } from "../payload/decode.js";

/**
 * Brings kind, apiVersion and metadata of a body in line with the path it was sent to: what is absent is filled in,
 * another spelling of the kind becomes the kind. Changes the body.
 *
 * @param address What the path says; without a name where the body decides about it.
 * @returns The body's metadata.
 * @throws ApiError BadRequest if the body contradicts the path.
 */
export function alignIdentity(
  body: Payload,
  resource: Resource,
  address: { readonly namespace: string | undefined; readonly name?: string },
): Payload {
  const causes: Cause[] = [];
  body.kind ??= resource.kind;
  body.apiVersion ??= resource.apiVersion;
  body.metadata ??= {};
  if (body.kind !== resource.kind) {
    if (resource.aliases.includes(body.kind as string)) body.kind = resource.kind;
    else causes.push(contradiction("kind", body.kind, resource.kind));
  }
  if (body.apiVersion !== resource.apiVersion) {
    causes.push(contradiction("apiVersion", body.apiVersion, resource.apiVersion));
  }
  // Metadata that is no object is for validation to refuse.
  const metadata = isObject(body.metadata) ? body.metadata : {};
  alignField(metadata, "namespace", address.namespace, causes);
  alignField(metadata, "name", address.name, causes);
  const [first] = causes;
  if (first !== undefined) {
    throw new ApiError("BadRequest", `The body contradicts the path: ${first.field} ${first.message}`, { causes });
  }
  return metadata;
}

function alignField(
  metadata: Payload,
  field: "namespace" | "name",
  expected: string | undefined,
  causes: Cause[],
): void {
  const found = metadata[field];
  if (expected === undefined || found === expected) return;
  if (isAbsent(found)) metadata[field] = expected;
  else if (typeof found === "string") causes.push(contradiction(`metadata.${field}`, found, expected));
}

function contradiction(field: string, found: unknown, expected: string): Cause {
  return { field, message: `is ${JSON.stringify(found)}, but this path takes ${JSON.stringify(expected)}` };
}

const serverFields = ["uid", "resourceVersion", "generation", "creationTimestamp", "deletionTimestamp"];

/** Clients written in Go send the empty text for what is not set. */
export function isAbsent(value: unknown): boolean {
  return value === undefined || value === null || value === "";
}

/** Removes from metadata what the server decides about; clients may send it, as they got it. Changes the metadata. */
export function dropServerFields(metadata: Payload): void {
  for (const field of serverFields) if (field in metadata) delete metadata[field];
}
