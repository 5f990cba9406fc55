// Generated from defaults.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { NamespacedObjectMeta, NamespacedObjectMetaInput, Plain, Port, PortInput } from "./shared.js";

/** Listens. */
export interface Listener {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Listener";
  metadata: NamespacedObjectMeta;
  limits?: {
    backlog?: {
      length: number;
    };
  };
  spec: ListenerSpec;
  /** What was observed. It has an endpoint of its own; writes of the object ignore it. */
  status: ListenerStatus;
}

/** What a client sends for a {@link Listener}. */
export interface ListenerInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Listener";
  metadata: NamespacedObjectMetaInput;
  limits?: {
    backlog?: {
      length?: number;
    };
  };
  spec: ListenerSpecInput;
}

export interface ListenerSpec {
  /** Where it listens. */
  ports: Port[];
  extra?: Plain;
  /** Filled in by a controller. */
  assigned?: string;
}

/** What a client sends for a {@link ListenerSpec}. */
export interface ListenerSpecInput {
  /** Where it listens. */
  ports: PortInput[];
  extra?: Plain;
  /** Filled in by a controller. */
  assigned?: string;
}

export interface ListenerStatus {
  ready?: boolean;
  weight: number;
}

/** What a client sends for a {@link ListenerStatus}. */
export interface ListenerStatusInput {
  ready?: boolean;
  weight?: number;
}
