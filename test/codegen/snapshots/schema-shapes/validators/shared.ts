// Generated from schema-shapes.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import { fullFormats } from "ajv-formats/dist/formats.js";
import type { IntOrString, NamespacedObjectMetaInput, Node, ObjectMetaInput, Phase } from "../types/shared.js";
import { codePoints, type Validator } from "./validator.js";

function checkObjectMeta(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((((((key0 === "name") || (key0 === "labels")) || (key0 === "annotations")) || (key0 === "uid")) || (key0 === "resourceVersion")) || (key0 === "generation")) || (key0 === "creationTimestamp"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (codePoints(data0) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.labels !== undefined) {
      let data1 = data.labels;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          let data2 = data1[key1];
          if (typeof data2 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/labels/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.annotations !== undefined) {
      let data3 = data.annotations;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key2 in data3) {
          let data4 = data3[key2];
          if (typeof data4 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/annotations/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.uid !== undefined) {
      let data5 = data.uid;
      if (typeof data5 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/uid",schemaPath:"#/properties/uid/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.resourceVersion !== undefined) {
      let data6 = data.resourceVersion;
      if (typeof data6 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/resourceVersion",schemaPath:"#/properties/resourceVersion/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.generation !== undefined) {
      let data7 = data.generation;
      if (!(((typeof data7 == "number") && (!(data7 % 1) && !isNaN(data7))) && (isFinite(data7)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/generation",schemaPath:"#/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.creationTimestamp !== undefined) {
      let data8 = data.creationTimestamp;
      if ((typeof data8 == "number") && (isFinite(data8))) {
      }
      if (typeof data8 === "string") {
        if (!(fullFormats["date-time"].validate(data8))) {
          (vErrors ??= []).push({instancePath:instancePath+"/creationTimestamp",schemaPath:"#/properties/creationTimestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/creationTimestamp",schemaPath:"#/properties/creationTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkObjectMeta.errors = vErrors;
  return errors === 0;
}

/** Checks ObjectMeta, and fills in defaults. */
export const validateObjectMeta: Validator<ObjectMetaInput> = checkObjectMeta;

function checkNamespacedObjectMeta(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((((((((key0 === "name") || (key0 === "namespace")) || (key0 === "labels")) || (key0 === "annotations")) || (key0 === "uid")) || (key0 === "resourceVersion")) || (key0 === "generation")) || (key0 === "creationTimestamp"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 === "string") {
        if (codePoints(data0) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.namespace !== undefined) {
      let data1 = data.namespace;
      if (typeof data1 === "string") {
        if (codePoints(data1) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/namespace",schemaPath:"#/properties/namespace/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/namespace",schemaPath:"#/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.labels !== undefined) {
      let data2 = data.labels;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          let data3 = data2[key1];
          if (typeof data3 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/labels/" + key1.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/labels/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/labels",schemaPath:"#/properties/labels/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.annotations !== undefined) {
      let data4 = data.annotations;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key2 in data4) {
          let data5 = data4[key2];
          if (typeof data5 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/annotations/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/annotations/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/annotations",schemaPath:"#/properties/annotations/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.uid !== undefined) {
      let data6 = data.uid;
      if (typeof data6 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/uid",schemaPath:"#/properties/uid/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.resourceVersion !== undefined) {
      let data7 = data.resourceVersion;
      if (typeof data7 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/resourceVersion",schemaPath:"#/properties/resourceVersion/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.generation !== undefined) {
      let data8 = data.generation;
      if (!(((typeof data8 == "number") && (!(data8 % 1) && !isNaN(data8))) && (isFinite(data8)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/generation",schemaPath:"#/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.creationTimestamp !== undefined) {
      let data9 = data.creationTimestamp;
      if ((typeof data9 == "number") && (isFinite(data9))) {
      }
      if (typeof data9 === "string") {
        if (!(fullFormats["date-time"].validate(data9))) {
          (vErrors ??= []).push({instancePath:instancePath+"/creationTimestamp",schemaPath:"#/properties/creationTimestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/creationTimestamp",schemaPath:"#/properties/creationTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkNamespacedObjectMeta.errors = vErrors;
  return errors === 0;
}

/** Checks NamespacedObjectMeta, and fills in defaults. */
export const validateNamespacedObjectMeta: Validator<NamespacedObjectMetaInput> = checkNamespacedObjectMeta;

function checkIntOrString(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  const _errs1 = errors;
  if (!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
    errors++;
  }
  var _valid0 = _errs1 === errors;
  valid0 = valid0 || _valid0;
  if (!valid0) {
    const _errs3 = errors;
    if (typeof data !== "string") {
      (vErrors ??= []).push({instancePath,schemaPath:"#/anyOf/1/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
    var _valid0 = _errs3 === errors;
    valid0 = valid0 || _valid0;
    if (!valid0) {
    }
  }
  if (!valid0) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"});
    errors++;
  }
  else {
    errors = _errs0;
    if (vErrors !== null) {
      if (_errs0) {
        vErrors.length = _errs0;
      }
      else {
        vErrors = null;
      }
    }
  }
  checkIntOrString.errors = vErrors;
  return errors === 0;
}

/** Checks IntOrString, and fills in defaults. */
export const validateIntOrString: Validator<IntOrString> = checkIntOrString;

function checkPhase(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["Pending","Running","Succeeded","Failed","Unknown","Terminating","Suspended","Evicted","Preempted","Completed","Restarting"];
  if (!(((((((((((data === "Pending") || (data === "Running")) || (data === "Succeeded")) || (data === "Failed")) || (data === "Unknown")) || (data === "Terminating")) || (data === "Suspended")) || (data === "Evicted")) || (data === "Preempted")) || (data === "Completed")) || (data === "Restarting"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["Pending","Running","Succeeded","Failed","Unknown","Terminating","Suspended","Evicted","Preempted","Completed","Restarting"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkPhase.errors = vErrors;
  return errors === 0;
}

/** Checks Phase, and fills in defaults. */
export const validatePhase: Validator<Phase> = checkPhase;

function checkNode(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  const _errs2 = errors;
  let valid1 = true;
  const _errs3 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if ((data.type === undefined) && (missing0 = "type")) {
      (vErrors ??= []).push({});
      errors++;
    }
    else {
      if (data.type !== undefined) {
        let data0 = data.type;
        const _errs4 = errors;
        if ("a" !== data0) {
          (vErrors ??= []).push({});
          errors++;
        }
        if (errors === _errs4) {
        }
        var valid2 = _errs4 === errors;
      }
      else {
        var valid2 = true;
      }
      if (valid2) {
      }
    }
  }
  if (errors === _errs3) {
  }
  var _valid0 = _errs3 === errors;
  errors = _errs2;
  if (vErrors !== null) {
    if (_errs2) {
      vErrors.length = _errs2;
    }
    else {
      vErrors = null;
    }
  }
  if (_valid0) {
    const _errs5 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.a === undefined) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: "a"},message:"must have required property '"+"a"+"'"});
        errors++;
      }
    }
    var _valid0 = _errs5 === errors;
    valid1 = _valid0;
  }
  if (!valid1) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/allOf/0/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"});
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((key0 === "type") || (key0 === "a")) || (key0 === "b"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data1 = data.type;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      const vSchema0 = ["a","b"];
      if (!((data1 === "a") || (data1 === "b"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: ["a","b"]},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.a !== undefined) {
      let data2 = data.a;
      if (typeof data2 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/a",schemaPath:"#/properties/a/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.b !== undefined) {
      let data3 = data.b;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/b",schemaPath:"#/properties/b/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkNode.errors = vErrors;
  return errors === 0;
}

/** Checks Node, and fills in defaults. */
export const validateNode: Validator<Node> = checkNode;
