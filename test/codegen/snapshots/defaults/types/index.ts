// Generated from defaults.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.

export type * from "./listener.js";
export type * from "./shared.js";
