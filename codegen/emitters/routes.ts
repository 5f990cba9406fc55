import type { Action } from "../manifest.js";
import type { Model } from "../model.js";
import { type Emitter, header } from "./emitter.js";
import { loadTemplate } from "./template.js";
import { arrayProperty, literal } from "./text.js";

const template = loadTemplate("routes");

/** The route table: the API table once more, as the server loads it. */
export const emitRoutes: Emitter = (model) => [
  {
    path: "routes.ts",
    text: template({
      header: header(model, "routes"),
      actions: [...queryParametersOfActions(model)].map(([action, names]) => arrayProperty(action, names)),
      routes: model.resources.flatMap((resource) =>
        resource.endpoints.flatMap((endpoint) =>
          endpoint.operations.map((operation) => ({
            method: operation.method,
            constant: endpoint.constant,
            kind: resource.kind,
            action: operation.action,
            status: operation.status,
            description: literal(operation.description),
            added: operation.added,
          })),
        ),
      ),
    }),
  },
];

function queryParametersOfActions({ resources }: Model): Map<Action, readonly string[]> {
  const operations = resources.flatMap(({ endpoints }) => endpoints.flatMap((endpoint) => endpoint.operations));
  return new Map(operations.map(({ action, queryParameters }) => [action, queryParameters]));
}
