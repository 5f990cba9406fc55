// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type {
  NamespacedObjectMeta,
  NamespacedObjectMetaInput,
  ServicePort,
  ServicePortInput,
  StringMap,
} from "./shared.js";

/** A stable address in front of the Pods that a selector picks. */
export interface Service {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Service";
  metadata: NamespacedObjectMeta;
  spec: ServiceSpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: ServiceStatus;
}

/** What a client sends for a {@link Service}. */
export interface ServiceInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Service";
  metadata: NamespacedObjectMetaInput;
  spec: ServiceSpecInput;
}

/** Which Pods to reach, and how. */
export interface ServiceSpec {
  /** Labels of the Pods that the Service leads to. */
  selector?: StringMap;
  /** From where the Service can be reached. */
  type: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  /** Address of the Service in the cluster's network. */
  clusterIP?: string;
  /** Ports of the Service. */
  ports: ServicePort[];
}

/** What a client sends for a {@link ServiceSpec}. */
export interface ServiceSpecInput {
  /** Labels of the Pods that the Service leads to. */
  selector?: StringMap;
  /** From where the Service can be reached. */
  type?: "ClusterIP" | "NodePort" | "LoadBalancer" | "ExternalName";
  /** Address of the Service in the cluster's network. */
  clusterIP?: string;
  /** Ports of the Service. */
  ports: ServicePortInput[];
}

/** What the Service leads to at present. */
export interface ServiceStatus {
  /** The Pods that the selector found. */
  endpoints?: Record<string, unknown>[];
  /** Where the Service is in its life. */
  phase?: string;
}
