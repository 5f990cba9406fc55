import type { JsonSchema } from "./manifest.js";
import { refTo } from "./schema.js";

/** Schemas that the generator itself supplies: their fields are part of the server's behaviour, not of a manifest. */

/** Metadata of cluster-scoped objects, and what namespaced ones share with them. */
export const objectMetaName = "ObjectMeta";

/** Metadata of namespaced objects. */
export const namespacedObjectMetaName = "NamespacedObjectMeta";

/** Reference from an object to one that owns it. */
export const ownerReferenceName = "OwnerReference";

/** An entry of `ownerReferences` (Kubernetes API concept "OwnerReference"). */
export const ownerReferenceSchema: JsonSchema = {
  type: "object",
  description: "An object that owns this one. When the last owner is deleted, the garbage collector deletes this too.",
  required: ["apiVersion", "kind", "name", "uid"],
  properties: {
    apiVersion: { type: "string", minLength: 1, description: "apiVersion of the owner." },
    kind: { type: "string", minLength: 1, description: "Kind of the owner." },
    name: {
      type: "string",
      minLength: 1,
      description: "Name of the owner, in the same namespace or of cluster scope.",
    },
    uid: { type: "string", minLength: 1, description: "uid of the owner; another object of its name is no owner." },
    controller: { type: "boolean", description: "Whether the owner is the controller of this object." },
    blockOwnerDeletion: {
      type: "boolean",
      description: "Whether the owner stays until this object is gone, if the owner is deleted in the foreground.",
    },
  },
};

/** Whether it is one of the two schemas of metadata. */
export function isObjectMeta(name: string): boolean {
  return name === objectMetaName || name === namespacedObjectMetaName;
}

/** What the server sets in every object. */
const alwaysSet = ["name", "namespace", "uid", "resourceVersion", "generation", "creationTimestamp"];

/** Metadata as the server returns it, from that of a client. */
export function returnedObjectMeta({ if: _, else: __, ...schema }: JsonSchema): JsonSchema {
  return { ...schema, required: alwaysSet.filter((name) => schema.properties?.[name] !== undefined) };
}

/**
 * Standard object metadata (Kubernetes API concept "ObjectMeta"). Fields marked `readOnly` belong to the server: it
 * ignores what a client sends there, except where the field makes a write conditional.
 */
export function objectMetaSchema(name: JsonSchema, namespace: JsonSchema | undefined): JsonSchema {
  const strings: JsonSchema = { type: "object", additionalProperties: { type: "string" } };
  return {
    type: "object",
    description:
      namespace === undefined
        ? "Metadata of an object that belongs to the whole cluster."
        : "Metadata of an object that lives in a namespace.",
    if: { properties: { generateName: { type: "string", minLength: 1 } }, required: ["generateName"] },
    else: { required: ["name"] },
    properties: {
      name: {
        ...name,
        description:
          "Unique among the objects of the kind in one namespace; never changes. A client may leave it out if it sends `generateName`.",
      },
      generateName: {
        type: "string",
        description:
          "Beginning of a name that the server completes with random letters and digits at creation, if there is no `name`.",
      },
      ...(namespace && {
        namespace: {
          ...namespace,
          readOnly: true,
          description: "Filled in from the path; a value that contradicts the path is an error.",
        },
      }),
      labels: { ...strings, description: "Keys and values to select objects by." },
      annotations: { ...strings, description: "Keys and values that tools attach to the object." },
      ownerReferences: {
        type: "array",
        items: refTo(ownerReferenceName),
        description: "Objects that own this one.",
      },
      finalizers: {
        type: "array",
        items: { type: "string", minLength: 1 },
        uniqueItems: true,
        description: "What must still happen before the object may go. A deletion waits until the list is empty.",
      },
      uid: {
        type: "string",
        readOnly: true,
        description:
          "Set by the server, new at each creation. In a replace or a status write it names the object that is meant: 409 if it has been created anew since.",
      },
      resourceVersion: {
        type: "string",
        readOnly: true,
        description:
          "Set by the server, changes at every write. In a replace or a status write it makes the write conditional: 409 if the object has changed since.",
      },
      generation: {
        type: "integer",
        readOnly: true,
        description: "Set by the server: 1 at creation, one more whenever anything but status and metadata changes.",
      },
      creationTimestamp: {
        type: "string",
        format: "date-time",
        readOnly: true,
        description: "Set by the server: the time of creation (RFC 3339).",
      },
      deletionTimestamp: {
        type: "string",
        format: "date-time",
        readOnly: true,
        description: "Set by the server: when the deletion of an object with finalizers was asked for (RFC 3339).",
      },
    },
  };
}
