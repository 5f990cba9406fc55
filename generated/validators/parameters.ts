// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import { validateName } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkNamespaceParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (!(validateName(data, {instancePath,parentData,parentDataProperty,rootData}))) {
    vErrors = joinErrors(vErrors, validateName.errors);
    errors = vErrors.length;
  }
  checkNamespaceParameter.errors = vErrors;
  return errors === 0;
}

/** Checks NamespaceParameter, and fills in defaults. */
export const validateNamespaceParameter: Validator<string> = checkNamespaceParameter;

function checkNameParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (!(validateName(data, {instancePath,parentData,parentDataProperty,rootData}))) {
    vErrors = joinErrors(vErrors, validateName.errors);
    errors = vErrors.length;
  }
  checkNameParameter.errors = vErrors;
  return errors === 0;
}

/** Checks NameParameter, and fills in defaults. */
export const validateNameParameter: Validator<string> = checkNameParameter;

function checkFieldValidationParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["Strict","Warn","Ignore"];
  if (!(((data === "Strict") || (data === "Warn")) || (data === "Ignore"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["Strict","Warn","Ignore"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkFieldValidationParameter.errors = vErrors;
  return errors === 0;
}

/** Checks FieldValidationParameter, and fills in defaults. */
export const validateFieldValidationParameter: Validator<string> = checkFieldValidationParameter;
