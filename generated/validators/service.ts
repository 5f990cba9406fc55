// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { ServiceInput, ServiceSpecInput, ServiceStatus } from "../types/service.js";
import { validateNamespacedObjectMeta, validateServicePort, validateStringMap } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkServiceSpec(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === undefined) {
      data.type = "ClusterIP";
    }
    if (data.ports === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ports"},message:"must have required property '"+"ports"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((((key0 === "selector") || (key0 === "type")) || (key0 === "clusterIP")) || (key0 === "ports"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.selector !== undefined) {
      let data0 = data.selector;
      if (!(validateStringMap(data0, {instancePath:instancePath+"/selector",parentData:data,parentDataProperty:"selector",rootData}))) {
        vErrors = joinErrors(vErrors, validateStringMap.errors);
        errors = vErrors.length;
      }
    }
    let data1 = data.type;
    if (typeof data1 !== "string") {
      (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
    const vSchema0 = ["ClusterIP","NodePort","LoadBalancer","ExternalName"];
    if (!((((data1 === "ClusterIP") || (data1 === "NodePort")) || (data1 === "LoadBalancer")) || (data1 === "ExternalName"))) {
      (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: ["ClusterIP","NodePort","LoadBalancer","ExternalName"]},message:"must be equal to one of the allowed values"});
      errors++;
    }
    if (data.clusterIP !== undefined) {
      let data2 = data.clusterIP;
      if (typeof data2 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/clusterIP",schemaPath:"#/properties/clusterIP/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.ports !== undefined) {
      let data3 = data.ports;
      if (Array.isArray(data3)) {
        let valid2 = true;
        const len0 = data3.length;
        for (let i0=0; i0<len0; i0++) {
          let data4 = data3[i0];
          const _errs9 = errors;
          if (!(validateServicePort(data4, {instancePath:instancePath+"/ports/" + i0,parentData:data3,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validateServicePort.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs9 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkServiceSpec.errors = vErrors;
  return errors === 0;
}

/** Checks ServiceSpec, and fills in defaults. */
export const validateServiceSpec: Validator<ServiceSpecInput> = checkServiceSpec;

function checkServiceStatus(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((key0 === "endpoints") || (key0 === "phase"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.endpoints !== undefined) {
      let data0 = data.endpoints;
      if (Array.isArray(data0)) {
        let valid2 = true;
        const len0 = data0.length;
        for (let i0=0; i0<len0; i0++) {
          let data1 = data0[i0];
          const _errs4 = errors;
          if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
          }
          else {
            (vErrors ??= []).push({instancePath:instancePath+"/endpoints/" + i0,schemaPath:"#/properties/endpoints/items/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
          var valid1 = _errs4 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/endpoints",schemaPath:"#/properties/endpoints/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.phase !== undefined) {
      let data2 = data.phase;
      if (typeof data2 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/phase",schemaPath:"#/properties/phase/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkServiceStatus.errors = vErrors;
  return errors === 0;
}

/** Checks ServiceStatus, and fills in defaults. */
export const validateServiceStatus: Validator<ServiceStatus> = checkServiceStatus;

function checkService(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "Service";
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
    if ("Service" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Service"},message:"must be equal to constant"});
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
      if (!(validateServiceSpec(data3, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = joinErrors(vErrors, validateServiceSpec.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== undefined) {
      let data4 = data.status;
      if (!(validateServiceStatus(data4, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData}))) {
        vErrors = joinErrors(vErrors, validateServiceStatus.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkService.errors = vErrors;
  return errors === 0;
}

/** Checks Service, and fills in defaults. */
export const validateService: Validator<ServiceInput> = checkService;
