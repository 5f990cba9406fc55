import { relative } from "node:path";
import { api } from "./api.js";

export interface WelcomeParts {
  readonly version: string;
  readonly url: string;
  readonly store: string;
  /** Absolute path of a Pod's manifest to try: `pod-example1` in `default`. */
  readonly manifest: string;
}

/** What `serve` says once it accepts requests: where it is, and commands to try that work as they stand. */
export function welcome(parts: WelcomeParts): string {
  const { version, url, store } = parts;
  return `minik8s-apiserver ${version} is ready at ${url} (store: ${store})
${firstSteps(parts)}
Documentation: ${url}/docs
`;
}

/** Commands that create a Pod, read it and write its status. Empty for an API without Pods. */
function firstSteps({ url, manifest }: WelcomeParts): string {
  const [pods, pod, status] = (["create", "get", "replaceStatus"] as const).map((action) => {
    const route = api.routes.find((candidate) => String(candidate.kind) === "Pod" && candidate.action === action);
    return route && url + route.path.replace(":namespace", "default").replace(":name", "pod-example1");
  });
  if (pods === undefined || pod === undefined || status === undefined) return "";
  const file = shellQuote(`@${shortestPath(manifest)}`);
  return `
Try next:
  curl -H 'Content-Type: application/yaml' --data-binary ${file} ${pods}
  curl ${pod}
  curl -X PUT -H 'Content-Type: application/json' -d '{"phase": "Running"}' ${status}
`;
}

function shortestPath(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith("..") ? file : fromHere;
}

function shellQuote(text: string): string {
  return /^[\w@./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
