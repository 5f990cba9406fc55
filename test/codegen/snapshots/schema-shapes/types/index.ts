// Generated from schema-shapes.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

export type * from "./shape.js";
export type * from "./shared.js";
