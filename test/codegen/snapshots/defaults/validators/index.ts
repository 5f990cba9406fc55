// Generated from defaults.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.

import { validateListener, validateListenerStatus } from "./listener.js";
import { validateNameParameter, validateNamespaceParameter } from "./parameters.js";

export * from "./listener.js";
export * from "./parameters.js";
export * from "./shared.js";
export * from "./validator.js";

/** Validate functions by kind: of the whole object, and of its status where it has one. */
export const validators = {
  Listener: { object: validateListener, status: validateListenerStatus },
};

/** Validate functions by name of a path or query parameter. */
export const parameterValidators = {
  namespace: validateNamespaceParameter,
  name: validateNameParameter,
};
