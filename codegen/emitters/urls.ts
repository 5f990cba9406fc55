import type { Endpoint, Model, Resource } from "../model.js";
import { type Emitter, header } from "./emitter.js";
import { loadTemplate } from "./template.js";
import { docComment, lineWidth } from "./text.js";

const template = loadTemplate("urls");

/** URL constants, their path builders, and the names of the path parameters. */
export const emitUrls: Emitter = (model) => [
  {
    path: "urls.ts",
    text: template({
      header: header(model, "urls"),
      parameters: model.parameters
        .filter(({ constant }) => constant !== undefined)
        .map(({ name, constant, description }) => ({
          doc: docComment(`Name of a path parameter. ${description}`),
          constant,
          value: JSON.stringify(name),
        })),
      urls: model.resources.flatMap((resource) => resource.endpoints.map((endpoint) => url(model, resource, endpoint))),
    }),
  },
];

function url(model: Model, resource: Resource, endpoint: Endpoint) {
  const rows = endpoint.operations.map(({ method, description }) => `${method}: ${description}`);
  const path = JSON.stringify(endpoint.path);
  const oneLine = `export const ${endpoint.constant} = ${path};`;
  return {
    doc: docComment(`${resource.kind}. ${rows.join("; ")}.`),
    constant: oneLine.length <= lineWidth ? oneLine : `export const ${endpoint.constant} =\n  ${path};`,
    builderDoc: docComment(`The path of {@link ${endpoint.constant}}${parameterNames(endpoint)}.`),
    builder: endpoint.builder,
    parameters: builderParameters(endpoint),
    result: builderResult(model, endpoint),
  };
}

function parameterNames({ pathParameters }: Endpoint): string {
  if (pathParameters.length === 0) return "";
  return ` for one ${pathParameters.at(-1) === "name" ? "object" : pathParameters.join(" and ")}`;
}

function builderParameters({ pathParameters }: Endpoint): string {
  if (pathParameters.length === 0) return "";
  return `parameters: { ${pathParameters.map((name) => `${name}: string`).join("; ")} }`;
}

function builderResult(model: Model, { path, pathParameters, constant }: Endpoint): string {
  if (pathParameters.length === 0) return constant;
  const constants = new Map(model.parameters.map((parameter) => [parameter.name, parameter.constant]));
  const filled = path.replace(
    /:(\w+)/g,
    (_, name: string) => `\${segment(${constants.get(name)}, parameters.${name})}`,
  );
  return `\`${filled}\``;
}
