// Generated from resources.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object, unique among its kind in the namespace. */
export const NameParameter = "name";

/** Node. GET: List all Nodes; POST: Create a Node; DELETE: Delete a collection of Nodes. */
export const NodesURL = "/api/v1/nodes";

/** The path of {@link NodesURL}. */
export function nodesURL(): string {
  return NodesURL;
}

/**
 * Node. GET: Read a Node; PUT: Replace a Node; PATCH: Change a part of a Node; DELETE: Delete a Node from the cluster.
 */
export const NodeSpecURL = "/api/v1/nodes/:name";

/** The path of {@link NodeSpecURL} for one object. */
export function nodeSpecURL(parameters: { name: string }): string {
  return `/api/v1/nodes/${segment(NameParameter, parameters.name)}`;
}

/**
 * Node. GET: Read the status of a Node; PUT: Update the status of a Node; PATCH: Change a part of the status of a Node.
 */
export const NodeSpecStatusURL = "/api/v1/nodes/:name/status";

/** The path of {@link NodeSpecStatusURL} for one object. */
export function nodeSpecStatusURL(parameters: { name: string }): string {
  return `/api/v1/nodes/${segment(NameParameter, parameters.name)}/status`;
}

/** Pod. GET: List all Pods; POST: Create a Pod; DELETE: Delete a collection of Pods. */
export const PodsURL = "/api/v1/namespaces/:namespace/pods";

/** The path of {@link PodsURL} for one namespace. */
export function podsURL(parameters: { namespace: string }): string {
  return `/api/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/pods`;
}

/** Pod. GET: Read a Pod; PUT: Replace a Pod; PATCH: Change a part of a Pod; DELETE: Delete a Pod. */
export const PodSpecURL = "/api/v1/namespaces/:namespace/pods/:name";

/** The path of {@link PodSpecURL} for one object. */
export function podSpecURL(parameters: { namespace: string; name: string }): string {
  return `/api/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/pods/${segment(NameParameter, parameters.name)}`;
}

/**
 * Pod. GET: Read the status of a Pod; POST: Update the status of a Pod; PUT: Update the status of a Pod; PATCH: Change
 * a part of the status of a Pod.
 */
export const PodSpecStatusURL = "/api/v1/namespaces/:namespace/pods/:name/status";

/** The path of {@link PodSpecStatusURL} for one object. */
export function podSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/api/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/pods/${segment(NameParameter, parameters.name)}/status`;
}

/** Pod. GET: List the Pods of every namespace. */
export const GlobalPodsURL = "/api/v1/pods";

/** The path of {@link GlobalPodsURL}. */
export function globalPodsURL(): string {
  return GlobalPodsURL;
}

/** Service. GET: List all Services; POST: Create a Service; DELETE: Delete a collection of Services. */
export const ServiceURL = "/api/v1/namespaces/:namespace/services";

/** The path of {@link ServiceURL} for one namespace. */
export function serviceURL(parameters: { namespace: string }): string {
  return `/api/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/services`;
}

/**
 * Service. GET: Read a Service; PUT: Replace a Service; PATCH: Change a part of a Service; DELETE: Delete a Service.
 */
export const ServiceSpecURL = "/api/v1/namespaces/:namespace/services/:name";

/** The path of {@link ServiceSpecURL} for one object. */
export function serviceSpecURL(parameters: { namespace: string; name: string }): string {
  return `/api/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/services/${segment(NameParameter, parameters.name)}`;
}

/**
 * Service. GET: Read the status of a Service; PUT: Update the status of a Service; PATCH: Change a part of the status
 * of a Service.
 */
export const ServiceSpecStatusURL = "/api/v1/namespaces/:namespace/services/:name/status";

/** The path of {@link ServiceSpecStatusURL} for one object. */
export function serviceSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/api/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/services/${segment(NameParameter, parameters.name)}/status`;
}

/** Service. GET: List the Services of every namespace. */
export const GlobalServicesURL = "/api/v1/services";

/** The path of {@link GlobalServicesURL}. */
export function globalServicesURL(): string {
  return GlobalServicesURL;
}

/** Job. GET: List all Jobs; POST: Create a Job; DELETE: Delete a collection of Jobs. */
export const JobsURL = "/apis/v1/namespaces/:namespace/jobs";

/** The path of {@link JobsURL} for one namespace. */
export function jobsURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/jobs`;
}

/** Job. GET: Read a Job; PUT: Replace a Job; PATCH: Change a part of a Job; DELETE: Delete a Job. */
export const JobSpecURL = "/apis/v1/namespaces/:namespace/jobs/:name";

/** The path of {@link JobSpecURL} for one object. */
export function jobSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/jobs/${segment(NameParameter, parameters.name)}`;
}

/**
 * Job. GET: Read the status of a Job; PUT: Update the status of a Job; PATCH: Change a part of the status of a Job.
 */
export const JobSpecStatusURL = "/apis/v1/namespaces/:namespace/jobs/:name/status";

/** The path of {@link JobSpecStatusURL} for one object. */
export function jobSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/jobs/${segment(NameParameter, parameters.name)}/status`;
}

/** Job. GET: List the Jobs of every namespace. */
export const GlobalJobsURL = "/apis/v1/jobs";

/** The path of {@link GlobalJobsURL}. */
export function globalJobsURL(): string {
  return GlobalJobsURL;
}

/** JobFile. GET: List all JobFiles; POST: Create a JobFile; DELETE: Delete a collection of JobFiles. */
export const JobFileURL = "/apis/v1/namespaces/:namespace/jobfiles";

/** The path of {@link JobFileURL} for one namespace. */
export function jobFileURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/jobfiles`;
}

/**
 * JobFile. GET: Read a JobFile; PUT: Replace a JobFile; PATCH: Change a part of a JobFile; DELETE: Delete a JobFile.
 */
export const JobFileSpecURL = "/apis/v1/namespaces/:namespace/jobfiles/:name";

/** The path of {@link JobFileSpecURL} for one object. */
export function jobFileSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/jobfiles/${segment(NameParameter, parameters.name)}`;
}

/** JobFile. GET: List the JobFiles of every namespace. */
export const GlobalJobFilesURL = "/apis/v1/jobfiles";

/** The path of {@link GlobalJobFilesURL}. */
export function globalJobFilesURL(): string {
  return GlobalJobFilesURL;
}

/** ReplicaSet. GET: List the ReplicaSets of every namespace. */
export const GlobalReplicaSetsURL = "/apis/v1/replicasets";

/** The path of {@link GlobalReplicaSetsURL}. */
export function globalReplicaSetsURL(): string {
  return GlobalReplicaSetsURL;
}

/** ReplicaSet. GET: List all ReplicaSets; POST: Create a ReplicaSet; DELETE: Delete a collection of ReplicaSets. */
export const ReplicaSetsURL = "/apis/v1/namespaces/:namespace/replicasets";

/** The path of {@link ReplicaSetsURL} for one namespace. */
export function replicaSetsURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/replicasets`;
}

/**
 * ReplicaSet. GET: Read a ReplicaSet; PUT: Replace a ReplicaSet; PATCH: Change a part of a ReplicaSet; DELETE: Delete a
 * ReplicaSet.
 */
export const ReplicaSetSpecURL = "/apis/v1/namespaces/:namespace/replicasets/:name";

/** The path of {@link ReplicaSetSpecURL} for one object. */
export function replicaSetSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/replicasets/${segment(NameParameter, parameters.name)}`;
}

/**
 * ReplicaSet. GET: Read the status of a ReplicaSet; PUT: Update the status of a ReplicaSet; PATCH: Change a part of the
 * status of a ReplicaSet.
 */
export const ReplicaSetSpecStatusURL = "/apis/v1/namespaces/:namespace/replicasets/:name/status";

/** The path of {@link ReplicaSetSpecStatusURL} for one object. */
export function replicaSetSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/replicasets/${segment(NameParameter, parameters.name)}/status`;
}

/** DNS. GET: List all DNS objects; POST: Create a DNS; DELETE: Delete a collection of DNS. */
export const DnsURL = "/apis/v1/namespaces/:namespace/dns";

/** The path of {@link DnsURL} for one namespace. */
export function dnsURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/dns`;
}

/** DNS. GET: Read a DNS object; PUT: Replace a DNS; PATCH: Change a part of a DNS; DELETE: Delete a DNS. */
export const DnsSpecURL = "/apis/v1/namespaces/:namespace/dns/:name";

/** The path of {@link DnsSpecURL} for one object. */
export function dnsSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/dns/${segment(NameParameter, parameters.name)}`;
}

/**
 * DNS. GET: Read the status of a DNS; PUT: Update the status of a DNS; PATCH: Change a part of the status of a DNS.
 */
export const DnsSpecStatusURL = "/apis/v1/namespaces/:namespace/dns/:name/status";

/** The path of {@link DnsSpecStatusURL} for one object. */
export function dnsSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/dns/${segment(NameParameter, parameters.name)}/status`;
}

/** DNS. GET: List the DNS objects of every namespace. */
export const GlobalDnsURL = "/apis/v1/dns";

/** The path of {@link GlobalDnsURL}. */
export function globalDnsURL(): string {
  return GlobalDnsURL;
}

/** HPA. GET: List all HPAs; POST: Create an HPA; DELETE: Delete a collection of HPAs. */
export const HPAURL = "/apis/v1/namespaces/:namespace/hpa";

/** The path of {@link HPAURL} for one namespace. */
export function hpaURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/hpa`;
}

/** HPA. GET: Read an HPA; PUT: Replace an HPA; PATCH: Change a part of an HPA; DELETE: Delete an HPA. */
export const HPASpecURL = "/apis/v1/namespaces/:namespace/hpa/:name";

/** The path of {@link HPASpecURL} for one object. */
export function hpaSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/hpa/${segment(NameParameter, parameters.name)}`;
}

/** HPA. GET: List the HPAs of every namespace. */
export const GlobalHPAURL = "/apis/v1/hpa";

/** The path of {@link GlobalHPAURL}. */
export function globalHPAURL(): string {
  return GlobalHPAURL;
}

/**
 * HPA. GET: Read the status of an HPA; PUT: Update the status of an HPA; PATCH: Change a part of the status of an HPA.
 */
export const HPASpecStatusURL = "/apis/v1/namespaces/:namespace/hpa/:name/status";

/** The path of {@link HPASpecStatusURL} for one object. */
export function hpaSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/hpa/${segment(NameParameter, parameters.name)}/status`;
}

/** Function. GET: List all Functions; POST: Create a Function; DELETE: Delete a collection of Functions. */
export const FunctionURL = "/apis/v1/namespaces/:namespace/functions";

/** The path of {@link FunctionURL} for one namespace. */
export function functionURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/functions`;
}

/**
 * Function. GET: Read a Function; PUT: Replace a Function; PATCH: Change a part of a Function; DELETE: Delete a
 * Function.
 */
export const FunctionSpecURL = "/apis/v1/namespaces/:namespace/functions/:name";

/** The path of {@link FunctionSpecURL} for one object. */
export function functionSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/functions/${segment(NameParameter, parameters.name)}`;
}

/** Function. GET: List the Functions of every namespace. */
export const GlobalFunctionsURL = "/apis/v1/functions";

/** The path of {@link GlobalFunctionsURL}. */
export function globalFunctionsURL(): string {
  return GlobalFunctionsURL;
}

/** Workflow. GET: List the Workflows; POST: Create a Workflow; DELETE: Delete a collection of Workflows. */
export const WorkflowURL = "/apis/v1/namespaces/:namespace/workflow";

/** The path of {@link WorkflowURL} for one namespace. */
export function workflowURL(parameters: { namespace: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/workflow`;
}

/**
 * Workflow. GET: Read a Workflow; PUT: Replace a Workflow; PATCH: Change a part of a Workflow; DELETE: Delete a
 * Workflow.
 */
export const WorkflowSpecURL = "/apis/v1/namespaces/:namespace/workflow/:name";

/** The path of {@link WorkflowSpecURL} for one object. */
export function workflowSpecURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/workflow/${segment(NameParameter, parameters.name)}`;
}

/**
 * Workflow. GET: Read the status of a Workflow; PUT: Update the status of a Workflow; PATCH: Change a part of the
 * status of a Workflow.
 */
export const WorkflowSpecStatusURL = "/apis/v1/namespaces/:namespace/workflow/:name/status";

/** The path of {@link WorkflowSpecStatusURL} for one object. */
export function workflowSpecStatusURL(parameters: { namespace: string; name: string }): string {
  return `/apis/v1/namespaces/${segment(NamespaceParameter, parameters.namespace)}/workflow/${segment(NameParameter, parameters.name)}/status`;
}

/** Workflow. GET: List the Workflows of every namespace. */
export const GlobalWorkflowsURL = "/apis/v1/workflow";

/** The path of {@link GlobalWorkflowsURL}. */
export function globalWorkflowsURL(): string {
  return GlobalWorkflowsURL;
}

/**
 * One path segment, percent-encoded (RFC 3986, section 2.1).
 *
 * @throws RangeError for an empty text, `.` and `..`: with them the path would name something else.
 */
function segment(parameter: string, value: string): string {
  if (value === "" || value === "." || value === "..") {
    throw new RangeError(`path parameter "${parameter}" cannot be ${JSON.stringify(value)}`);
  }
  return encodeURIComponent(value);
}
