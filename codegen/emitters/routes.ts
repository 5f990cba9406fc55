import { type Emitter, header } from "./emitter.js";
import { loadTemplate } from "./template.js";
import { literal } from "./text.js";

const template = loadTemplate("routes");

/** The route table: the API table once more, as the server loads it. */
export const emitRoutes: Emitter = (model) => [
  {
    path: "routes.ts",
    text: template({
      header: header(model, "routes"),
      routes: model.resources.flatMap((resource) =>
        resource.endpoints.flatMap((endpoint) =>
          endpoint.operations.map((operation) => ({
            method: operation.method,
            constant: endpoint.constant,
            kind: resource.kind,
            action: operation.action,
            status: operation.status,
            description: literal(operation.description),
            queryParameters: literal(operation.queryParameters),
            added: operation.added,
          })),
        ),
      ),
    }),
  },
];
