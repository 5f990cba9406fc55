// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { PodInput, PodStatus } from "../types/pod.js";
import { validateNamespacedObjectMeta, validatePodPhase, validatePodSpec, validateTime } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkPodStatus(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((((((key0 === "podIP") || (key0 === "phase")) || (key0 === "containerStatuses")) || (key0 === "lastUpdateTime")) || (key0 === "cpuPercent")) || (key0 === "memPercent"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.podIP !== undefined) {
      let data0 = data.podIP;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/podIP",schemaPath:"#/properties/podIP/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.phase !== undefined) {
      let data1 = data.phase;
      if (!(validatePodPhase(data1, {instancePath:instancePath+"/phase",parentData:data,parentDataProperty:"phase",rootData}))) {
        vErrors = joinErrors(vErrors, validatePodPhase.errors);
        errors = vErrors.length;
      }
    }
    if (data.containerStatuses !== undefined) {
      let data2 = data.containerStatuses;
      if (Array.isArray(data2)) {
        let valid2 = true;
        const len0 = data2.length;
        for (let i0=0; i0<len0; i0++) {
          let data3 = data2[i0];
          const _errs7 = errors;
          if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
          }
          else {
            (vErrors ??= []).push({instancePath:instancePath+"/containerStatuses/" + i0,schemaPath:"#/properties/containerStatuses/items/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
          var valid1 = _errs7 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/containerStatuses",schemaPath:"#/properties/containerStatuses/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.lastUpdateTime !== undefined) {
      let data4 = data.lastUpdateTime;
      if (!(validateTime(data4, {instancePath:instancePath+"/lastUpdateTime",parentData:data,parentDataProperty:"lastUpdateTime",rootData}))) {
        vErrors = joinErrors(vErrors, validateTime.errors);
        errors = vErrors.length;
      }
    }
    if (data.cpuPercent !== undefined) {
      let data5 = data.cpuPercent;
      if (!((typeof data5 == "number") && (isFinite(data5)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/cpuPercent",schemaPath:"#/properties/cpuPercent/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.memPercent !== undefined) {
      let data6 = data.memPercent;
      if (!((typeof data6 == "number") && (isFinite(data6)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/memPercent",schemaPath:"#/properties/memPercent/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkPodStatus.errors = vErrors;
  return errors === 0;
}

/** Checks PodStatus, and fills in defaults. */
export const validatePodStatus: Validator<PodStatus> = checkPodStatus;

function checkPod(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "Pod";
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
    if ("Pod" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Pod"},message:"must be equal to constant"});
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
      if (!(validatePodSpec(data3, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = joinErrors(vErrors, validatePodSpec.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== undefined) {
      let data4 = data.status;
      if (!(validatePodStatus(data4, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData}))) {
        vErrors = joinErrors(vErrors, validatePodStatus.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkPod.errors = vErrors;
  return errors === 0;
}

/** Checks Pod, and fills in defaults. */
export const validatePod: Validator<PodInput> = checkPod;
