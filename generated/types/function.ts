// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

import type { Bytes, NamespacedObjectMeta, NamespacedObjectMetaInput } from "./shared.js";

/** A serverless function, run on demand. */
export interface Function {
  /** Version of the API. */
  apiVersion: "v1";
  /** Kind of the object. */
  kind: "Function";
  metadata: NamespacedObjectMeta;
  spec?: FunctionSpec;
}

/** What a client sends for a {@link Function}. */
export interface FunctionInput {
  /** Version of the API. */
  apiVersion?: "v1";
  /** Kind of the object. */
  kind?: "Function";
  metadata: NamespacedObjectMetaInput;
  spec?: FunctionSpec;
}

/** The code of the function. */
export interface FunctionSpec {
  /** A zip archive that holds `func.py` with `main`. */
  userUploadFile?: Bytes;
  /** Directory of the code on the user's machine. */
  userUploadFilePath?: string;
}
