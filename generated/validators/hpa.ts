// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { HPAInput, HPASpec, HPAStatus } from "../types/hpa.js";
import {
  validateDuration,
  validateHPAMetrics,
  validateHPAWorkload,
  validateLabelSelector,
  validateNamespacedObjectMeta,
} from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkHPASpec(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.maxReplicas === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "maxReplicas"},message:"must have required property '"+"maxReplicas"+"'"});
      errors++;
    }
    if (data.workload === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "workload"},message:"must have required property '"+"workload"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((((((key0 === "minReplicas") || (key0 === "maxReplicas")) || (key0 === "workload")) || (key0 === "adjustInterval")) || (key0 === "selector")) || (key0 === "metrics"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.minReplicas !== undefined) {
      let data0 = data.minReplicas;
      if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/minReplicas",schemaPath:"#/properties/minReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if ((typeof data0 == "number") && (isFinite(data0))) {
        if (data0 < 0 || isNaN(data0)) {
          (vErrors ??= []).push({instancePath:instancePath+"/minReplicas",schemaPath:"#/properties/minReplicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
          errors++;
        }
      }
    }
    if (data.maxReplicas !== undefined) {
      let data1 = data.maxReplicas;
      if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/maxReplicas",schemaPath:"#/properties/maxReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if ((typeof data1 == "number") && (isFinite(data1))) {
        if (data1 < 1 || isNaN(data1)) {
          (vErrors ??= []).push({instancePath:instancePath+"/maxReplicas",schemaPath:"#/properties/maxReplicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
      }
    }
    if (data.workload !== undefined) {
      let data2 = data.workload;
      if (!(validateHPAWorkload(data2, {instancePath:instancePath+"/workload",parentData:data,parentDataProperty:"workload",rootData}))) {
        vErrors = joinErrors(vErrors, validateHPAWorkload.errors);
        errors = vErrors.length;
      }
    }
    if (data.adjustInterval !== undefined) {
      let data3 = data.adjustInterval;
      if (!(validateDuration(data3, {instancePath:instancePath+"/adjustInterval",parentData:data,parentDataProperty:"adjustInterval",rootData}))) {
        vErrors = joinErrors(vErrors, validateDuration.errors);
        errors = vErrors.length;
      }
    }
    if (data.selector !== undefined) {
      let data4 = data.selector;
      if (!(validateLabelSelector(data4, {instancePath:instancePath+"/selector",parentData:data,parentDataProperty:"selector",rootData}))) {
        vErrors = joinErrors(vErrors, validateLabelSelector.errors);
        errors = vErrors.length;
      }
    }
    if (data.metrics !== undefined) {
      let data5 = data.metrics;
      if (!(validateHPAMetrics(data5, {instancePath:instancePath+"/metrics",parentData:data,parentDataProperty:"metrics",rootData}))) {
        vErrors = joinErrors(vErrors, validateHPAMetrics.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkHPASpec.errors = vErrors;
  return errors === 0;
}

/** Checks HPASpec, and fills in defaults. */
export const validateHPASpec: Validator<HPASpec> = checkHPASpec;

function checkHPAStatus(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(((key0 === "currentReplicas") || (key0 === "curCPUPercent")) || (key0 === "curMemPercent"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.currentReplicas !== undefined) {
      let data0 = data.currentReplicas;
      if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/currentReplicas",schemaPath:"#/properties/currentReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.curCPUPercent !== undefined) {
      let data1 = data.curCPUPercent;
      if (!((typeof data1 == "number") && (isFinite(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/curCPUPercent",schemaPath:"#/properties/curCPUPercent/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.curMemPercent !== undefined) {
      let data2 = data.curMemPercent;
      if (!((typeof data2 == "number") && (isFinite(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/curMemPercent",schemaPath:"#/properties/curMemPercent/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkHPAStatus.errors = vErrors;
  return errors === 0;
}

/** Checks HPAStatus, and fills in defaults. */
export const validateHPAStatus: Validator<HPAStatus> = checkHPAStatus;

function checkHPA(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "HPA";
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
    if (data.spec === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec")) || (key0 === "status"))) {
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
    if ("HPA" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "HPA"},message:"must be equal to constant"});
      errors++;
    }
    if (data.metadata !== undefined) {
      let data2 = data.metadata;
      if (!(validateNamespacedObjectMeta(data2, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = joinErrors(vErrors, validateNamespacedObjectMeta.errors);
        errors = vErrors.length;
      }
    }
    if (data.spec !== undefined) {
      let data3 = data.spec;
      if (!(validateHPASpec(data3, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = joinErrors(vErrors, validateHPASpec.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== undefined) {
      let data4 = data.status;
      if (!(validateHPAStatus(data4, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData}))) {
        vErrors = joinErrors(vErrors, validateHPAStatus.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkHPA.errors = vErrors;
  return errors === 0;
}

/** Checks HPA, and fills in defaults. */
export const validateHPA: Validator<HPAInput> = checkHPA;
