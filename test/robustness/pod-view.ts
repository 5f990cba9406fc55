import type { TestObject } from "../helpers/server.js";
import { container } from "../http/bodies.js";
import type { ObjectView, Preconditions } from "./history.js";

// Workloads run on Pods: the value of the spec is its nodeName, that of the status its podIP, or the phase at creation.

/** What is recorded of a Pod. */
export function podView({ metadata, spec, status }: TestObject): ObjectView {
  const { uid, generation } = metadata;
  return {
    uid,
    resourceVersion: Number(metadata.resourceVersion),
    generation,
    spec: String(spec.nodeName),
    status: statusValue(status),
  };
}

/** The name of a Pod in histories. */
export function podName({ metadata }: TestObject): string {
  return `${metadata.namespace}/${metadata.name}`;
}

/** The value of a bare status. */
export function statusValue(status: TestObject["status"]): string {
  return String(status.podIP ?? status.phase);
}

/** A Pod with a value, to be created or replaced. */
export function podBody(object: string, nodeName: string, preconditions: Preconditions = {}): object {
  const [, name] = splitName(object);
  return { metadata: { name, ...metadataOf(preconditions) }, spec: { nodeName, containers: [container] } };
}

/** A status with a value: bare, or with the preconditions around it. */
export function statusBody(podIP: string, preconditions: Preconditions): object {
  const status = { podIP };
  const metadata = metadataOf(preconditions);
  return Object.keys(metadata).length === 0 ? status : { metadata, status };
}

/** The options of a deletion; undefined if there is nothing to say. */
export function deleteBody(preconditions: Preconditions): object | undefined {
  const fields = metadataOf(preconditions);
  return Object.keys(fields).length === 0 ? undefined : { preconditions: fields };
}

/** The path of a Pod, or of all Pods of its namespace without `name`. */
export function podsPath(namespace: string | undefined, name?: string): string {
  if (namespace === undefined) return "/api/v1/pods";
  return `/api/v1/namespaces/${namespace}/pods${name === undefined ? "" : `/${name}`}`;
}

/** Namespace and name. */
export function splitName(object: string): [namespace: string, name: string] {
  const [namespace = "", name = ""] = object.split("/");
  return [namespace, name];
}

function metadataOf({ uid, resourceVersion }: Preconditions): Readonly<Record<string, string>> {
  return {
    ...(uid === undefined ? {} : { uid }),
    ...(resourceVersion === undefined ? {} : { resourceVersion: String(resourceVersion) }),
  };
}
