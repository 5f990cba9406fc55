import type { Endpoint, Model, Resource } from "../model.js";
import { refName } from "../schema.js";
import { type Emitter, header } from "./emitter.js";
import { loadTemplate } from "./template.js";
import { docComment, lineWidth, literal } from "./text.js";

const template = loadTemplate("client");

/** What the typed client (src/client) knows of each kind: its types and its paths. */
export const emitClient: Emitter = (model) => [
  {
    path: "client.ts",
    text: template({
      header: header(model, "client"),
      resources: model.resources.map((resource) => entry(model, resource)),
    }),
  },
];

function entry(model: Model, resource: Resource) {
  const status = statusTypes(model, resource);
  return {
    property: resource.clientProperty,
    doc: docComment(resource.description, "  "),
    kind: resource.kind,
    object: `types.${resource.kind}`,
    input: `types.${resource.object.input?.name}`,
    status: status.output,
    statusInput: status.input,
    namespaced: resource.scope === "Namespaced",
    kindLiteral: literal(resource.kind),
    paths: resource.endpoints.map(pathProperty),
  };
}

/** Written out: bundlers leave the constants of urls.ts what they are, and a browser would load their names, too. */
function pathProperty({ role, path }: Endpoint): string {
  const oneLine = `    ${role}: ${literal(path)},`;
  return oneLine.length <= lineWidth ? oneLine : `    ${role}:\n      ${literal(path)},`;
}

function statusTypes(model: Model, { statusSchema, ownSchemas, object }: Resource) {
  if (statusSchema === undefined) return { output: "never", input: "never" };
  const schema = [...ownSchemas, ...model.schemas].find(({ name }) => name === statusSchema);
  const output = refName(object.output.properties?.status?.$ref ?? "");
  return { output: `types.${output}`, input: `types.${schema?.input?.name ?? statusSchema}` };
}
