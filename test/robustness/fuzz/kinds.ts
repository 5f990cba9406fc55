import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import addFormats from "ajv-formats";
import type { Arbitrary } from "fast-check";
import { resources } from "../../../generated/resources.js";
import { routes } from "../../../generated/routes.js";
import { arbitraryOf, type Schema } from "./schema-arbitrary.js";

export type Payload = Record<string, unknown>;

/** What the fuzzer knows of a kind. */
export interface FuzzedKind {
  readonly kind: string;
  readonly plural: string;
  readonly namespaced: boolean;
  /** Paths with `:namespace` and `:name`. */
  readonly collection: string;
  readonly item: string;
  readonly status: string | undefined;
  /** Objects, and their statuses, that must be accepted. */
  readonly objects: Arbitrary<Payload>;
  readonly statuses: Arbitrary<Payload> | undefined;
  /** Whether a stored object fits the schema: a compilation of its own, not the one that the server runs. */
  readonly fits: ValidateFunction;
  /** Whether a status fits. */
  readonly statusFits: ValidateFunction | undefined;
}

const directory = join(import.meta.dirname, "../../../generated/schemas");

/** Every kind of the API. */
export const kinds: readonly FuzzedKind[] = resources.map((resource) => {
  const schema = JSON.parse(readFileSync(join(directory, `${resource.file}.json`), "utf8")) as Schema;
  const defs = schema.$defs ?? {};
  const pathOf = (action: string) =>
    routes.find((route) => route.kind === resource.kind && route.action === action)?.path;
  const status = schema.properties?.status;
  const { readOnly: _, ...writableStatus } = status ?? {};
  const compile = (part: object) => {
    const ajv = new Ajv2020({ strict: false, validateFormats: true, allErrors: false });
    addFormats.default(ajv);
    ajv.addFormat("byte", /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/);
    return ajv.compile(part);
  };
  return {
    kind: resource.kind,
    plural: resource.plural,
    namespaced: resource.namespaced,
    collection: pathOf("create") ?? "",
    item: pathOf("replace") ?? "",
    status: pathOf("replaceStatus"),
    objects: (arbitraryOf(schema, defs) as Arbitrary<Payload>).map((object) => followRules(resource.kind, object)),
    statuses: status && (arbitraryOf(writableStatus, defs) as Arbitrary<Payload>).map(followStatusRules),
    fits: compile(schema),
    statusFits: status && compile({ $defs: defs, ...writableStatus }),
  };
});

interface Ruled {
  readonly metadata: { ownerReferences?: { controller?: boolean }[] };
  readonly spec: Payload & {
    paths?: { subPath: string }[];
    workflowNodes?: { name: string; funcData?: Payload; choiceData?: Payload }[];
  };
}

/** Makes an object keep the rules that its schema cannot say (`x-kubernetes-validations`). */
function followRules(kind: string, object: Payload): Payload {
  const { metadata, spec } = object as unknown as Ruled;
  for (const reference of metadata.ownerReferences?.slice(1) ?? []) delete reference.controller;
  if (kind === "DNS") for (const [index, path] of (spec.paths ?? []).entries()) path.subPath += index;
  if (kind === "HPA" && spec.minReplicas !== undefined) spec.maxReplicas = Math.max(1, Number(spec.minReplicas));
  if (kind === "Workflow") {
    const nodes = spec.workflowNodes ?? [];
    if (nodes.length === 0)
      nodes.push({ name: "only", type: "func", funcData: { funcName: "f" } } as (typeof nodes)[0]);
    spec.workflowNodes = nodes;
    for (const [index, node] of nodes.entries()) {
      node.name += index;
      if (node.funcData?.nextNodeName !== undefined) node.funcData.nextNodeName = nodes[0]?.name;
      if (node.choiceData?.trueNextNodeName !== undefined) node.choiceData.trueNextNodeName = nodes[0]?.name;
      if (node.choiceData?.falseNextNodeName !== undefined) node.choiceData.falseNextNodeName = nodes[0]?.name;
    }
    spec.entryNodeName = nodes[0]?.name;
  }
  return object;
}

function followStatusRules(status: Payload): Payload {
  if (status.readyReplicas !== undefined) status.replicas = status.readyReplicas;
  return status;
}
