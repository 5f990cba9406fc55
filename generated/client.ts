// Generated from resources.yaml by codegen/emitters/client.ts. Do not edit; run npm run generate.

import type * as types from "./types/index.js";
import * as urls from "./urls.js";

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
    collection: urls.NodesURL,
    item: urls.NodeSpecURL,
    status: urls.NodeSpecStatusURL,
  },
  pods: {
    kind: "Pod",
    collection: urls.PodsURL,
    item: urls.PodSpecURL,
    status: urls.PodSpecStatusURL,
    global: urls.GlobalPodsURL,
  },
  services: {
    kind: "Service",
    collection: urls.ServiceURL,
    item: urls.ServiceSpecURL,
    status: urls.ServiceSpecStatusURL,
    global: urls.GlobalServicesURL,
  },
  jobs: {
    kind: "Job",
    collection: urls.JobsURL,
    item: urls.JobSpecURL,
    status: urls.JobSpecStatusURL,
    global: urls.GlobalJobsURL,
  },
  jobFiles: {
    kind: "JobFile",
    collection: urls.JobFileURL,
    item: urls.JobFileSpecURL,
    global: urls.GlobalJobFilesURL,
  },
  replicaSets: {
    kind: "ReplicaSet",
    global: urls.GlobalReplicaSetsURL,
    collection: urls.ReplicaSetsURL,
    item: urls.ReplicaSetSpecURL,
    status: urls.ReplicaSetSpecStatusURL,
  },
  dns: {
    kind: "DNS",
    collection: urls.DnsURL,
    item: urls.DnsSpecURL,
    status: urls.DnsSpecStatusURL,
    global: urls.GlobalDnsURL,
  },
  hpas: {
    kind: "HPA",
    collection: urls.HPAURL,
    item: urls.HPASpecURL,
    global: urls.GlobalHPAURL,
    status: urls.HPASpecStatusURL,
  },
  functions: {
    kind: "Function",
    collection: urls.FunctionURL,
    item: urls.FunctionSpecURL,
    global: urls.GlobalFunctionsURL,
  },
  workflows: {
    kind: "Workflow",
    collection: urls.WorkflowURL,
    item: urls.WorkflowSpecURL,
    status: urls.WorkflowSpecStatusURL,
    global: urls.GlobalWorkflowsURL,
  },
} as const;
