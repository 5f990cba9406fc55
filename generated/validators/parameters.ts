// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import { validateName } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

const resourceVersionParameterPattern1 = new RegExp("^[0-9]*$", "u");

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

function checkLabelSelectorParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  checkLabelSelectorParameter.errors = vErrors;
  return errors === 0;
}

/** Checks LabelSelectorParameter, and fills in defaults. */
export const validateLabelSelectorParameter: Validator<string> = checkLabelSelectorParameter;

function checkFieldSelectorParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  checkFieldSelectorParameter.errors = vErrors;
  return errors === 0;
}

/** Checks FieldSelectorParameter, and fills in defaults. */
export const validateFieldSelectorParameter: Validator<string> = checkFieldSelectorParameter;

function checkLimitParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
    errors++;
  }
  if ((typeof data == "number") && (isFinite(data))) {
    if (data < 0 || isNaN(data)) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
      errors++;
    }
  }
  checkLimitParameter.errors = vErrors;
  return errors === 0;
}

/** Checks LimitParameter, and fills in defaults. */
export const validateLimitParameter: Validator<string> = checkLimitParameter;

function checkContinueParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  checkContinueParameter.errors = vErrors;
  return errors === 0;
}

/** Checks ContinueParameter, and fills in defaults. */
export const validateContinueParameter: Validator<string> = checkContinueParameter;

function checkResourceVersionParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (!resourceVersionParameterPattern1.test(data)) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[0-9]*$"},message:"must match pattern \""+"^[0-9]*$"+"\""});
      errors++;
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  checkResourceVersionParameter.errors = vErrors;
  return errors === 0;
}

/** Checks ResourceVersionParameter, and fills in defaults. */
export const validateResourceVersionParameter: Validator<string> = checkResourceVersionParameter;

function checkResourceVersionMatchParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["Exact","NotOlderThan"];
  if (!((data === "Exact") || (data === "NotOlderThan"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["Exact","NotOlderThan"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkResourceVersionMatchParameter.errors = vErrors;
  return errors === 0;
}

/** Checks ResourceVersionMatchParameter, and fills in defaults. */
export const validateResourceVersionMatchParameter: Validator<string> = checkResourceVersionMatchParameter;

function checkWatchParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "boolean") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
    errors++;
  }
  checkWatchParameter.errors = vErrors;
  return errors === 0;
}

/** Checks WatchParameter, and fills in defaults. */
export const validateWatchParameter: Validator<string> = checkWatchParameter;

function checkAllowWatchBookmarksParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "boolean") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
    errors++;
  }
  checkAllowWatchBookmarksParameter.errors = vErrors;
  return errors === 0;
}

/** Checks AllowWatchBookmarksParameter, and fills in defaults. */
export const validateAllowWatchBookmarksParameter: Validator<string> = checkAllowWatchBookmarksParameter;

function checkSendInitialEventsParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "boolean") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
    errors++;
  }
  checkSendInitialEventsParameter.errors = vErrors;
  return errors === 0;
}

/** Checks SendInitialEventsParameter, and fills in defaults. */
export const validateSendInitialEventsParameter: Validator<string> = checkSendInitialEventsParameter;

function checkTimeoutSecondsParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
    errors++;
  }
  if ((typeof data == "number") && (isFinite(data))) {
    if (data < 0 || isNaN(data)) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
      errors++;
    }
  }
  checkTimeoutSecondsParameter.errors = vErrors;
  return errors === 0;
}

/** Checks TimeoutSecondsParameter, and fills in defaults. */
export const validateTimeoutSecondsParameter: Validator<string> = checkTimeoutSecondsParameter;

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

function checkDryRunParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["All"];
  if (!(data === "All")) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["All"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkDryRunParameter.errors = vErrors;
  return errors === 0;
}

/** Checks DryRunParameter, and fills in defaults. */
export const validateDryRunParameter: Validator<string> = checkDryRunParameter;

function checkPropagationPolicyParameter(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["Background","Foreground","Orphan"];
  if (!(((data === "Background") || (data === "Foreground")) || (data === "Orphan"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["Background","Foreground","Orphan"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkPropagationPolicyParameter.errors = vErrors;
  return errors === 0;
}

/** Checks PropagationPolicyParameter, and fills in defaults. */
export const validatePropagationPolicyParameter: Validator<string> = checkPropagationPolicyParameter;
