// Generated from rules.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

export type * from "./scale.js";
export type * from "./shared.js";
