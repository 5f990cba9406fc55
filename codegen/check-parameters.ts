import type { CheckContext } from "./check-context.js";
import { parametersOf } from "./check-paths.js";

/** Path parameters are those that paths use; query parameters are those that actions take. */
export function checkParameters({ outline, report }: CheckContext): void {
  // An endpoint that cannot be read may use any of them.
  const readable = outline.resources.every(({ endpointsAre, endpoints }) => {
    return endpointsAre !== "unreadable" && endpoints.length > 0 && endpoints.every(({ url }) => url !== undefined);
  });
  const used = new Set(
    outline.resources.flatMap(({ endpoints }) => endpoints.flatMap(({ url }) => parametersOf(url ?? ""))),
  );
  for (const parameter of outline.parameters ?? []) {
    const { name, place } = parameter;
    if (parameter.in === "path" && parameter.takesActions) {
      report("actions-of-path-parameter", { path: [...parameter.path, "actions"], part: "key" }, { name });
    }
    if (parameter.in === "path" && readable && !used.has(name)) report("unused-parameter", place, { name });
    if (parameter.in === "query" && !parameter.takesActions) report("query-without-actions", place, { name });
  }
}
