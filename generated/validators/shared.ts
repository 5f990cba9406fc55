// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import { fullFormats } from "ajv-formats/dist/formats.js";
import type {
  Bytes,
  ContainerInput,
  ContainerPortInput,
  DNSPath,
  Duration,
  EnvVar,
  ExecAction,
  HPAMetrics,
  HPAWorkload,
  HPAWorkloadMetadata,
  HTTPGetAction,
  HostPathVolumeSource,
  IntOrString,
  JobState,
  LabelSelector,
  Lifecycle,
  LifecycleHandler,
  Name,
  NamespacedObjectMetaInput,
  NodeCondition,
  ObjectMetaInput,
  OwnerReference,
  PodPhase,
  PodSpecInput,
  PodTemplateMetadata,
  PodTemplateSpecInput,
  Probe,
  ReplicaSetCondition,
  ResourceList,
  ResourceRequirements,
  ServicePortInput,
  StringMap,
  Time,
  Volume,
  VolumeMount,
  WorkflowCheckType,
  WorkflowChoiceData,
  WorkflowFuncData,
  WorkflowNode,
} from "../types/shared.js";
import { codePoints, isBase64, joinErrors, type Validator } from "./validator.js";

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
const namePattern1 = new RegExp("^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$", "u");
const intOrStringPattern1 = new RegExp("^[0-9]+$", "u");
const durationPattern1 = new RegExp("^(0|([0-9]+(\\.[0-9]+)?(ns|us|[µμ]s|ms|s|m|h))+)$", "u");
const containerProperties1 = {
  "name": true,
  "image": true,
  "imagePullPolicy": true,
  "command": true,
  "args": true,
  "tty": true,
  "env": true,
  "ports": true,
  "resources": true,
  "livenessProbe": true,
  "lifecycle": true,
  "volumeMounts": true,
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
      if (!(validateName(data1, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))) {
        vErrors = joinErrors(vErrors, validateName.errors);
        errors = vErrors.length;
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
          const _errs22 = errors;
          if (!(validateOwnerReference(data8, {instancePath:instancePath+"/ownerReferences/" + i0,parentData:data7,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validateOwnerReference.errors);
            errors = vErrors.length;
          }
          var valid5 = _errs22 === errors;
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
          const _errs25 = errors;
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
          var valid7 = _errs25 === errors;
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
      if (!(validateName(data1, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))) {
        vErrors = joinErrors(vErrors, validateName.errors);
        errors = vErrors.length;
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
      if (!(validateName(data3, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData}))) {
        vErrors = joinErrors(vErrors, validateName.errors);
        errors = vErrors.length;
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
          const _errs23 = errors;
          if (!(validateOwnerReference(data9, {instancePath:instancePath+"/ownerReferences/" + i0,parentData:data8,parentDataProperty:i0,rootData}))) {
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
      let data10 = data.finalizers;
      if (Array.isArray(data10)) {
        let valid8 = true;
        const len1 = data10.length;
        for (let i1=0; i1<len1; i1++) {
          let data11 = data10[i1];
          const _errs26 = errors;
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
          var valid7 = _errs26 === errors;
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

function checkName(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data === "string") {
    if (codePoints(data) > 253) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/maxLength",keyword:"maxLength",params:{limit: 253},message:"must NOT have more than 253 characters"});
      errors++;
    }
    if (codePoints(data) < 1) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
      errors++;
    }
    if (!namePattern1.test(data)) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/pattern",keyword:"pattern",params:{pattern: "^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"},message:"must match pattern \""+"^[A-Za-z0-9]([A-Za-z0-9._-]*[A-Za-z0-9])?$"+"\""});
      errors++;
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  checkName.errors = vErrors;
  return errors === 0;
}

/** Checks Name, and fills in defaults. */
export const validateName: Validator<Name> = checkName;

function checkStringMap(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      let data0 = data[key0];
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/" + key0.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkStringMap.errors = vErrors;
  return errors === 0;
}

/** Checks StringMap, and fills in defaults. */
export const validateStringMap: Validator<StringMap> = checkStringMap;

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
    if (typeof data === "string") {
      if (!intOrStringPattern1.test(data)) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^[0-9]+$"},message:"must match pattern \""+"^[0-9]+$"+"\""});
        errors++;
      }
    }
    else {
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

function checkDuration(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  const _errs0 = errors;
  let valid0 = false;
  const _errs1 = errors;
  if (!(((typeof data == "number") && (!(data % 1) && !isNaN(data))) && (isFinite(data)))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/anyOf/0/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
    errors++;
  }
  if ((typeof data == "number") && (isFinite(data))) {
    if (data < 0 || isNaN(data)) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/anyOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
      errors++;
    }
  }
  var _valid0 = _errs1 === errors;
  valid0 = valid0 || _valid0;
  if (!valid0) {
    const _errs3 = errors;
    if (typeof data === "string") {
      if (!durationPattern1.test(data)) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^(0|([0-9]+(\\.[0-9]+)?(ns|us|[µμ]s|ms|s|m|h))+)$"},message:"must match pattern \""+"^(0|([0-9]+(\\.[0-9]+)?(ns|us|[µμ]s|ms|s|m|h))+)$"+"\""});
        errors++;
      }
    }
    else {
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
  checkDuration.errors = vErrors;
  return errors === 0;
}

/** Checks Duration, and fills in defaults. */
export const validateDuration: Validator<Duration> = checkDuration;

function checkTime(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if ((typeof data == "number") && (isFinite(data))) {
  }
  if (typeof data === "string") {
    if (!(fullFormats["date-time"].validate(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""});
      errors++;
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  checkTime.errors = vErrors;
  return errors === 0;
}

/** Checks Time, and fills in defaults. */
export const validateTime: Validator<Time> = checkTime;

function checkBytes(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if ((typeof data == "number") && (isFinite(data))) {
  }
  if (typeof data === "string") {
    if (!(isBase64(data))) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/format",keyword:"format",params:{format: "byte"},message:"must match format \""+"byte"+"\""});
      errors++;
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  checkBytes.errors = vErrors;
  return errors === 0;
}

/** Checks Bytes, and fills in defaults. */
export const validateBytes: Validator<Bytes> = checkBytes;

function checkLabelSelector(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "matchLabels")) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.matchLabels !== undefined) {
      let data0 = data.matchLabels;
      if (!(validateStringMap(data0, {instancePath:instancePath+"/matchLabels",parentData:data,parentDataProperty:"matchLabels",rootData}))) {
        vErrors = joinErrors(vErrors, validateStringMap.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkLabelSelector.errors = vErrors;
  return errors === 0;
}

/** Checks LabelSelector, and fills in defaults. */
export const validateLabelSelector: Validator<LabelSelector> = checkLabelSelector;

function checkPodSpec(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.restartPolicy === undefined) {
      data.restartPolicy = "Always";
    }
    if (data.containers === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "containers"},message:"must have required property '"+"containers"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((((key0 === "restartPolicy") || (key0 === "nodeName")) || (key0 === "nodeSelector")) || (key0 === "volumes")) || (key0 === "containers"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    let data0 = data.restartPolicy;
    if (typeof data0 !== "string") {
      (vErrors ??= []).push({instancePath:instancePath+"/restartPolicy",schemaPath:"#/properties/restartPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
    const vSchema0 = ["Always","OnFailure","Never"];
    if (!(((data0 === "Always") || (data0 === "OnFailure")) || (data0 === "Never"))) {
      (vErrors ??= []).push({instancePath:instancePath+"/restartPolicy",schemaPath:"#/properties/restartPolicy/enum",keyword:"enum",params:{allowedValues: ["Always","OnFailure","Never"]},message:"must be equal to one of the allowed values"});
      errors++;
    }
    if (data.nodeName !== undefined) {
      let data1 = data.nodeName;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/nodeName",schemaPath:"#/properties/nodeName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.nodeSelector !== undefined) {
      let data2 = data.nodeSelector;
      if (!(validateStringMap(data2, {instancePath:instancePath+"/nodeSelector",parentData:data,parentDataProperty:"nodeSelector",rootData}))) {
        vErrors = joinErrors(vErrors, validateStringMap.errors);
        errors = vErrors.length;
      }
    }
    if (data.volumes !== undefined) {
      let data3 = data.volumes;
      if (Array.isArray(data3)) {
        let valid2 = true;
        const len0 = data3.length;
        for (let i0=0; i0<len0; i0++) {
          let data4 = data3[i0];
          const _errs9 = errors;
          if (!(validateVolume(data4, {instancePath:instancePath+"/volumes/" + i0,parentData:data3,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validateVolume.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs9 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/volumes",schemaPath:"#/properties/volumes/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.containers !== undefined) {
      let data5 = data.containers;
      if (Array.isArray(data5)) {
        if (data5.length < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/minItems",keyword:"minItems",params:{limit: 1},message:"must NOT have fewer than 1 items"});
          errors++;
        }
        let valid4 = true;
        const len1 = data5.length;
        for (let i1=0; i1<len1; i1++) {
          let data6 = data5[i1];
          const _errs12 = errors;
          if (!(validateContainer(data6, {instancePath:instancePath+"/containers/" + i1,parentData:data5,parentDataProperty:i1,rootData}))) {
            vErrors = joinErrors(vErrors, validateContainer.errors);
            errors = vErrors.length;
          }
          var valid3 = _errs12 === errors;
          if (!valid3) {
            valid4 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/containers",schemaPath:"#/properties/containers/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkPodSpec.errors = vErrors;
  return errors === 0;
}

/** Checks PodSpec, and fills in defaults. */
export const validatePodSpec: Validator<PodSpecInput> = checkPodSpec;

function checkPodPhase(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["Pending","Running","Succeeded","Failed","Unknown","Terminating"];
  if (!((((((data === "Pending") || (data === "Running")) || (data === "Succeeded")) || (data === "Failed")) || (data === "Unknown")) || (data === "Terminating"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["Pending","Running","Succeeded","Failed","Unknown","Terminating"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkPodPhase.errors = vErrors;
  return errors === 0;
}

/** Checks PodPhase, and fills in defaults. */
export const validatePodPhase: Validator<PodPhase> = checkPodPhase;

function checkPodTemplateSpec(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.spec === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "spec"},message:"must have required property '"+"spec"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((key0 === "metadata") || (key0 === "spec"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.metadata !== undefined) {
      let data0 = data.metadata;
      if (!(validatePodTemplateMetadata(data0, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = joinErrors(vErrors, validatePodTemplateMetadata.errors);
        errors = vErrors.length;
      }
    }
    if (data.spec !== undefined) {
      let data1 = data.spec;
      if (!(validatePodSpec(data1, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = joinErrors(vErrors, validatePodSpec.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkPodTemplateSpec.errors = vErrors;
  return errors === 0;
}

/** Checks PodTemplateSpec, and fills in defaults. */
export const validatePodTemplateSpec: Validator<PodTemplateSpecInput> = checkPodTemplateSpec;

function checkPodTemplateMetadata(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(((key0 === "name") || (key0 === "labels")) || (key0 === "annotations"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.labels !== undefined) {
      let data1 = data.labels;
      if (!(validateStringMap(data1, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData}))) {
        vErrors = joinErrors(vErrors, validateStringMap.errors);
        errors = vErrors.length;
      }
    }
    if (data.annotations !== undefined) {
      let data2 = data.annotations;
      if (!(validateStringMap(data2, {instancePath:instancePath+"/annotations",parentData:data,parentDataProperty:"annotations",rootData}))) {
        vErrors = joinErrors(vErrors, validateStringMap.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkPodTemplateMetadata.errors = vErrors;
  return errors === 0;
}

/** Checks PodTemplateMetadata, and fills in defaults. */
export const validatePodTemplateMetadata: Validator<PodTemplateMetadata> = checkPodTemplateMetadata;

function checkVolume(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((key0 === "name") || (key0 === "hostPath"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.hostPath !== undefined) {
      let data1 = data.hostPath;
      if (!(validateHostPathVolumeSource(data1, {instancePath:instancePath+"/hostPath",parentData:data,parentDataProperty:"hostPath",rootData}))) {
        vErrors = joinErrors(vErrors, validateHostPathVolumeSource.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkVolume.errors = vErrors;
  return errors === 0;
}

/** Checks Volume, and fills in defaults. */
export const validateVolume: Validator<Volume> = checkVolume;

function checkHostPathVolumeSource(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.path === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "path"},message:"must have required property '"+"path"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((key0 === "path") || (key0 === "type"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.path !== undefined) {
      let data0 = data.path;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data1 = data.type;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkHostPathVolumeSource.errors = vErrors;
  return errors === 0;
}

/** Checks HostPathVolumeSource, and fills in defaults. */
export const validateHostPathVolumeSource: Validator<HostPathVolumeSource> = checkHostPathVolumeSource;

function checkContainer(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.imagePullPolicy === undefined) {
      data.imagePullPolicy = "IfNotPresent";
    }
    if (data.tty === undefined) {
      data.tty = false;
    }
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
      errors++;
    }
    if (data.image === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "image"},message:"must have required property '"+"image"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(Object.prototype.hasOwnProperty.call(containerProperties1, key0))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.image !== undefined) {
      let data1 = data.image;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    let data2 = data.imagePullPolicy;
    if (typeof data2 !== "string") {
      (vErrors ??= []).push({instancePath:instancePath+"/imagePullPolicy",schemaPath:"#/properties/imagePullPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
    const vSchema0 = ["Always","IfNotPresent","Never"];
    if (!(((data2 === "Always") || (data2 === "IfNotPresent")) || (data2 === "Never"))) {
      (vErrors ??= []).push({instancePath:instancePath+"/imagePullPolicy",schemaPath:"#/properties/imagePullPolicy/enum",keyword:"enum",params:{allowedValues: ["Always","IfNotPresent","Never"]},message:"must be equal to one of the allowed values"});
      errors++;
    }
    if (data.command !== undefined) {
      let data3 = data.command;
      if (Array.isArray(data3)) {
        let valid2 = true;
        const len0 = data3.length;
        for (let i0=0; i0<len0; i0++) {
          let data4 = data3[i0];
          const _errs10 = errors;
          if (typeof data4 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/command/" + i0,schemaPath:"#/properties/command/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var valid1 = _errs10 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/command",schemaPath:"#/properties/command/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.args !== undefined) {
      let data5 = data.args;
      if (Array.isArray(data5)) {
        let valid4 = true;
        const len1 = data5.length;
        for (let i1=0; i1<len1; i1++) {
          let data6 = data5[i1];
          const _errs14 = errors;
          if (typeof data6 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/args/" + i1,schemaPath:"#/properties/args/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var valid3 = _errs14 === errors;
          if (!valid3) {
            valid4 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/args",schemaPath:"#/properties/args/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    let data7 = data.tty;
    if (typeof data7 !== "boolean") {
      (vErrors ??= []).push({instancePath:instancePath+"/tty",schemaPath:"#/properties/tty/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
      errors++;
    }
    if (data.env !== undefined) {
      let data8 = data.env;
      if (Array.isArray(data8)) {
        let valid6 = true;
        const len2 = data8.length;
        for (let i2=0; i2<len2; i2++) {
          let data9 = data8[i2];
          const _errs20 = errors;
          if (!(validateEnvVar(data9, {instancePath:instancePath+"/env/" + i2,parentData:data8,parentDataProperty:i2,rootData}))) {
            vErrors = joinErrors(vErrors, validateEnvVar.errors);
            errors = vErrors.length;
          }
          var valid5 = _errs20 === errors;
          if (!valid5) {
            valid6 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/env",schemaPath:"#/properties/env/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.ports !== undefined) {
      let data10 = data.ports;
      if (Array.isArray(data10)) {
        let valid8 = true;
        const len3 = data10.length;
        for (let i3=0; i3<len3; i3++) {
          let data11 = data10[i3];
          const _errs23 = errors;
          if (!(validateContainerPort(data11, {instancePath:instancePath+"/ports/" + i3,parentData:data10,parentDataProperty:i3,rootData}))) {
            vErrors = joinErrors(vErrors, validateContainerPort.errors);
            errors = vErrors.length;
          }
          var valid7 = _errs23 === errors;
          if (!valid7) {
            valid8 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.resources !== undefined) {
      let data12 = data.resources;
      if (!(validateResourceRequirements(data12, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))) {
        vErrors = joinErrors(vErrors, validateResourceRequirements.errors);
        errors = vErrors.length;
      }
    }
    if (data.livenessProbe !== undefined) {
      let data13 = data.livenessProbe;
      if (!(validateProbe(data13, {instancePath:instancePath+"/livenessProbe",parentData:data,parentDataProperty:"livenessProbe",rootData}))) {
        vErrors = joinErrors(vErrors, validateProbe.errors);
        errors = vErrors.length;
      }
    }
    if (data.lifecycle !== undefined) {
      let data14 = data.lifecycle;
      if (!(validateLifecycle(data14, {instancePath:instancePath+"/lifecycle",parentData:data,parentDataProperty:"lifecycle",rootData}))) {
        vErrors = joinErrors(vErrors, validateLifecycle.errors);
        errors = vErrors.length;
      }
    }
    if (data.volumeMounts !== undefined) {
      let data15 = data.volumeMounts;
      if (Array.isArray(data15)) {
        let valid10 = true;
        const len4 = data15.length;
        for (let i4=0; i4<len4; i4++) {
          let data16 = data15[i4];
          const _errs29 = errors;
          if (!(validateVolumeMount(data16, {instancePath:instancePath+"/volumeMounts/" + i4,parentData:data15,parentDataProperty:i4,rootData}))) {
            vErrors = joinErrors(vErrors, validateVolumeMount.errors);
            errors = vErrors.length;
          }
          var valid9 = _errs29 === errors;
          if (!valid9) {
            valid10 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/volumeMounts",schemaPath:"#/properties/volumeMounts/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkContainer.errors = vErrors;
  return errors === 0;
}

/** Checks Container, and fills in defaults. */
export const validateContainer: Validator<ContainerInput> = checkContainer;

function checkEnvVar(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((key0 === "name") || (key0 === "value"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.value !== undefined) {
      let data1 = data.value;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/value",schemaPath:"#/properties/value/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkEnvVar.errors = vErrors;
  return errors === 0;
}

/** Checks EnvVar, and fills in defaults. */
export const validateEnvVar: Validator<EnvVar> = checkEnvVar;

function checkContainerPort(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.protocol === undefined) {
      data.protocol = "TCP";
    }
    if (data.containerPort === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "containerPort"},message:"must have required property '"+"containerPort"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((((key0 === "name") || (key0 === "hostPort")) || (key0 === "containerPort")) || (key0 === "protocol")) || (key0 === "hostIP"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.hostPort !== undefined) {
      let data1 = data.hostPort;
      if (!(validateIntOrString(data1, {instancePath:instancePath+"/hostPort",parentData:data,parentDataProperty:"hostPort",rootData}))) {
        vErrors = joinErrors(vErrors, validateIntOrString.errors);
        errors = vErrors.length;
      }
    }
    if (data.containerPort !== undefined) {
      let data2 = data.containerPort;
      if (!(validateIntOrString(data2, {instancePath:instancePath+"/containerPort",parentData:data,parentDataProperty:"containerPort",rootData}))) {
        vErrors = joinErrors(vErrors, validateIntOrString.errors);
        errors = vErrors.length;
      }
    }
    let data3 = data.protocol;
    if (typeof data3 !== "string") {
      (vErrors ??= []).push({instancePath:instancePath+"/protocol",schemaPath:"#/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
    if (data.hostIP !== undefined) {
      let data4 = data.hostIP;
      if (typeof data4 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/hostIP",schemaPath:"#/properties/hostIP/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkContainerPort.errors = vErrors;
  return errors === 0;
}

/** Checks ContainerPort, and fills in defaults. */
export const validateContainerPort: Validator<ContainerPortInput> = checkContainerPort;

function checkResourceRequirements(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((key0 === "limits") || (key0 === "requests"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.limits !== undefined) {
      let data0 = data.limits;
      if (!(validateResourceList(data0, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData}))) {
        vErrors = joinErrors(vErrors, validateResourceList.errors);
        errors = vErrors.length;
      }
    }
    if (data.requests !== undefined) {
      let data1 = data.requests;
      if (!(validateResourceList(data1, {instancePath:instancePath+"/requests",parentData:data,parentDataProperty:"requests",rootData}))) {
        vErrors = joinErrors(vErrors, validateResourceList.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkResourceRequirements.errors = vErrors;
  return errors === 0;
}

/** Checks ResourceRequirements, and fills in defaults. */
export const validateResourceRequirements: Validator<ResourceRequirements> = checkResourceRequirements;

function checkResourceList(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((key0 === "cpu") || (key0 === "memory"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.cpu !== undefined) {
      let data0 = data.cpu;
      if (!(((typeof data0 == "number") && (!(data0 % 1) && !isNaN(data0))) && (isFinite(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/cpu",schemaPath:"#/properties/cpu/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.memory !== undefined) {
      let data1 = data.memory;
      if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/memory",schemaPath:"#/properties/memory/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkResourceList.errors = vErrors;
  return errors === 0;
}

/** Checks ResourceList, and fills in defaults. */
export const validateResourceList: Validator<ResourceList> = checkResourceList;

function checkProbe(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((((key0 === "httpGet") || (key0 === "initialDelaySeconds")) || (key0 === "timeoutSeconds")) || (key0 === "periodSeconds"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.httpGet !== undefined) {
      let data0 = data.httpGet;
      if (!(validateHTTPGetAction(data0, {instancePath:instancePath+"/httpGet",parentData:data,parentDataProperty:"httpGet",rootData}))) {
        vErrors = joinErrors(vErrors, validateHTTPGetAction.errors);
        errors = vErrors.length;
      }
    }
    if (data.initialDelaySeconds !== undefined) {
      let data1 = data.initialDelaySeconds;
      if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/initialDelaySeconds",schemaPath:"#/properties/initialDelaySeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.timeoutSeconds !== undefined) {
      let data2 = data.timeoutSeconds;
      if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/properties/timeoutSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if ((typeof data2 == "number") && (isFinite(data2))) {
        if (data2 < 1 || isNaN(data2)) {
          (vErrors ??= []).push({instancePath:instancePath+"/timeoutSeconds",schemaPath:"#/properties/timeoutSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
      }
    }
    if (data.periodSeconds !== undefined) {
      let data3 = data.periodSeconds;
      if (!(((typeof data3 == "number") && (!(data3 % 1) && !isNaN(data3))) && (isFinite(data3)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/periodSeconds",schemaPath:"#/properties/periodSeconds/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if ((typeof data3 == "number") && (isFinite(data3))) {
        if (data3 < 1 || isNaN(data3)) {
          (vErrors ??= []).push({instancePath:instancePath+"/periodSeconds",schemaPath:"#/properties/periodSeconds/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkProbe.errors = vErrors;
  return errors === 0;
}

/** Checks Probe, and fills in defaults. */
export const validateProbe: Validator<Probe> = checkProbe;

function checkHTTPGetAction(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((((key0 === "path") || (key0 === "port")) || (key0 === "host")) || (key0 === "scheme"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.path !== undefined) {
      let data0 = data.path;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.port !== undefined) {
      let data1 = data.port;
      if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.host !== undefined) {
      let data2 = data.host;
      if (typeof data2 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.scheme !== undefined) {
      let data3 = data.scheme;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/scheme",schemaPath:"#/properties/scheme/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkHTTPGetAction.errors = vErrors;
  return errors === 0;
}

/** Checks HTTPGetAction, and fills in defaults. */
export const validateHTTPGetAction: Validator<HTTPGetAction> = checkHTTPGetAction;

function checkLifecycle(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((key0 === "postStart") || (key0 === "preStop"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.postStart !== undefined) {
      let data0 = data.postStart;
      if (!(validateLifecycleHandler(data0, {instancePath:instancePath+"/postStart",parentData:data,parentDataProperty:"postStart",rootData}))) {
        vErrors = joinErrors(vErrors, validateLifecycleHandler.errors);
        errors = vErrors.length;
      }
    }
    if (data.preStop !== undefined) {
      let data1 = data.preStop;
      if (!(validateLifecycleHandler(data1, {instancePath:instancePath+"/preStop",parentData:data,parentDataProperty:"preStop",rootData}))) {
        vErrors = joinErrors(vErrors, validateLifecycleHandler.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkLifecycle.errors = vErrors;
  return errors === 0;
}

/** Checks Lifecycle, and fills in defaults. */
export const validateLifecycle: Validator<Lifecycle> = checkLifecycle;

function checkLifecycleHandler(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "exec")) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.exec !== undefined) {
      let data0 = data.exec;
      if (!(validateExecAction(data0, {instancePath:instancePath+"/exec",parentData:data,parentDataProperty:"exec",rootData}))) {
        vErrors = joinErrors(vErrors, validateExecAction.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkLifecycleHandler.errors = vErrors;
  return errors === 0;
}

/** Checks LifecycleHandler, and fills in defaults. */
export const validateLifecycleHandler: Validator<LifecycleHandler> = checkLifecycleHandler;

function checkExecAction(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(key0 === "cmd")) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.cmd !== undefined) {
      let data0 = data.cmd;
      if (Array.isArray(data0)) {
        let valid2 = true;
        const len0 = data0.length;
        for (let i0=0; i0<len0; i0++) {
          let data1 = data0[i0];
          const _errs4 = errors;
          if (typeof data1 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/cmd/" + i0,schemaPath:"#/properties/cmd/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var valid1 = _errs4 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/cmd",schemaPath:"#/properties/cmd/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkExecAction.errors = vErrors;
  return errors === 0;
}

/** Checks ExecAction, and fills in defaults. */
export const validateExecAction: Validator<ExecAction> = checkExecAction;

function checkVolumeMount(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
      errors++;
    }
    if (data.mountPath === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "mountPath"},message:"must have required property '"+"mountPath"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((key0 === "name") || (key0 === "mountPath")) || (key0 === "readOnly"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.mountPath !== undefined) {
      let data1 = data.mountPath;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/mountPath",schemaPath:"#/properties/mountPath/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.readOnly !== undefined) {
      let data2 = data.readOnly;
      if (typeof data2 !== "boolean") {
        (vErrors ??= []).push({instancePath:instancePath+"/readOnly",schemaPath:"#/properties/readOnly/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkVolumeMount.errors = vErrors;
  return errors === 0;
}

/** Checks VolumeMount, and fills in defaults. */
export const validateVolumeMount: Validator<VolumeMount> = checkVolumeMount;

function checkNodeCondition(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["Ready","Unknown","DiskPressure","MemoryPressure","PIDPressure","NetworkUnavailable"];
  if (!((((((data === "Ready") || (data === "Unknown")) || (data === "DiskPressure")) || (data === "MemoryPressure")) || (data === "PIDPressure")) || (data === "NetworkUnavailable"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["Ready","Unknown","DiskPressure","MemoryPressure","PIDPressure","NetworkUnavailable"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkNodeCondition.errors = vErrors;
  return errors === 0;
}

/** Checks NodeCondition, and fills in defaults. */
export const validateNodeCondition: Validator<NodeCondition> = checkNodeCondition;

function checkServicePort(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.protocol === undefined) {
      data.protocol = "TCP";
    }
    if (data.port === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "port"},message:"must have required property '"+"port"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((((key0 === "name") || (key0 === "port")) || (key0 === "nodePort")) || (key0 === "targetPort")) || (key0 === "protocol"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.port !== undefined) {
      let data1 = data.port;
      if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/port",schemaPath:"#/properties/port/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      if ((typeof data1 == "number") && (isFinite(data1))) {
        if (data1 > 65535 || isNaN(data1)) {
          (vErrors ??= []).push({instancePath:instancePath+"/port",schemaPath:"#/properties/port/maximum",keyword:"maximum",params:{comparison: "<=", limit: 65535},message:"must be <= 65535"});
          errors++;
        }
        if (data1 < 1 || isNaN(data1)) {
          (vErrors ??= []).push({instancePath:instancePath+"/port",schemaPath:"#/properties/port/minimum",keyword:"minimum",params:{comparison: ">=", limit: 1},message:"must be >= 1"});
          errors++;
        }
      }
    }
    if (data.nodePort !== undefined) {
      let data2 = data.nodePort;
      if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/nodePort",schemaPath:"#/properties/nodePort/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.targetPort !== undefined) {
      let data3 = data.targetPort;
      if (!(validateIntOrString(data3, {instancePath:instancePath+"/targetPort",parentData:data,parentDataProperty:"targetPort",rootData}))) {
        vErrors = joinErrors(vErrors, validateIntOrString.errors);
        errors = vErrors.length;
      }
    }
    let data4 = data.protocol;
    if (typeof data4 !== "string") {
      (vErrors ??= []).push({instancePath:instancePath+"/protocol",schemaPath:"#/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkServicePort.errors = vErrors;
  return errors === 0;
}

/** Checks ServicePort, and fills in defaults. */
export const validateServicePort: Validator<ServicePortInput> = checkServicePort;

function checkJobState(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["BOOT_FAIL","CANCELLED","COMPLETED","COMPLETING","DEADLINE","FAILED","NODE_FAIL","OUT_OF_MEMORY","PENDING","PREEMPTED","RUNNING","REVOKED","SUSPENDED","TIMEOUT"];
  if (!((((((((((((((data === "BOOT_FAIL") || (data === "CANCELLED")) || (data === "COMPLETED")) || (data === "COMPLETING")) || (data === "DEADLINE")) || (data === "FAILED")) || (data === "NODE_FAIL")) || (data === "OUT_OF_MEMORY")) || (data === "PENDING")) || (data === "PREEMPTED")) || (data === "RUNNING")) || (data === "REVOKED")) || (data === "SUSPENDED")) || (data === "TIMEOUT"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["BOOT_FAIL","CANCELLED","COMPLETED","COMPLETING","DEADLINE","FAILED","NODE_FAIL","OUT_OF_MEMORY","PENDING","PREEMPTED","RUNNING","REVOKED","SUSPENDED","TIMEOUT"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkJobState.errors = vErrors;
  return errors === 0;
}

/** Checks JobState, and fills in defaults. */
export const validateJobState: Validator<JobState> = checkJobState;

function checkReplicaSetCondition(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"});
      errors++;
    }
    if (data.status === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "status"},message:"must have required property '"+"status"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((((key0 === "type") || (key0 === "status")) || (key0 === "lastUpdateTime")) || (key0 === "reason")) || (key0 === "message"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data0 = data.type;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      let data1 = data.status;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.lastUpdateTime !== undefined) {
      let data2 = data.lastUpdateTime;
      if (!(validateTime(data2, {instancePath:instancePath+"/lastUpdateTime",parentData:data,parentDataProperty:"lastUpdateTime",rootData}))) {
        vErrors = joinErrors(vErrors, validateTime.errors);
        errors = vErrors.length;
      }
    }
    if (data.reason !== undefined) {
      let data3 = data.reason;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.message !== undefined) {
      let data4 = data.message;
      if (typeof data4 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/message",schemaPath:"#/properties/message/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkReplicaSetCondition.errors = vErrors;
  return errors === 0;
}

/** Checks ReplicaSetCondition, and fills in defaults. */
export const validateReplicaSetCondition: Validator<ReplicaSetCondition> = checkReplicaSetCondition;

function checkDNSPath(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.subPath === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "subPath"},message:"must have required property '"+"subPath"+"'"});
      errors++;
    }
    if (data.svcName === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "svcName"},message:"must have required property '"+"svcName"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((((key0 === "subPath") || (key0 === "svcName")) || (key0 === "svcPort")) || (key0 === "svcIp"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.subPath !== undefined) {
      let data0 = data.subPath;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/subPath",schemaPath:"#/properties/subPath/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.svcName !== undefined) {
      let data1 = data.svcName;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/svcName",schemaPath:"#/properties/svcName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.svcPort !== undefined) {
      let data2 = data.svcPort;
      if (!(validateIntOrString(data2, {instancePath:instancePath+"/svcPort",parentData:data,parentDataProperty:"svcPort",rootData}))) {
        vErrors = joinErrors(vErrors, validateIntOrString.errors);
        errors = vErrors.length;
      }
    }
    if (data.svcIp !== undefined) {
      let data3 = data.svcIp;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/svcIp",schemaPath:"#/properties/svcIp/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkDNSPath.errors = vErrors;
  return errors === 0;
}

/** Checks DNSPath, and fills in defaults. */
export const validateDNSPath: Validator<DNSPath> = checkDNSPath;

function checkHPAWorkload(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.kind === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "kind"},message:"must have required property '"+"kind"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.apiVersion !== undefined) {
      let data0 = data.apiVersion;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.kind !== undefined) {
      let data1 = data.kind;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.metadata !== undefined) {
      let data2 = data.metadata;
      if (!(validateHPAWorkloadMetadata(data2, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = joinErrors(vErrors, validateHPAWorkloadMetadata.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkHPAWorkload.errors = vErrors;
  return errors === 0;
}

/** Checks HPAWorkload, and fills in defaults. */
export const validateHPAWorkload: Validator<HPAWorkload> = checkHPAWorkload;

function checkHPAWorkloadMetadata(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((key0 === "name") || (key0 === "namespace"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data0 = data.name;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.namespace !== undefined) {
      let data1 = data.namespace;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/namespace",schemaPath:"#/properties/namespace/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkHPAWorkloadMetadata.errors = vErrors;
  return errors === 0;
}

/** Checks HPAWorkloadMetadata, and fills in defaults. */
export const validateHPAWorkloadMetadata: Validator<HPAWorkloadMetadata> = checkHPAWorkloadMetadata;

function checkHPAMetrics(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((key0 === "cpuPercent") || (key0 === "memPercent"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.cpuPercent !== undefined) {
      let data0 = data.cpuPercent;
      if (!((typeof data0 == "number") && (isFinite(data0)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/cpuPercent",schemaPath:"#/properties/cpuPercent/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.memPercent !== undefined) {
      let data1 = data.memPercent;
      if (!((typeof data1 == "number") && (isFinite(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/memPercent",schemaPath:"#/properties/memPercent/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkHPAMetrics.errors = vErrors;
  return errors === 0;
}

/** Checks HPAMetrics, and fills in defaults. */
export const validateHPAMetrics: Validator<HPAMetrics> = checkHPAMetrics;

function checkWorkflowNode(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
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
        if ("func" !== data0) {
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
      if (data.funcData === undefined) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/allOf/0/then/required",keyword:"required",params:{missingProperty: "funcData"},message:"must have required property '"+"funcData"+"'"});
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
  const _errs7 = errors;
  let valid3 = true;
  const _errs8 = errors;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    let missing1;
    if ((data.type === undefined) && (missing1 = "type")) {
      (vErrors ??= []).push({});
      errors++;
    }
    else {
      if (data.type !== undefined) {
        let data1 = data.type;
        const _errs9 = errors;
        if ("choice" !== data1) {
          (vErrors ??= []).push({});
          errors++;
        }
        if (errors === _errs9) {
        }
        var valid4 = _errs9 === errors;
      }
      else {
        var valid4 = true;
      }
      if (valid4) {
      }
    }
  }
  if (errors === _errs8) {
  }
  var _valid1 = _errs8 === errors;
  errors = _errs7;
  if (vErrors !== null) {
    if (_errs7) {
      vErrors.length = _errs7;
    }
    else {
      vErrors = null;
    }
  }
  if (_valid1) {
    const _errs10 = errors;
    if (data && typeof data == "object" && !Array.isArray(data)) {
      if (data.choiceData === undefined) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/allOf/1/then/required",keyword:"required",params:{missingProperty: "choiceData"},message:"must have required property '"+"choiceData"+"'"});
        errors++;
      }
    }
    var _valid1 = _errs10 === errors;
    valid3 = _valid1;
  }
  if (!valid3) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/allOf/1/if",keyword:"if",params:{failingKeyword: "then"},message:"must match \"then\" schema"});
    errors++;
  }
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.name === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "name"},message:"must have required property '"+"name"+"'"});
      errors++;
    }
    if (data.type === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "type"},message:"must have required property '"+"type"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!((((key0 === "name") || (key0 === "type")) || (key0 === "funcData")) || (key0 === "choiceData"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.name !== undefined) {
      let data2 = data.name;
      if (typeof data2 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.type !== undefined) {
      let data3 = data.type;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      const vSchema0 = ["func","choice"];
      if (!((data3 === "func") || (data3 === "choice"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: ["func","choice"]},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.funcData !== undefined) {
      let data4 = data.funcData;
      if (!(validateWorkflowFuncData(data4, {instancePath:instancePath+"/funcData",parentData:data,parentDataProperty:"funcData",rootData}))) {
        vErrors = joinErrors(vErrors, validateWorkflowFuncData.errors);
        errors = vErrors.length;
      }
    }
    if (data.choiceData !== undefined) {
      let data5 = data.choiceData;
      if (!(validateWorkflowChoiceData(data5, {instancePath:instancePath+"/choiceData",parentData:data,parentDataProperty:"choiceData",rootData}))) {
        vErrors = joinErrors(vErrors, validateWorkflowChoiceData.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkWorkflowNode.errors = vErrors;
  return errors === 0;
}

/** Checks WorkflowNode, and fills in defaults. */
export const validateWorkflowNode: Validator<WorkflowNode> = checkWorkflowNode;

function checkWorkflowFuncData(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.funcName === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "funcName"},message:"must have required property '"+"funcName"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((key0 === "funcName") || (key0 === "funcNamespace")) || (key0 === "nextNodeName"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.funcName !== undefined) {
      let data0 = data.funcName;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/funcName",schemaPath:"#/properties/funcName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.funcNamespace !== undefined) {
      let data1 = data.funcNamespace;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/funcNamespace",schemaPath:"#/properties/funcNamespace/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.nextNodeName !== undefined) {
      let data2 = data.nextNodeName;
      if (typeof data2 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/nextNodeName",schemaPath:"#/properties/nextNodeName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkWorkflowFuncData.errors = vErrors;
  return errors === 0;
}

/** Checks WorkflowFuncData, and fills in defaults. */
export const validateWorkflowFuncData: Validator<WorkflowFuncData> = checkWorkflowFuncData;

function checkWorkflowChoiceData(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.checkType === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "checkType"},message:"must have required property '"+"checkType"+"'"});
      errors++;
    }
    if (data.checkVarName === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "checkVarName"},message:"must have required property '"+"checkVarName"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((((key0 === "trueNextNodeName") || (key0 === "falseNextNodeName")) || (key0 === "checkType")) || (key0 === "checkVarName")) || (key0 === "compareValue"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.trueNextNodeName !== undefined) {
      let data0 = data.trueNextNodeName;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/trueNextNodeName",schemaPath:"#/properties/trueNextNodeName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.falseNextNodeName !== undefined) {
      let data1 = data.falseNextNodeName;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/falseNextNodeName",schemaPath:"#/properties/falseNextNodeName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.checkType !== undefined) {
      let data2 = data.checkType;
      if (!(validateWorkflowCheckType(data2, {instancePath:instancePath+"/checkType",parentData:data,parentDataProperty:"checkType",rootData}))) {
        vErrors = joinErrors(vErrors, validateWorkflowCheckType.errors);
        errors = vErrors.length;
      }
    }
    if (data.checkVarName !== undefined) {
      let data3 = data.checkVarName;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/checkVarName",schemaPath:"#/properties/checkVarName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.compareValue !== undefined) {
      let data4 = data.compareValue;
      const _errs10 = errors;
      let valid1 = false;
      const _errs11 = errors;
      if (typeof data4 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/compareValue",schemaPath:"#/properties/compareValue/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      var _valid0 = _errs11 === errors;
      valid1 = valid1 || _valid0;
      if (!valid1) {
        const _errs13 = errors;
        if (!((typeof data4 == "number") && (isFinite(data4)))) {
          (vErrors ??= []).push({instancePath:instancePath+"/compareValue",schemaPath:"#/properties/compareValue/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number"});
          errors++;
        }
        var _valid0 = _errs13 === errors;
        valid1 = valid1 || _valid0;
        if (!valid1) {
        }
      }
      if (!valid1) {
        (vErrors ??= []).push({instancePath:instancePath+"/compareValue",schemaPath:"#/properties/compareValue/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"});
        errors++;
      }
      else {
        errors = _errs10;
        if (vErrors !== null) {
          if (_errs10) {
            vErrors.length = _errs10;
          }
          else {
            vErrors = null;
          }
        }
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkWorkflowChoiceData.errors = vErrors;
  return errors === 0;
}

/** Checks WorkflowChoiceData, and fills in defaults. */
export const validateWorkflowChoiceData: Validator<WorkflowChoiceData> = checkWorkflowChoiceData;

function checkWorkflowCheckType(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (typeof data !== "string") {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "string"},message:"must be string"});
    errors++;
  }
  const vSchema0 = ["numEqual","numNotEqual","numGreaterThan","numLessThan","numGreaterAndEqualThan","numLessAndEqualThan","strEqual","strNotEqual","strGreaterThan","strLessThan","strGreaterAndEqualThan","strLessAndEqualThan"];
  if (!((((((((((((data === "numEqual") || (data === "numNotEqual")) || (data === "numGreaterThan")) || (data === "numLessThan")) || (data === "numGreaterAndEqualThan")) || (data === "numLessAndEqualThan")) || (data === "strEqual")) || (data === "strNotEqual")) || (data === "strGreaterThan")) || (data === "strLessThan")) || (data === "strGreaterAndEqualThan")) || (data === "strLessAndEqualThan"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["numEqual","numNotEqual","numGreaterThan","numLessThan","numGreaterAndEqualThan","numLessAndEqualThan","strEqual","strNotEqual","strGreaterThan","strLessThan","strGreaterAndEqualThan","strLessAndEqualThan"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkWorkflowCheckType.errors = vErrors;
  return errors === 0;
}

/** Checks WorkflowCheckType, and fills in defaults. */
export const validateWorkflowCheckType: Validator<WorkflowCheckType> = checkWorkflowCheckType;
