import type { ManifestEndpoint, ManifestResource, Scope } from "./manifest.js";
import type { EndpointRole } from "./model.js";
import { casedPlural, pluralize } from "./naming.js";

/** What a manifest need not say. */

/** 1 MiB. */
export const defaultMaxBodyBytes = 1_048_576;

export const defaultRoot = "/apis/v1";

/** The plural of a kind that does not name one. */
export function pluralOf(resource: Pick<ManifestResource, "kind" | "plural">): string {
  return resource.plural ?? pluralize(resource.kind.toLowerCase());
}

/** Whether a kind has a status: its schema declares the property. */
function hasStatus(resource: Pick<ManifestResource, "schema">): boolean {
  return resource.schema.properties?.status !== undefined;
}

/**
 * The endpoints of a kind that writes none, by URL constant: FoosURL, FooSpecURL, FooSpecStatusURL for kinds with a
 * status, GlobalFoosURL for namespaced ones.
 */
export function conventionalEndpoints(resource: ManifestResource): Record<string, ManifestEndpoint> {
  const { kind } = resource;
  const root = resource.root ?? defaultRoot;
  const plural = pluralOf(resource);
  const kinds = casedPlural(kind, plural);
  const namespaced = resource.scope !== "Cluster";
  const collection = namespaced ? `${root}/namespaces/:namespace/${plural}` : `${root}/${plural}`;

  const endpoints: Record<string, ManifestEndpoint> = {
    [`${kinds}URL`]: {
      path: collection,
      GET: { action: "list", status: 200, description: `List all ${kinds}` },
      POST: { action: "create", status: 201, description: `Create ${article(kind)} ${kind}` },
      DELETE: { action: "deleteCollection", status: 200, description: `Delete a collection of ${kinds}` },
    },
    [`${kind}SpecURL`]: {
      path: `${collection}/:name`,
      GET: { action: "get", status: 200, description: `Read ${article(kind)} ${kind}` },
      PUT: { action: "replace", status: 200, description: `Replace ${article(kind)} ${kind}` },
      PATCH: { action: "patch", status: 200, description: `Change a part of ${article(kind)} ${kind}` },
      DELETE: { action: "delete", status: 204, description: `Delete ${article(kind)} ${kind}` },
    },
  };
  if (hasStatus(resource)) {
    endpoints[`${kind}SpecStatusURL`] = {
      path: `${collection}/:name/status`,
      GET: { action: "getStatus", status: 200, description: `Read the status of ${article(kind)} ${kind}` },
      PUT: { action: "replaceStatus", status: 200, description: `Update the status of ${article(kind)} ${kind}` },
      PATCH: {
        action: "patchStatus",
        status: 200,
        description: `Change a part of the status of ${article(kind)} ${kind}`,
      },
    };
  }
  if (namespaced) {
    endpoints[`Global${kinds}URL`] = {
      path: `${root}/${plural}`,
      GET: { action: "listAll", status: 200, description: `List the ${kinds} of every namespace` },
    };
  }
  return endpoints;
}

/** Which part of a kind a path addresses, read off its end and its parameters. */
export function endpointRole(path: string, scope: Scope): EndpointRole {
  if (path.endsWith("/:name/status")) return "status";
  if (path.endsWith("/:name")) return "item";
  return scope === "Cluster" || path.includes("/:namespace/") ? "collection" : "global";
}

/** Names of the parameters in a path, in order. */
export function parametersOf(url: string): string[] {
  return [...url.matchAll(/:(\w+)/g)].map(([, name = ""]) => name);
}

/** `a Pod`, `an Ingress`, `an HPA`. */
function article(kind: string): "a" | "an" {
  return /^([AEIO]|U(?!ni|se)|[FHLMNRSX](?=[A-Z]))/.test(kind) ? "an" : "a";
}
