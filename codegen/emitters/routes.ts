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
      kinds: model.resources.map(({ kind, endpoints }) => ({
        kind,
        routes: endpoints.flatMap(({ constant, operations }) =>
          operations.map(({ method, action, status, description, added }) => {
            return { method, constant, kind, action, status, description: literal(description), added };
          }),
        ),
      })),
    }),
  },
];

function queryParametersOfActions({ resources }: Model): Map<Action, readonly string[]> {
  const operations = resources.flatMap(({ endpoints }) => endpoints.flatMap((endpoint) => endpoint.operations));
  return new Map(operations.map(({ action, queryParameters }) => [action, queryParameters]));
}
