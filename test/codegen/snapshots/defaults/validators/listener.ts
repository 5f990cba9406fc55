// Generated from defaults.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { ListenerInput, ListenerSpecInput, ListenerStatusInput } from "../types/listener.js";
import { validateNamespacedObjectMeta, validatePlain, validatePort } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkListenerSpec(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.ports === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "ports"},message:"must have required property '"+"ports"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((key0 === "ports") || (key0 === "extra")) || (key0 === "assigned"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.ports !== undefined) {
      let data0 = data.ports;
      if (Array.isArray(data0)) {
        if (data0.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
          errors++;
        }
        let valid2 = true;
        const len0 = data0.length;
        for (let i0=0; i0<len0; i0++) {
          let data1 = data0[i0];
          const _errs4 = errors;
          if (!(validatePort(data1, {instancePath:instancePath+"/ports/" + i0,parentData:data0,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validatePort.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs4 === errors;
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
    if (data.extra !== undefined) {
      let data2 = data.extra;
      if (!(validatePlain(data2, {instancePath:instancePath+"/extra",parentData:data,parentDataProperty:"extra",rootData}))) {
        vErrors = joinErrors(vErrors, validatePlain.errors);
        errors = vErrors.length;
      }
    }
    if (data.assigned !== undefined) {
      let data3 = data.assigned;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/assigned",schemaPath:"#/properties/assigned/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkListenerSpec.errors = vErrors;
  return errors === 0;
}

/** Checks ListenerSpec, and fills in defaults. */
export const validateListenerSpec: Validator<ListenerSpecInput> = checkListenerSpec;

function checkListenerStatus(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.weight === undefined) {
      data.weight = 1;
    }
    for (const key0 in data) {
      if (!((key0 === "ready") || (key0 === "weight"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.ready !== undefined) {
      let data0 = data.ready;
      if (typeof data0 !== "boolean") {
        (vErrors ??= []).push({instancePath:instancePath+"/ready",schemaPath:"#/properties/ready/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
        errors++;
      }
    }
    let data1 = data.weight;
    if (!((typeof data1 == "number") && (isFinite(data1)))) {
      (vErrors ??= []).push({instancePath:instancePath+"/weight",schemaPath:"#/properties/weight/type",keyword:"type",params:{type: "number"},message:"must be number"});
      errors++;
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkListenerStatus.errors = vErrors;
  return errors === 0;
}

/** Checks ListenerStatus, and fills in defaults. */
export const validateListenerStatus: Validator<ListenerStatusInput> = checkListenerStatus;

function checkListener(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "Listener";
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
      if (!((((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "limits")) || (key0 === "spec")) || (key0 === "status"))) {
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
    if ("Listener" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Listener"},message:"must be equal to constant"});
      errors++;
    }
    if (data.metadata !== undefined) {
      let data2 = data.metadata;
      if (!(validateNamespacedObjectMeta(data2, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = joinErrors(vErrors, validateNamespacedObjectMeta.errors);
        errors = vErrors.length;
      }
    }
    if (data.limits !== undefined) {
      let data3 = data.limits;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key1 in data3) {
          if (!(key1 === "backlog")) {
            (vErrors ??= []).push({instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key1},message:"must NOT have additional properties"});
            errors++;
          }
        }
        if (data3.backlog !== undefined) {
          let data4 = data3.backlog;
          if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
            if (data4.length === undefined) {
              data4.length = 128;
            }
            for (const key2 in data4) {
              if (!(key2 === "length")) {
                (vErrors ??= []).push({instancePath:instancePath+"/limits/backlog",schemaPath:"#/properties/limits/properties/backlog/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key2},message:"must NOT have additional properties"});
                errors++;
              }
            }
            let data5 = data4.length;
            if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
              (vErrors ??= []).push({instancePath:instancePath+"/limits/backlog/length",schemaPath:"#/properties/limits/properties/backlog/properties/length/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
              errors++;
            }
          }
          else {
            (vErrors ??= []).push({instancePath:instancePath+"/limits/backlog",schemaPath:"#/properties/limits/properties/backlog/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/limits",schemaPath:"#/properties/limits/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.spec !== undefined) {
      let data6 = data.spec;
      if (!(validateListenerSpec(data6, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = joinErrors(vErrors, validateListenerSpec.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== undefined) {
      let data7 = data.status;
      if (!(validateListenerStatus(data7, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData}))) {
        vErrors = joinErrors(vErrors, validateListenerStatus.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkListener.errors = vErrors;
  return errors === 0;
}

/** Checks Listener, and fills in defaults. */
export const validateListener: Validator<ListenerInput> = checkListener;
