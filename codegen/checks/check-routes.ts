import { methods } from "../manifest.js";
import type { CheckContext } from "./check-context.js";
import type { EndpointOutline, ResourceOutline } from "./outline.js";

interface Answer {
  readonly resource: ResourceOutline;
  readonly endpoint: EndpointOutline;
}

/**
 * A request must lead to one endpoint. Paths that differ only in the names of their parameters are the same to a
 * client. What two endpoints of one kind share is not looked at: check-endpoints.ts says that one is too many.
 */
export function checkRoutes(context: CheckContext): void {
  const answers = new Map<string, Answer>();
  for (const resource of context.outline.resources) {
    for (const endpoint of resource.endpoints) checkEndpoint(context, answers, { resource, endpoint });
  }
}

function checkEndpoint(context: CheckContext, answers: Map<string, Answer>, answer: Answer): void {
  const { resource, endpoint } = answer;
  if (endpoint.url === undefined) return;
  const route = endpoint.url.replace(/:\w+/g, ":");
  const taken = new Map<Answer, string[]>();
  for (const { method } of endpoint.operations ?? []) {
    if (!methods.some((known) => known === method)) continue;
    const key = `${method} ${route}`;
    const first = answers.get(key);
    if (first === undefined) answers.set(key, answer);
    else if (first.resource !== resource && !repeats(resource, first.resource)) {
      taken.set(first, [...(taken.get(first) ?? []), method]);
    }
  }
  for (const [first, takenMethods] of taken) {
    context.report("duplicate-route", endpoint.place, {
      route: endpoint.url,
      methods: takenMethods,
      constant: first.endpoint.constant.name,
      kind: first.resource.title,
      first: first.endpoint.url ?? "",
      at: context.locate(first.endpoint.place),
    });
  }
}

/** Whether two kinds have the same paths because they have the same name or plural, which check-names.ts reports. */
function repeats(one: ResourceOutline, other: ResourceOutline): boolean {
  if (one.endpointsAre !== "conventional" || other.endpointsAre !== "conventional") return false;
  return one.plural?.name === other.plural?.name || one.kind?.name.toLowerCase() === other.kind?.name.toLowerCase();
}
