// Generated from plurals.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { IngressClassInput } from "../types/ingress-class.js";
import { validateNamespacedObjectMeta } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkIngressClass(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "IngressClass";
    }
    if (data.apiVersion === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'"});
      errors++;
    }
    if (data.kind === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"});
      errors++;
    }
    if (data.metadata === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "metadata"},message:"must have required property '"+"metadata"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    let data0 = data.apiVersion;
    if (typeof data0 !== "string") {
      (vErrors ??= []).push({instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
    if ("v1" !== data0) {
      (vErrors ??= []).push({instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/const",keyword:"const",params:{allowedValue: "v1"},message:"must be equal to constant"});
      errors++;
    }
    let data1 = data.kind;
    if (typeof data1 !== "string") {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
    if ("IngressClass" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "IngressClass"},message:"must be equal to constant"});
      errors++;
    }
    if (data.metadata !== undefined) {
      let data2 = data.metadata;
      if (!(validateNamespacedObjectMeta(data2, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = joinErrors(vErrors, validateNamespacedObjectMeta.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkIngressClass.errors = vErrors;
  return errors === 0;
}

/** Checks IngressClass, and fills in defaults. */
export const validateIngressClass: Validator<IngressClassInput> = checkIngressClass;
