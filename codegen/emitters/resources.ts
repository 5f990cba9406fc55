import type { Model, Resource } from "../model.js";
import { type Emitter, header } from "./emitter.js";
import { loadTemplate } from "./template.js";
import { docComment, literal } from "./text.js";

const template = loadTemplate("resources");

/** The table of kinds: what the runtime must know about each. */
export const emitResources: Emitter = (model) => [
  {
    path: "resources.ts",
    text: template({
      header: header(model, "resources"),
      resources: model.resources.map((resource) => entry(model, resource)),
    }),
  },
];

function entry(model: Model, resource: Resource) {
  return {
    doc: docComment(resource.description, "  "),
    kind: resource.kind,
    aliases: literal(resource.aliases),
    plural: resource.plural,
    apiVersion: model.apiVersion,
    namespaced: resource.scope === "Namespaced",
    initialStatus: literal(resource.initialStatus),
    selectableFields: literal(resource.selectableFields),
    maxBodyBytes: resource.maxBodyBytes,
    fileName: resource.fileName,
  };
}
