// Generated from irregular-names.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

export type * from "./hpa.js";
export type * from "./shared.js";
