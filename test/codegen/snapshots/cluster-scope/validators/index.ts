// Generated from cluster-scope.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.

import { validateZone } from "./zone.js";
import { validateNameParameter, validateNamespaceParameter } from "./parameters.js";

export * from "./parameters.js";
export * from "./shared.js";
export * from "./validator.js";
export * from "./zone.js";

/** Validate functions by kind: of the whole object, and of its status where it has one. */
export const validators = {
  Zone: { object: validateZone, status: undefined },
};

/** Validate functions by name of a path or query parameter. */
export const parameterValidators = {
  namespace: validateNamespaceParameter,
  name: validateNameParameter,
};
