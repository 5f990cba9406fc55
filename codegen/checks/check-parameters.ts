import { parametersOf } from "../conventions.js";
import type { CheckContext } from "./check-context.js";

/** Path parameters are those that paths use; query parameters are those that actions take. */
export function checkParameters({ outline, report }: CheckContext): void {
  // An endpoint that cannot be read may use any of them.
  const readable = outline.resources.every(({ endpointsAre, endpoints }) => {
    return endpointsAre !== "unreadable" && endpoints.length > 0 && endpoints.every(({ url }) => url !== undefined);
  });
  const used = new Set(
    outline.resources.flatMap(({ endpoints }) => endpoints.flatMap(({ url }) => parametersOf(url ?? ""))),
  );
  const declared = outline.parameters ?? [];
  // A name that is not declared may be a misspelt one.
  const known = [...used].every((name) => declared.some((parameter) => parameter.name === name));
  for (const parameter of declared) {
    const { name, place } = parameter;
    if (parameter.in === "path" && parameter.takesActions) {
      report("actions-of-path-parameter", { path: [...parameter.path, "actions"], part: "key" }, { name });
    }
    const unused = parameter.in === "path" ? readable && known && !used.has(name) : !parameter.takesActions;
    if (parameter.in && unused) report("unused-parameter", place, { name, in: parameter.in });
  }
}
