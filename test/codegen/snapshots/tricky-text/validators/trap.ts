// Generated from tricky-text.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { TrapInput, TrapSpec } from "../types/trap.js";
import { validateNamespacedObjectMeta } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

const trapSpecPattern1 = new RegExp("^[/\"\\\\]*$", "u");

function checkTrapSpec(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((((key0 === "content-type") || (key0 === "class")) || (key0 === "pattern")) || (key0 === "schema1"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data["content-type"] !== undefined) {
      let data0 = data["content-type"];
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/content-type",schemaPath:"#/properties/content-type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      const vSchema0 = ["a\"b","c'd","e\\f","`${g}`"];
      if (!((((data0 === "a\"b") || (data0 === "c'd")) || (data0 === "e\\f")) || (data0 === "`${g}`"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/content-type",schemaPath:"#/properties/content-type/enum",keyword:"enum",params:{allowedValues: ["a\"b","c'd","e\\f","`${g}`"]},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.class !== undefined) {
      let data1 = data.class;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/class",schemaPath:"#/properties/class/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.pattern !== undefined) {
      let data2 = data.pattern;
      if (typeof data2 === "string") {
        if (!trapSpecPattern1.test(data2)) {
          (vErrors ??= []).push({instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/pattern",keyword:"pattern",params:{pattern: "^[/\"\\\\]*$"},message:"must match pattern \""+"^[/\"\\\\]*$"+"\""});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/pattern",schemaPath:"#/properties/pattern/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.schema1 !== undefined) {
      let data3 = data.schema1;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/schema1",schemaPath:"#/properties/schema1/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      if ("data1.validate1" !== data3) {
        (vErrors ??= []).push({instancePath:instancePath+"/schema1",schemaPath:"#/properties/schema1/const",keyword:"const",params:{allowedValue: "data1.validate1"},message:"must be equal to constant"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkTrapSpec.errors = vErrors;
  return errors === 0;
}

/** Checks TrapSpec, and fills in defaults. */
export const validateTrapSpec: Validator<TrapSpec> = checkTrapSpec;

function checkTrap(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "Trap";
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
      if (!((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "spec"))) {
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
    if ("Trap" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Trap"},message:"must be equal to constant"});
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
      if (!(validateTrapSpec(data3, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = joinErrors(vErrors, validateTrapSpec.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkTrap.errors = vErrors;
  return errors === 0;
}

/** Checks Trap, and fills in defaults. */
export const validateTrap: Validator<TrapInput> = checkTrap;
