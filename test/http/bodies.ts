/** A container that is valid, and no more. */
export const container = { name: "app", image: "docker.io/library/nginx" };

/** The smallest Pod. */
export function pod(name: string, spec: Readonly<Record<string, unknown>> = {}) {
  return { metadata: { name }, spec: { containers: [container], ...spec } };
}

/** What each kind must have beside its metadata. */
const contents: Readonly<Record<string, object>> = {
  Node: {},
  Pod: { spec: { containers: [container] } },
  Service: { spec: { ports: [{ port: 80 }] } },
  Job: { spec: { partition: "dgx2" } },
  JobFile: {},
  ReplicaSet: { spec: { selector: {}, template: { spec: { containers: [container] } } } },
  DNS: { spec: { host: "example.com", paths: [{ subPath: "/", svcName: "web" }] } },
  HPA: { spec: { maxReplicas: 3, workload: { kind: "ReplicaSet", metadata: { name: "web" } } } },
  Function: {},
  Workflow: {
    spec: { entryNodeName: "first", workflowNodes: [{ name: "first", type: "func", funcData: { funcName: "f" } }] },
  },
};

/** The smallest object of a kind. */
export function smallest(kind: string, name: string): object {
  const content = contents[kind];
  if (content === undefined) throw new Error(`Nothing is known of the kind ${kind}`);
  return { metadata: { name }, ...content };
}

/** A status of each kind that has one. */
export const statuses: Readonly<Record<string, object>> = {
  Node: { hostname: "machine", condition: "Ready", cpuPercent: 0.5 },
  Pod: { phase: "Running", podIP: "10.0.0.7", containerStatuses: [{ any: { thing: null } }] },
  Service: { phase: "ready", endpoints: [{ address: "10.0.0.7" }] },
  Job: { state: "RUNNING", output: ["a line"] },
  ReplicaSet: { replicas: 3, readyReplicas: 2, conditions: [{ type: "Ready", status: "False" }] },
  DNS: { phase: "Running", updateTime: "2026-01-02T03:04:05Z" },
  HPA: { currentReplicas: 2, curCPUPercent: 0.25 },
  Workflow: { phase: "completed", result: "{}" },
};
