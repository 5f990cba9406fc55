import { relative } from "node:path";
import { examplePaths } from "./api.js";

export interface WelcomeParts {
  readonly version: string;
  readonly url: string;
  readonly store: string;
  /** Absolute path of a Pod's manifest to try: `pod-example1` in `default`. */
  readonly manifest: string;
}

/** What `serve` says once it accepts requests: where it is, and commands to try that work as they stand. */
export function welcome({ version, url, store, manifest }: WelcomeParts): string {
  const pod = { namespace: "default", name: "pod-example1" };
  const pods = url + examplePaths.pods(pod);
  const file = shellQuote(`@${shortestPath(manifest)}`);
  return `minik8s-apiserver ${version} is ready at ${url} (store: ${store})

Try next:
  curl -H 'Content-Type: application/yaml' --data-binary ${file} ${pods}
  curl ${url}${examplePaths.pod(pod)}
  curl -X PUT -H 'Content-Type: application/json' -d '{"phase": "Running"}' ${url}${examplePaths.podStatus(pod)}
Documentation: ${url}/docs
`;
}

function shortestPath(file: string): string {
  const fromHere = relative(process.cwd(), file);
  return fromHere.startsWith("..") ? file : fromHere;
}

function shellQuote(text: string): string {
  return /^[\w@./:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
