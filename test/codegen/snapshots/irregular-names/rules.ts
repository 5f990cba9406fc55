// Generated from irregular-names.yaml by codegen/emitters/rules.ts. Do not edit; run npm run generate.

/**
 * Object types that validation rules work with, by name: what rules call each property, and its type in CEL
 * (https://cel.dev).
 */
export const ruleTypes = {
} as const;

/** Validation rules by kind, each with the place of the values that it is about. */
export const rules = {
  HPA: [],
} as const;
