// Generated from resources.yaml by codegen/emitters/resources.ts. Do not edit; run npm run generate.

/** Every kind of the API, in the order of the manifest. */
export const resources = [
  /** A machine of the cluster that runs Pods. */
  {
    kind: "Node",
    aliases: [],
    plural: "nodes",
    apiVersion: "v1",
    namespaced: false,
    initialStatus: {},
    selectableFields: ["status.condition"],
    maxBodyBytes: 1048576,
    file: "node",
  },
  /** Containers that run together on one Node. */
  {
    kind: "Pod",
    aliases: [],
    plural: "pods",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: { phase: "Pending" },
    selectableFields: ["spec.nodeName", "spec.restartPolicy", "status.phase", "status.podIP"],
    maxBodyBytes: 1048576,
    file: "pod",
  },
  /** A stable address in front of the Pods that a selector picks. */
  {
    kind: "Service",
    aliases: [],
    plural: "services",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: {},
    selectableFields: ["spec.clusterIP", "spec.type"],
    maxBodyBytes: 1048576,
    file: "service",
  },
  /** A batch job handed to a Slurm cluster. */
  {
    kind: "Job",
    aliases: [],
    plural: "jobs",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: {},
    selectableFields: ["spec.partition", "status.state"],
    maxBodyBytes: 1048576,
    file: "job",
  },
  /** What a Job uploads and what it wrote, under the name of the Job. */
  {
    kind: "JobFile",
    aliases: [],
    plural: "jobfiles",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 16777216,
    file: "job-file",
  },
  /** Keeps a number of like Pods running. */
  {
    kind: "ReplicaSet",
    aliases: ["Replicaset", "replicaSet"],
    plural: "replicasets",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: {},
    selectableFields: ["status.replicas"],
    maxBodyBytes: 1048576,
    file: "replica-set",
  },
  /** A host name whose paths lead to Services. */
  {
    kind: "DNS",
    aliases: ["Dns"],
    plural: "dns",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: {},
    selectableFields: ["spec.host", "status.phase"],
    maxBodyBytes: 1048576,
    file: "dns",
  },
  /** Scales a workload by the resources that its Pods use (horizontal pod autoscaler). */
  {
    kind: "HPA",
    aliases: ["Hpa"],
    plural: "hpas",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: {},
    selectableFields: [],
    maxBodyBytes: 1048576,
    file: "hpa",
  },
  /** A serverless function, run on demand. */
  {
    kind: "Function",
    aliases: [],
    plural: "functions",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: undefined,
    selectableFields: [],
    maxBodyBytes: 16777216,
    file: "function",
  },
  /** Functions called one after the other, with choices between them. */
  {
    kind: "Workflow",
    aliases: [],
    plural: "workflows",
    apiVersion: "v1",
    namespaced: true,
    initialStatus: {},
    selectableFields: ["status.phase"],
    maxBodyBytes: 1048576,
    file: "workflow",
  },
] as const;
