// Generated from irregular-names.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import { fullFormats } from "ajv-formats/dist/formats.js";
import type { NamespacedObjectMetaInput, ObjectMetaInput } from "../types/shared.js";
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
