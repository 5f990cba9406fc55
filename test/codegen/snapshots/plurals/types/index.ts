// Generated from plurals.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

export type * from "./dns.js";
export type * from "./dns-record.js";
export type * from "./ingress-class.js";
export type * from "./network-policy.js";
export type * from "./shared.js";
