import type { Model, Resource } from "../model.js";
import type { Emitter } from "./emitter.js";
import { loadTemplate } from "./template.js";

const template = loadTemplate("api-md");

/** API.md: the API table for people, row by row. */
export const emitApiMd: Emitter = (model) => [
  {
    path: "API.md",
    text: template({
      source: model.source,
      title: markdown(model.info.title),
      description: markdown(model.info.description),
      parameters: model.parameters.map(({ name, in: place, description }) => ({
        name,
        place: place === "path" ? place : actionsThatTake(model, name),
        description: cell(description),
      })),
      resources: model.resources.map((resource) => ({
        kind: resource.kind,
        description: markdown(resource.description),
        facts: facts(resource),
        rows: resource.endpoints.flatMap((endpoint) =>
          endpoint.operations.map((operation) => ({
            method: operation.method,
            path: endpoint.path,
            constant: endpoint.constant,
            status: operation.status,
            description: cell(operation.description),
            action: operation.action,
            added: operation.added ? "added" : "",
          })),
        ),
      })),
    }),
  },
];

/** The actions of a query parameter. */
function actionsThatTake({ resources }: Model, parameter: string): string {
  const operations = resources.flatMap(({ endpoints }) => endpoints.flatMap((endpoint) => endpoint.operations));
  const actions = operations
    .filter(({ queryParameters }) => queryParameters.includes(parameter))
    .map(({ action }) => action);
  return [...new Set(actions)].join(", ");
}

function facts({ scope, aliases, plural, maxBodyBytes, clientProperty, selectableFields }: Resource): string {
  const parts = [
    scope === "Namespaced" ? "Namespaced" : "Cluster scoped",
    `stored as \`${plural}\``,
    `\`client.${clientProperty}\``,
    `bodies up to ${maxBodyBytes / 1024} KiB`,
  ];
  if (aliases.length > 0) parts.push(`also written ${aliases.map((alias) => `\`${alias}\``).join(", ")}`);
  if (selectableFields.length > 0)
    parts.push(`selectable by ${selectableFields.map((field) => `\`${field}\``).join(", ")}`);
  return parts.join("; ");
}

/** Text that can stand in a table cell. */
function cell(text: string): string {
  return markdown(text.replaceAll("\n", " ")).replaceAll("|", "\\|");
}

/** Text in which `<` begins no HTML. What stands in backticks, within a paragraph, Markdown shows as it is. */
function markdown(text: string): string {
  return text.replace(/(?<![\\`])(`+)(?!`)(?:(?!\n\s*\n).)+?(?<!`)\1(?!`)|</gs, (found) =>
    found === "<" ? "&lt;" : found,
  );
}
