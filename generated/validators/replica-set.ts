// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { ReplicaSetInput, ReplicaSetSpecInput, ReplicaSetStatus } from "../types/replica-set.js";
import {
  validateLabelSelector,
  validateNamespacedObjectMeta,
  validatePodTemplateSpec,
  validateReplicaSetCondition,
} from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkReplicaSetSpec(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.replicas === undefined) {
      data.replicas = 1;
    }
    if (data.selector === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "selector"},message:"must have required property '"+"selector"+"'"});
      errors++;
    }
    if (data.template === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "template"},message:"must have required property '"+"template"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((key0 === "replicas") || (key0 === "selector")) || (key0 === "template"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    let data0 = data.replicas;
    if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
      (vErrors ??= []).push({instancePath:instancePath+"/replicas",schemaPath:"#/properties/replicas/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
      errors++;
    }
    if ((typeof data0 == "number") && (isFinite(data0))) {
      if (data0 < 0 || isNaN(data0)) {
        (vErrors ??= []).push({instancePath:instancePath+"/replicas",schemaPath:"#/properties/replicas/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
        errors++;
      }
    }
    if (data.selector !== undefined) {
      let data1 = data.selector;
      if (!(validateLabelSelector(data1, {instancePath:instancePath+"/selector",parentData:data,parentDataProperty:"selector",rootData}))) {
        vErrors = joinErrors(vErrors, validateLabelSelector.errors);
        errors = vErrors.length;
      }
    }
    if (data.template !== undefined) {
      let data2 = data.template;
      if (!(validatePodTemplateSpec(data2, {instancePath:instancePath+"/template",parentData:data,parentDataProperty:"template",rootData}))) {
        vErrors = joinErrors(vErrors, validatePodTemplateSpec.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkReplicaSetSpec.errors = vErrors;
  return errors === 0;
}

/** Checks ReplicaSetSpec, and fills in defaults. */
export const validateReplicaSetSpec: Validator<ReplicaSetSpecInput> = checkReplicaSetSpec;

function checkReplicaSetStatus(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(((key0 === "replicas") || (key0 === "readyReplicas")) || (key0 === "conditions"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.replicas !== undefined) {
      let data0 = data.replicas;
      if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/replicas",schemaPath:"#/properties/replicas/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.readyReplicas !== undefined) {
      let data1 = data.readyReplicas;
      if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/readyReplicas",schemaPath:"#/properties/readyReplicas/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.conditions !== undefined) {
      let data2 = data.conditions;
      if (Array.isArray(data2)) {
        let valid2 = true;
        const len0 = data2.length;
        for (let i0=0; i0<len0; i0++) {
          let data3 = data2[i0];
          const _errs8 = errors;
          if (!(validateReplicaSetCondition(data3, {instancePath:instancePath+"/conditions/" + i0,parentData:data2,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validateReplicaSetCondition.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs8 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/conditions",schemaPath:"#/properties/conditions/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkReplicaSetStatus.errors = vErrors;
  return errors === 0;
}

/** Checks ReplicaSetStatus, and fills in defaults. */
export const validateReplicaSetStatus: Validator<ReplicaSetStatus> = checkReplicaSetStatus;

function checkReplicaSet(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "ReplicaSet";
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
    if ("ReplicaSet" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "ReplicaSet"},message:"must be equal to constant"});
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
      if (!(validateReplicaSetSpec(data3, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = joinErrors(vErrors, validateReplicaSetSpec.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== undefined) {
      let data4 = data.status;
      if (!(validateReplicaSetStatus(data4, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData}))) {
        vErrors = joinErrors(vErrors, validateReplicaSetStatus.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkReplicaSet.errors = vErrors;
  return errors === 0;
}

/** Checks ReplicaSet, and fills in defaults. */
export const validateReplicaSet: Validator<ReplicaSetInput> = checkReplicaSet;
