// Generated from resources.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";

/** The types of every kind, by the name that it has in the client. */
export interface Resources {
  /** A machine of the cluster that runs Pods. */
  nodes: {
    object: types.Node;
    input: types.NodeInput;
    status: types.NodeStatus;
    statusInput: types.NodeStatus;
    namespaced: false;
  };
  /** Containers that run together on one Node. */
  pods: {
    object: types.Pod;
    input: types.PodInput;
    status: types.PodStatus;
    statusInput: types.PodStatus;
    namespaced: true;
  };
  /** A stable address in front of the Pods that a selector picks. */
  services: {
    object: types.Service;
    input: types.ServiceInput;
    status: types.ServiceStatus;
    statusInput: types.ServiceStatus;
    namespaced: true;
  };
  /** A batch job handed to a Slurm cluster. */
  jobs: {
    object: types.Job;
    input: types.JobInput;
    status: types.JobStatus;
    statusInput: types.JobStatus;
    namespaced: true;
  };
  /** What a Job uploads and what it wrote, under the name of the Job. */
  jobFiles: {
    object: types.JobFile;
    input: types.JobFileInput;
    status: never;
    statusInput: never;
    namespaced: true;
  };
  /** Keeps a number of like Pods running. */
  replicaSets: {
    object: types.ReplicaSet;
    input: types.ReplicaSetInput;
    status: types.ReplicaSetStatus;
    statusInput: types.ReplicaSetStatus;
    namespaced: true;
  };
  /** A host name whose paths lead to Services. */
  dns: {
    object: types.DNS;
    input: types.DNSInput;
    status: types.DNSStatus;
    statusInput: types.DNSStatus;
    namespaced: true;
  };
  /** Scales a workload by the resources that its Pods use (horizontal pod autoscaler). */
  hpas: {
    object: types.HPA;
    input: types.HPAInput;
    status: types.HPAStatus;
    statusInput: types.HPAStatus;
    namespaced: true;
  };
  /** A serverless function, run on demand. */
  functions: {
    object: types.Function;
    input: types.FunctionInput;
    status: never;
    statusInput: never;
    namespaced: true;
  };
  /** Functions called one after the other, with choices between them. */
  workflows: {
    object: types.Workflow;
    input: types.WorkflowInput;
    status: types.WorkflowStatus;
    statusInput: types.WorkflowStatus;
    namespaced: true;
  };
}

/** The paths of every kind, by the name that it has in the client. */
export const resources = {
  nodes: {
    kind: "Node",
    collection: "/api/v1/nodes",
    item: "/api/v1/nodes/:name",
    status: "/api/v1/nodes/:name/status",
  },
  pods: {
    kind: "Pod",
    collection: "/api/v1/namespaces/:namespace/pods",
    item: "/api/v1/namespaces/:namespace/pods/:name",
    status: "/api/v1/namespaces/:namespace/pods/:name/status",
    global: "/api/v1/pods",
  },
  services: {
    kind: "Service",
    collection: "/api/v1/namespaces/:namespace/services",
    item: "/api/v1/namespaces/:namespace/services/:name",
    status: "/api/v1/namespaces/:namespace/services/:name/status",
    global: "/api/v1/services",
  },
  jobs: {
    kind: "Job",
    collection: "/apis/v1/namespaces/:namespace/jobs",
    item: "/apis/v1/namespaces/:namespace/jobs/:name",
    status: "/apis/v1/namespaces/:namespace/jobs/:name/status",
    global: "/apis/v1/jobs",
  },
  jobFiles: {
    kind: "JobFile",
    collection: "/apis/v1/namespaces/:namespace/jobfiles",
    item: "/apis/v1/namespaces/:namespace/jobfiles/:name",
    global: "/apis/v1/jobfiles",
  },
  replicaSets: {
    kind: "ReplicaSet",
    global: "/apis/v1/replicasets",
    collection: "/apis/v1/namespaces/:namespace/replicasets",
    item: "/apis/v1/namespaces/:namespace/replicasets/:name",
    status: "/apis/v1/namespaces/:namespace/replicasets/:name/status",
  },
  dns: {
    kind: "DNS",
    collection: "/apis/v1/namespaces/:namespace/dns",
    item: "/apis/v1/namespaces/:namespace/dns/:name",
    status: "/apis/v1/namespaces/:namespace/dns/:name/status",
    global: "/apis/v1/dns",
  },
  hpas: {
    kind: "HPA",
    collection: "/apis/v1/namespaces/:namespace/hpa",
    item: "/apis/v1/namespaces/:namespace/hpa/:name",
    global: "/apis/v1/hpa",
    status: "/apis/v1/namespaces/:namespace/hpa/:name/status",
  },
  functions: {
    kind: "Function",
    collection: "/apis/v1/namespaces/:namespace/functions",
    item: "/apis/v1/namespaces/:namespace/functions/:name",
    global: "/apis/v1/functions",
  },
  workflows: {
    kind: "Workflow",
    collection: "/apis/v1/namespaces/:namespace/workflow",
    item: "/apis/v1/namespaces/:namespace/workflow/:name",
    status: "/apis/v1/namespaces/:namespace/workflow/:name/status",
    global: "/apis/v1/workflow",
  },
} as const;
