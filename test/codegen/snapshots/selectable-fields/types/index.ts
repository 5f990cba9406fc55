// Generated from selectable-fields.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

export type * from "./shared.js";
export type * from "./task.js";
