import type { JsonSchema } from "./manifest.js";

/** Schemas that the generator itself supplies: their fields are part of the server's behaviour, not of a manifest. */

/** Metadata of cluster-scoped objects, and what namespaced ones share with them. */
export const objectMetaName = "ObjectMeta";

/** Metadata of namespaced objects. */
export const namespacedObjectMetaName = "NamespacedObjectMeta";

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
    required: ["name"],
    properties: {
      name: { ...name, description: "Unique among the objects of the kind in one namespace; never changes." },
      ...(namespace && {
        namespace: {
          ...namespace,
          readOnly: true,
          description: "Filled in from the path; a value that contradicts the path is an error.",
        },
      }),
      labels: { ...strings, description: "Keys and values to select objects by." },
      annotations: { ...strings, description: "Keys and values that tools attach to the object." },
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
    },
  };
}
