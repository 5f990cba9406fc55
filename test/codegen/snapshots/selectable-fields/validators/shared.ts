// Generated from selectable-fields.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import { fullFormats } from "ajv-formats/dist/formats.js";
import type { NamespacedObjectMetaInput, ObjectMetaInput, OwnerReference, Phase, Place } from "../types/shared.js";
import { codePoints, joinErrors, type Validator } from "./validator.js";

const objectMetaProperties1 = {
  "name": true,
  "generateName": true,
  "labels": true,
  "annotations": true,
  "ownerReferences": true,
  "finalizers": true,
  "uid": true,
  "resourceVersion": true,
  "generation": true,
  "creationTimestamp": true,
  "deletionTimestamp": true,
};
const namespacedObjectMetaProperties1 = {
  "name": true,
  "generateName": true,
  "namespace": true,
  "labels": true,
  "annotations": true,
  "ownerReferences": true,
  "finalizers": true,
  "uid": true,
  "resourceVersion": true,
  "generation": true,
  "creationTimestamp": true,
  "deletionTimestamp": true,
};

function checkOwnerReference(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "apiVersion"},message:"must have required property '"+"apiVersion"+"'"});
      errors++;
    }
    if (data.kind === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"});
      errors++;
    }
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
      errors++;
    }
    if (data.uid === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "uid"},message:"must have required property '"+"uid"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "name")) || (key0 === "uid")) || (key0 === "controller")) || (key0 === "blockOwnerDeletion"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.apiVersion !== undefined) {
      let data0 = data.apiVersion;
      if (typeof data0 === "string") {
        if (codePoints(data0) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.kind !== undefined) {
      let data1 = data.kind;
      if (typeof data1 === "string") {
        if (codePoints(data1) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data2 = data.name;
      if (typeof data2 === "string") {
        if (codePoints(data2) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.uid !== undefined) {
      let data3 = data.uid;
      if (typeof data3 === "string") {
        if (codePoints(data3) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/uid",schemaPath:"#/properties/uid/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/uid",schemaPath:"#/properties/uid/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.controller !== undefined) {
      let data4 = data.controller;
      if (typeof data4 !== "boolean") {
        (vErrors ??= []).push({instancePath:instancePath+"/controller",schemaPath:"#/properties/controller/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
        errors++;
      }
    }
    if (data.blockOwnerDeletion !== undefined) {
      let data5 = data.blockOwnerDeletion;
      if (typeof data5 !== "boolean") {
        (vErrors ??= []).push({instancePath:instancePath+"/blockOwnerDeletion",schemaPath:"#/properties/blockOwnerDeletion/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkOwnerReference.errors = vErrors;
  return errors === 0;
}

/** Checks OwnerReference, and fills in defaults. */
export const validateOwnerReference: Validator<OwnerReference> = checkOwnerReference;

function checkObjectMeta(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  const _errs1 = errors;
  let valid0 = true;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if ((data.generateName === undefined) && (missing0 = "generateName")) {
      (vErrors ??= []).push({});
      errors++;
    }
    else {
      if (data.generateName !== undefined) {
        let data0 = data.generateName;
        const _errs3 = errors;
        if (errors === _errs3) {
          if (typeof data0 === "string") {
            if (codePoints(data0) < 1) {
              (vErrors ??= []).push({});
              errors++;
            }
          }
          else {
            (vErrors ??= []).push({});
            errors++;
          }
          if (errors === _errs3) {
          }
        }
        var valid1 = _errs3 === errors;
      }
      else {
        var valid1 = true;
      }
      if (valid1) {
      }
    }
  }
  if (errors === _errs2) {
  }
  var _valid0 = _errs2 === errors;
  errors = _errs1;
  if (vErrors !== null) {
    if (_errs1) {
      vErrors.length = _errs1;
    }
    else {
      vErrors = null;
    }
  }
  if (!_valid0) {
    const _errs5 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.name === undefined) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
        errors++;
      }
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
  }
  if (!valid0) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"});
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(Object.prototype.hasOwnProperty.call(objectMetaProperties1, key0))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (codePoints(data1) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.generateName !== undefined) {
      let data2 = data.generateName;
      if (typeof data2 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/generateName",schemaPath:"#/properties/generateName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.labels !== undefined) {
      let data3 = data.labels;
      if (data3 && typeof data3 == "object" && !Array.isArray(data3)) {
        for (const key1 in data3) {
          let data4 = data3[key1];
          if (typeof data4 !== "string") {
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
      let data5 = data.annotations;
      if (data5 && typeof data5 == "object" && !Array.isArray(data5)) {
        for (const key2 in data5) {
          let data6 = data5[key2];
          if (typeof data6 !== "string") {
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
    if (data.ownerReferences !== undefined) {
      let data7 = data.ownerReferences;
      if (Array.isArray(data7)) {
        let valid6 = true;
        const len0 = data7.length;
        for (let i0=0; i0<len0; i0++) {
          let data8 = data7[i0];
          const _errs23 = errors;
          if (!(validateOwnerReference(data8, {instancePath:instancePath+"/ownerReferences/" + i0,parentData:data7,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validateOwnerReference.errors);
            errors = vErrors.length;
          }
          var valid5 = _errs23 === errors;
          if (!valid5) {
            valid6 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/ownerReferences",schemaPath:"#/properties/ownerReferences/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.finalizers !== undefined) {
      let data9 = data.finalizers;
      if (Array.isArray(data9)) {
        let valid8 = true;
        const len1 = data9.length;
        for (let i1=0; i1<len1; i1++) {
          let data10 = data9[i1];
          const _errs26 = errors;
          if (typeof data10 === "string") {
            if (codePoints(data10) < 1) {
              (vErrors ??= []).push({instancePath:instancePath+"/finalizers/" + i1,schemaPath:"#/properties/finalizers/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
              errors++;
            }
          }
          else {
            (vErrors ??= []).push({instancePath:instancePath+"/finalizers/" + i1,schemaPath:"#/properties/finalizers/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var valid7 = _errs26 === errors;
          if (!valid7) {
            valid8 = false;
          }
        }
        let valid9;
        let i2 = data9.length;
        let j0;
        valid9 = true;
        if (i2 > 1) {
          const indices0 = {};
          for (;i2--;) {
            let item0 = data9[i2];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              (vErrors ??= []).push({instancePath:instancePath+"/finalizers",schemaPath:"#/properties/finalizers/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)"});
              errors++;
              valid9 = false;
              break;
            }
            indices0[item0] = i2;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/finalizers",schemaPath:"#/properties/finalizers/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.uid !== undefined) {
      let data11 = data.uid;
      if (typeof data11 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/uid",schemaPath:"#/properties/uid/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.resourceVersion !== undefined) {
      let data12 = data.resourceVersion;
      if (typeof data12 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/resourceVersion",schemaPath:"#/properties/resourceVersion/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.generation !== undefined) {
      let data13 = data.generation;
      if (!(((typeof data13 == "number") && (!(data13 % 1) && !isNaN(data13))) && (isFinite(data13)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/generation",schemaPath:"#/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.creationTimestamp !== undefined) {
      let data14 = data.creationTimestamp;
      if ((typeof data14 == "number") && (isFinite(data14))) {
      }
      if (typeof data14 === "string") {
        if (!(fullFormats["date-time"].validate(data14))) {
          (vErrors ??= []).push({instancePath:instancePath+"/creationTimestamp",schemaPath:"#/properties/creationTimestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/creationTimestamp",schemaPath:"#/properties/creationTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.deletionTimestamp !== undefined) {
      let data15 = data.deletionTimestamp;
      if ((typeof data15 == "number") && (isFinite(data15))) {
      }
      if (typeof data15 === "string") {
        if (!(fullFormats["date-time"].validate(data15))) {
          (vErrors ??= []).push({instancePath:instancePath+"/deletionTimestamp",schemaPath:"#/properties/deletionTimestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/deletionTimestamp",schemaPath:"#/properties/deletionTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"});
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
  const _errs1 = errors;
  let valid0 = true;
  const _errs2 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing0;
    if ((data.generateName === undefined) && (missing0 = "generateName")) {
      (vErrors ??= []).push({});
      errors++;
    }
    else {
      if (data.generateName !== undefined) {
        let data0 = data.generateName;
        const _errs3 = errors;
        if (errors === _errs3) {
          if (typeof data0 === "string") {
            if (codePoints(data0) < 1) {
              (vErrors ??= []).push({});
              errors++;
            }
          }
          else {
            (vErrors ??= []).push({});
            errors++;
          }
          if (errors === _errs3) {
          }
        }
        var valid1 = _errs3 === errors;
      }
      else {
        var valid1 = true;
      }
      if (valid1) {
      }
    }
  }
  if (errors === _errs2) {
  }
  var _valid0 = _errs2 === errors;
  errors = _errs1;
  if (vErrors !== null) {
    if (_errs1) {
      vErrors.length = _errs1;
    }
    else {
      vErrors = null;
    }
  }
  if (!_valid0) {
    const _errs5 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.name === undefined) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/else/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
        errors++;
      }
    }
    var _valid0 = _errs5 === errors;
    valid0 = _valid0;
  }
  if (!valid0) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/if",keyword:"if",params:{failingKeyword: "else"},message:"must match \"else\" schema"});
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(Object.prototype.hasOwnProperty.call(namespacedObjectMetaProperties1, key0))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data1 = data.name;
      if (typeof data1 === "string") {
        if (codePoints(data1) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.generateName !== undefined) {
      let data2 = data.generateName;
      if (typeof data2 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/generateName",schemaPath:"#/properties/generateName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.namespace !== undefined) {
      let data3 = data.namespace;
      if (typeof data3 === "string") {
        if (codePoints(data3) < 1) {
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
      let data4 = data.labels;
      if (data4 && typeof data4 == "object" && !Array.isArray(data4)) {
        for (const key1 in data4) {
          let data5 = data4[key1];
          if (typeof data5 !== "string") {
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
      let data6 = data.annotations;
      if (data6 && typeof data6 == "object" && !Array.isArray(data6)) {
        for (const key2 in data6) {
          let data7 = data6[key2];
          if (typeof data7 !== "string") {
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
    if (data.ownerReferences !== undefined) {
      let data8 = data.ownerReferences;
      if (Array.isArray(data8)) {
        let valid6 = true;
        const len0 = data8.length;
        for (let i0=0; i0<len0; i0++) {
          let data9 = data8[i0];
          const _errs25 = errors;
          if (!(validateOwnerReference(data9, {instancePath:instancePath+"/ownerReferences/" + i0,parentData:data8,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validateOwnerReference.errors);
            errors = vErrors.length;
          }
          var valid5 = _errs25 === errors;
          if (!valid5) {
            valid6 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/ownerReferences",schemaPath:"#/properties/ownerReferences/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.finalizers !== undefined) {
      let data10 = data.finalizers;
      if (Array.isArray(data10)) {
        let valid8 = true;
        const len1 = data10.length;
        for (let i1=0; i1<len1; i1++) {
          let data11 = data10[i1];
          const _errs28 = errors;
          if (typeof data11 === "string") {
            if (codePoints(data11) < 1) {
              (vErrors ??= []).push({instancePath:instancePath+"/finalizers/" + i1,schemaPath:"#/properties/finalizers/items/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
              errors++;
            }
          }
          else {
            (vErrors ??= []).push({instancePath:instancePath+"/finalizers/" + i1,schemaPath:"#/properties/finalizers/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var valid7 = _errs28 === errors;
          if (!valid7) {
            valid8 = false;
          }
        }
        let valid9;
        let i2 = data10.length;
        let j0;
        valid9 = true;
        if (i2 > 1) {
          const indices0 = {};
          for (;i2--;) {
            let item0 = data10[i2];
            if (typeof item0 !== "string") {
              continue;
            }
            if (typeof indices0[item0] == "number") {
              j0 = indices0[item0];
              (vErrors ??= []).push({instancePath:instancePath+"/finalizers",schemaPath:"#/properties/finalizers/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)"});
              errors++;
              valid9 = false;
              break;
            }
            indices0[item0] = i2;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/finalizers",schemaPath:"#/properties/finalizers/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.uid !== undefined) {
      let data12 = data.uid;
      if (typeof data12 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/uid",schemaPath:"#/properties/uid/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.resourceVersion !== undefined) {
      let data13 = data.resourceVersion;
      if (typeof data13 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/resourceVersion",schemaPath:"#/properties/resourceVersion/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.generation !== undefined) {
      let data14 = data.generation;
      if (!(((typeof data14 == "number") && (!(data14 % 1) && !isNaN(data14))) && (isFinite(data14)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/generation",schemaPath:"#/properties/generation/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.creationTimestamp !== undefined) {
      let data15 = data.creationTimestamp;
      if ((typeof data15 == "number") && (isFinite(data15))) {
      }
      if (typeof data15 === "string") {
        if (!(fullFormats["date-time"].validate(data15))) {
          (vErrors ??= []).push({instancePath:instancePath+"/creationTimestamp",schemaPath:"#/properties/creationTimestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/creationTimestamp",schemaPath:"#/properties/creationTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.deletionTimestamp !== undefined) {
      let data16 = data.deletionTimestamp;
      if ((typeof data16 == "number") && (isFinite(data16))) {
      }
      if (typeof data16 === "string") {
        if (!(fullFormats["date-time"].validate(data16))) {
          (vErrors ??= []).push({instancePath:instancePath+"/deletionTimestamp",schemaPath:"#/properties/deletionTimestamp/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/deletionTimestamp",schemaPath:"#/properties/deletionTimestamp/type",keyword:"type",params:{type: "string"},message:"must be string"});
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

function checkPhase(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["Pending","Running"];
  if (!((data === "Pending") || (data === "Running"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["Pending","Running"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkPhase.errors = vErrors;
  return errors === 0;
}

/** Checks Phase, and fills in defaults. */
export const validatePhase: Validator<Phase> = checkPhase;

function checkPlace(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "zone")) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.zone !== undefined) {
      let data0 = data.zone;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/zone",schemaPath:"#/properties/zone/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkPlace.errors = vErrors;
  return errors === 0;
}

/** Checks Place, and fills in defaults. */
export const validatePlace: Validator<Place> = checkPlace;
