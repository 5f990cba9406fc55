// Generated from rules.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.

import { validateScale, validateScaleStatus } from "./scale.js";
import { validateNameParameter, validateNamespaceParameter } from "./parameters.js";

export * from "./parameters.js";
export * from "./scale.js";
export * from "./shared.js";
export * from "./validator.js";

/** Validate functions by kind: of the whole object, and of its status where it has one. */
export const validators = {
  Scale: { object: validateScale, status: validateScaleStatus },
};

/** Validate functions by name of a path or query parameter. */
export const parameterValidators = {
  namespace: validateNamespaceParameter,
  name: validateNameParameter,
};
