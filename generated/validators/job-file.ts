// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { JobFileInput } from "../types/job-file.js";
import { validateBytes, validateNamespacedObjectMeta } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkJobFile(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "JobFile";
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
      if (!((((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "userUploadFile")) || (key0 === "outputFile")) || (key0 === "errorFile"))) {
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
    if ("JobFile" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "JobFile"},message:"must be equal to constant"});
      errors++;
    }
    if (data.metadata !== undefined) {
      let data2 = data.metadata;
      if (!(validateNamespacedObjectMeta(data2, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = joinErrors(vErrors, validateNamespacedObjectMeta.errors);
        errors = vErrors.length;
      }
    }
    if (data.userUploadFile !== undefined) {
      let data3 = data.userUploadFile;
      if (!(validateBytes(data3, {instancePath:instancePath+"/userUploadFile",parentData:data,parentDataProperty:"userUploadFile",rootData}))) {
        vErrors = joinErrors(vErrors, validateBytes.errors);
        errors = vErrors.length;
      }
    }
    if (data.outputFile !== undefined) {
      let data4 = data.outputFile;
      if (!(validateBytes(data4, {instancePath:instancePath+"/outputFile",parentData:data,parentDataProperty:"outputFile",rootData}))) {
        vErrors = joinErrors(vErrors, validateBytes.errors);
        errors = vErrors.length;
      }
    }
    if (data.errorFile !== undefined) {
      let data5 = data.errorFile;
      if (!(validateBytes(data5, {instancePath:instancePath+"/errorFile",parentData:data,parentDataProperty:"errorFile",rootData}))) {
        vErrors = joinErrors(vErrors, validateBytes.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkJobFile.errors = vErrors;
  return errors === 0;
}

/** Checks JobFile, and fills in defaults. */
export const validateJobFile: Validator<JobFileInput> = checkJobFile;
