// Generated from rules.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { ScaleInput, ScaleStatus } from "../types/scale.js";
import { validateNamespacedObjectMeta, validateRange } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkScaleStatus(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((key0 === "value") || (key0 === "in-range"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.value !== undefined) {
      let data0 = data.value;
      if (!((typeof data0 == "number") && (isFinite(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data["in-range"] !== undefined) {
      let data1 = data["in-range"];
      if (typeof data1 !== "boolean") {
        (vErrors ??= []).push({instancePath:instancePath+"/in-range",schemaPath:"#/properties/in-range/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkScaleStatus.errors = vErrors;
  return errors === 0;
}

/** Checks ScaleStatus, and fills in defaults. */
export const validateScaleStatus: Validator<ScaleStatus> = checkScaleStatus;

function checkScale(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "Scale";
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
    if (data.range === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "range"},message:"must have required property '"+"range"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((((((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "range")) || (key0 === "parts")) || (key0 === "names")) || (key0 === "unit")) || (key0 === "status"))) {
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
    if ("Scale" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Scale"},message:"must be equal to constant"});
      errors++;
    }
    if (data.metadata !== undefined) {
      let data2 = data.metadata;
      if (!(validateNamespacedObjectMeta(data2, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = joinErrors(vErrors, validateNamespacedObjectMeta.errors);
        errors = vErrors.length;
      }
    }
    if (data.range !== undefined) {
      let data3 = data.range;
      if (!(validateRange(data3, {instancePath:instancePath+"/range",parentData:data,parentDataProperty:"range",rootData}))) {
        vErrors = joinErrors(vErrors, validateRange.errors);
        errors = vErrors.length;
      }
    }
    if (data.parts !== undefined) {
      let data4 = data.parts;
      if (Array.isArray(data4)) {
        let valid2 = true;
        const len0 = data4.length;
        for (let i0=0; i0<len0; i0++) {
          let data5 = data4[i0];
          const _errs10 = errors;
          if (!(validateRange(data5, {instancePath:instancePath+"/parts/" + i0,parentData:data4,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validateRange.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs10 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/parts",schemaPath:"#/properties/parts/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.names !== undefined) {
      let data6 = data.names;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        for (const key1 in data6) {
          let data7 = data6[key1];
          if (!(validateRange(data7, {instancePath:instancePath+"/names/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data6,parentDataProperty:key1,rootData}))) {
            vErrors = joinErrors(vErrors, validateRange.errors);
            errors = vErrors.length;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/names",schemaPath:"#/properties/names/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.unit !== undefined) {
      let data8 = data.unit;
      if (typeof data8 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/unit",schemaPath:"#/properties/unit/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      let data9 = data.status;
      if (!(validateScaleStatus(data9, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData}))) {
        vErrors = joinErrors(vErrors, validateScaleStatus.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkScale.errors = vErrors;
  return errors === 0;
}

/** Checks Scale, and fills in defaults. */
export const validateScale: Validator<ScaleInput> = checkScale;
