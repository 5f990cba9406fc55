// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { Bytes, NamespacedObjectMeta, NamespacedObjectMetaInput } from "./shared.js";

/** What a Job uploads and what it wrote, under the name of the Job. */
export interface JobFile {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "JobFile";
  metadata: NamespacedObjectMeta;
  /** The user's files as a zip archive. */
  userUploadFile?: Bytes;
  /** What the job wrote to standard output. */
  outputFile?: Bytes;
  /** What the job wrote to standard error. */
  errorFile?: Bytes;
}

/** What a client sends for a {@link JobFile}. */
export interface JobFileInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "JobFile";
  metadata: NamespacedObjectMetaInput;
  /** The user's files as a zip archive. */
  userUploadFile?: Bytes;
  /** What the job wrote to standard output. */
  outputFile?: Bytes;
  /** What the job wrote to standard error. */
  errorFile?: Bytes;
}
