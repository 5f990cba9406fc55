// Generated from selectable-fields.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.

import { validateTask, validateTaskStatus } from "./task.js";
import { validateNameParameter, validateNamespaceParameter } from "./parameters.js";

export * from "./parameters.js";
export * from "./shared.js";
export * from "./task.js";
export * from "./validator.js";

/** Validate functions by kind: of the whole object, and of its status where it has one. */
export const validators = {
  Task: { object: validateTask, status: validateTaskStatus },
};

/** Validate functions by name of a path or query parameter. */
export const parameterValidators = {
  namespace: validateNamespaceParameter,
  name: validateNameParameter,
};
