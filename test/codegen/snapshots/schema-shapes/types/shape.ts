// Generated from schema-shapes.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { IntOrString, NamespacedObjectMeta, NamespacedObjectMetaInput, Node, Phase } from "./shared.js";

/** All of it. */
export interface Shape {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Shape";
  metadata: NamespacedObjectMeta;
  either?: IntOrString;
  phases?: Phase[];
  /** Not only text. */
  mode?: "on" | 1 | null;
  maybe?: string | null;
  labels?: Record<string, string>;
  ports?: Record<string, IntOrString>;
  free?: Record<string, unknown>;
  open?: {
    known: string;
    [key: string]: unknown;
  };
  counted?: {
    known?: boolean;
    deep?: {
      x?: number;
    };
    [key: string]: number | boolean | { x?: number } | undefined;
  };
  dated?: string;
  bounded?: number;
  pair?: Record<string, string>;
  variant?: { a?: string } | { b?: string };
  probe?: { http: string } | { tcp: number };
  anything?: unknown;
  bytes?: string;
  when?: string;
  short?: string;
  limited?: {
    n?: number;
  }[];
  mixed?: (string | number)[];
  nodes?: Node[];
  fixed?: { a: 1 };
  inner?: {
    deep: {
      x?: number;
    };
  };
}

/** What a client sends for a {@link Shape}. */
export interface ShapeInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Shape";
  metadata: NamespacedObjectMetaInput;
  either?: IntOrString;
  phases?: Phase[];
  /** Not only text. */
  mode?: "on" | 1 | null;
  maybe?: string | null;
  labels?: Record<string, string>;
  ports?: Record<string, IntOrString>;
  free?: Record<string, unknown>;
  open?: {
    known: string;
    [key: string]: unknown;
  };
  counted?: {
    known?: boolean;
    deep?: {
      x?: number;
    };
    [key: string]: number | boolean | { x?: number } | undefined;
  };
  dated?: string;
  bounded?: number;
  pair?: Record<string, string>;
  variant?: { a?: string } | { b?: string };
  probe?: { http: string } | { tcp: number };
  anything?: unknown;
  bytes?: string;
  when?: string;
  short?: string;
  limited?: {
    n?: number;
  }[];
  mixed?: (string | number)[];
  nodes?: Node[];
  fixed?: { a: 1 };
  inner?: {
    deep: {
      x?: number;
    };
  };
}
