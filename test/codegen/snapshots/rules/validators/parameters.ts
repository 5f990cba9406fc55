// Generated from rules.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import { codePoints, type Validator } from "./validator.js";

function checkNamespaceParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (codePoints(data) < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
      errors++;
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  checkNamespaceParameter.errors = vErrors;
  return errors === 0;
}

/** Checks NamespaceParameter, and fills in defaults. */
export const validateNamespaceParameter: Validator<string> = checkNamespaceParameter;

function checkNameParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (codePoints(data) < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
      errors++;
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  checkNameParameter.errors = vErrors;
  return errors === 0;
}

/** Checks NameParameter, and fills in defaults. */
export const validateNameParameter: Validator<string> = checkNameParameter;
