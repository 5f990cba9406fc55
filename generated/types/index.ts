// Generated from resources.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

export type * from "./dns.js";
export type * from "./function.js";
export type * from "./hpa.js";
export type * from "./job.js";
export type * from "./job-file.js";
export type * from "./node.js";
export type * from "./pod.js";
export type * from "./replica-set.js";
export type * from "./service.js";
export type * from "./shared.js";
export type * from "./workflow.js";
