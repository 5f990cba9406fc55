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
import { codePoints, isBase64, type Validator } from "./validator.js";

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
      if (!(validateName(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))) {
        vErrors = vErrors === null ? validateName.errors : vErrors.concat(validateName.errors);
        errors = vErrors.length;
      }
    }
    if (data.labels !== undefined) {
      let data1 = data.labels;
      if (data1 && typeof data1 == "object" && !Array.isArray(data1)) {
        for (const key1 in data1) {
          if (typeof data1[key1] !== "string") {
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
          if (typeof data3[key2] !== "string") {
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
      if (typeof data.uid !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/uid",schemaPath:"#/properties/uid/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.resourceVersion !== undefined) {
      if (typeof data.resourceVersion !== "string") {
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
      if (!(validateName(data.name, {instancePath:instancePath+"/name",parentData:data,parentDataProperty:"name",rootData}))) {
        vErrors = vErrors === null ? validateName.errors : vErrors.concat(validateName.errors);
        errors = vErrors.length;
      }
    }
    if (data.namespace !== undefined) {
      if (!(validateName(data.namespace, {instancePath:instancePath+"/namespace",parentData:data,parentDataProperty:"namespace",rootData}))) {
        vErrors = vErrors === null ? validateName.errors : vErrors.concat(validateName.errors);
        errors = vErrors.length;
      }
    }
    if (data.labels !== undefined) {
      let data2 = data.labels;
      if (data2 && typeof data2 == "object" && !Array.isArray(data2)) {
        for (const key1 in data2) {
          if (typeof data2[key1] !== "string") {
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
          if (typeof data4[key2] !== "string") {
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
      if (typeof data.uid !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/uid",schemaPath:"#/properties/uid/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.resourceVersion !== undefined) {
      if (typeof data.resourceVersion !== "string") {
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
      if (typeof data[key0] !== "string") {
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
      if (!(validateStringMap(data.matchLabels, {instancePath:instancePath+"/matchLabels",parentData:data,parentDataProperty:"matchLabels",rootData}))) {
        vErrors = vErrors === null ? validateStringMap.errors : vErrors.concat(validateStringMap.errors);
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
    if (!(((data0 === "Always") || (data0 === "OnFailure")) || (data0 === "Never"))) {
      (vErrors ??= []).push({instancePath:instancePath+"/restartPolicy",schemaPath:"#/properties/restartPolicy/enum",keyword:"enum",params:{allowedValues: ["Always","OnFailure","Never"]},message:"must be equal to one of the allowed values"});
      errors++;
    }
    if (data.nodeName !== undefined) {
      if (typeof data.nodeName !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/nodeName",schemaPath:"#/properties/nodeName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.nodeSelector !== undefined) {
      if (!(validateStringMap(data.nodeSelector, {instancePath:instancePath+"/nodeSelector",parentData:data,parentDataProperty:"nodeSelector",rootData}))) {
        vErrors = vErrors === null ? validateStringMap.errors : vErrors.concat(validateStringMap.errors);
        errors = vErrors.length;
      }
    }
    if (data.volumes !== undefined) {
      let data3 = data.volumes;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0=0; i0<len0; i0++) {
          if (!(validateVolume(data3[i0], {instancePath:instancePath+"/volumes/" + i0,parentData:data3,parentDataProperty:i0,rootData}))) {
            vErrors = vErrors === null ? validateVolume.errors : vErrors.concat(validateVolume.errors);
            errors = vErrors.length;
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
        const len1 = data5.length;
        for (let i1=0; i1<len1; i1++) {
          if (!(validateContainer(data5[i1], {instancePath:instancePath+"/containers/" + i1,parentData:data5,parentDataProperty:i1,rootData}))) {
            vErrors = vErrors === null ? validateContainer.errors : vErrors.concat(validateContainer.errors);
            errors = vErrors.length;
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
      if (!(validatePodTemplateMetadata(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = vErrors === null ? validatePodTemplateMetadata.errors : vErrors.concat(validatePodTemplateMetadata.errors);
        errors = vErrors.length;
      }
    }
    if (data.spec !== undefined) {
      if (!(validatePodSpec(data.spec, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = vErrors === null ? validatePodSpec.errors : vErrors.concat(validatePodSpec.errors);
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
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.labels !== undefined) {
      if (!(validateStringMap(data.labels, {instancePath:instancePath+"/labels",parentData:data,parentDataProperty:"labels",rootData}))) {
        vErrors = vErrors === null ? validateStringMap.errors : vErrors.concat(validateStringMap.errors);
        errors = vErrors.length;
      }
    }
    if (data.annotations !== undefined) {
      if (!(validateStringMap(data.annotations, {instancePath:instancePath+"/annotations",parentData:data,parentDataProperty:"annotations",rootData}))) {
        vErrors = vErrors === null ? validateStringMap.errors : vErrors.concat(validateStringMap.errors);
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
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.hostPath !== undefined) {
      if (!(validateHostPathVolumeSource(data.hostPath, {instancePath:instancePath+"/hostPath",parentData:data,parentDataProperty:"hostPath",rootData}))) {
        vErrors = vErrors === null ? validateHostPathVolumeSource.errors : vErrors.concat(validateHostPathVolumeSource.errors);
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
      if (typeof data.path !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/path",schemaPath:"#/properties/path/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.type !== undefined) {
      if (typeof data.type !== "string") {
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
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.image !== undefined) {
      if (typeof data.image !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/image",schemaPath:"#/properties/image/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    let data2 = data.imagePullPolicy;
    if (typeof data2 !== "string") {
      (vErrors ??= []).push({instancePath:instancePath+"/imagePullPolicy",schemaPath:"#/properties/imagePullPolicy/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
    if (!(((data2 === "Always") || (data2 === "IfNotPresent")) || (data2 === "Never"))) {
      (vErrors ??= []).push({instancePath:instancePath+"/imagePullPolicy",schemaPath:"#/properties/imagePullPolicy/enum",keyword:"enum",params:{allowedValues: ["Always","IfNotPresent","Never"]},message:"must be equal to one of the allowed values"});
      errors++;
    }
    if (data.command !== undefined) {
      let data3 = data.command;
      if (Array.isArray(data3)) {
        const len0 = data3.length;
        for (let i0=0; i0<len0; i0++) {
          if (typeof data3[i0] !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/command/" + i0,schemaPath:"#/properties/command/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
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
        const len1 = data5.length;
        for (let i1=0; i1<len1; i1++) {
          if (typeof data5[i1] !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/args/" + i1,schemaPath:"#/properties/args/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/args",schemaPath:"#/properties/args/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (typeof data.tty !== "boolean") {
      (vErrors ??= []).push({instancePath:instancePath+"/tty",schemaPath:"#/properties/tty/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
      errors++;
    }
    if (data.env !== undefined) {
      let data8 = data.env;
      if (Array.isArray(data8)) {
        const len2 = data8.length;
        for (let i2=0; i2<len2; i2++) {
          if (!(validateEnvVar(data8[i2], {instancePath:instancePath+"/env/" + i2,parentData:data8,parentDataProperty:i2,rootData}))) {
            vErrors = vErrors === null ? validateEnvVar.errors : vErrors.concat(validateEnvVar.errors);
            errors = vErrors.length;
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
        const len3 = data10.length;
        for (let i3=0; i3<len3; i3++) {
          if (!(validateContainerPort(data10[i3], {instancePath:instancePath+"/ports/" + i3,parentData:data10,parentDataProperty:i3,rootData}))) {
            vErrors = vErrors === null ? validateContainerPort.errors : vErrors.concat(validateContainerPort.errors);
            errors = vErrors.length;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.resources !== undefined) {
      if (!(validateResourceRequirements(data.resources, {instancePath:instancePath+"/resources",parentData:data,parentDataProperty:"resources",rootData}))) {
        vErrors = vErrors === null ? validateResourceRequirements.errors : vErrors.concat(validateResourceRequirements.errors);
        errors = vErrors.length;
      }
    }
    if (data.livenessProbe !== undefined) {
      if (!(validateProbe(data.livenessProbe, {instancePath:instancePath+"/livenessProbe",parentData:data,parentDataProperty:"livenessProbe",rootData}))) {
        vErrors = vErrors === null ? validateProbe.errors : vErrors.concat(validateProbe.errors);
        errors = vErrors.length;
      }
    }
    if (data.lifecycle !== undefined) {
      if (!(validateLifecycle(data.lifecycle, {instancePath:instancePath+"/lifecycle",parentData:data,parentDataProperty:"lifecycle",rootData}))) {
        vErrors = vErrors === null ? validateLifecycle.errors : vErrors.concat(validateLifecycle.errors);
        errors = vErrors.length;
      }
    }
    if (data.volumeMounts !== undefined) {
      let data15 = data.volumeMounts;
      if (Array.isArray(data15)) {
        const len4 = data15.length;
        for (let i4=0; i4<len4; i4++) {
          if (!(validateVolumeMount(data15[i4], {instancePath:instancePath+"/volumeMounts/" + i4,parentData:data15,parentDataProperty:i4,rootData}))) {
            vErrors = vErrors === null ? validateVolumeMount.errors : vErrors.concat(validateVolumeMount.errors);
            errors = vErrors.length;
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
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.value !== undefined) {
      if (typeof data.value !== "string") {
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
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.hostPort !== undefined) {
      if (!(validateIntOrString(data.hostPort, {instancePath:instancePath+"/hostPort",parentData:data,parentDataProperty:"hostPort",rootData}))) {
        vErrors = vErrors === null ? validateIntOrString.errors : vErrors.concat(validateIntOrString.errors);
        errors = vErrors.length;
      }
    }
    if (data.containerPort !== undefined) {
      if (!(validateIntOrString(data.containerPort, {instancePath:instancePath+"/containerPort",parentData:data,parentDataProperty:"containerPort",rootData}))) {
        vErrors = vErrors === null ? validateIntOrString.errors : vErrors.concat(validateIntOrString.errors);
        errors = vErrors.length;
      }
    }
    if (typeof data.protocol !== "string") {
      (vErrors ??= []).push({instancePath:instancePath+"/protocol",schemaPath:"#/properties/protocol/type",keyword:"type",params:{type: "string"},message:"must be string"});
      errors++;
    }
    if (data.hostIP !== undefined) {
      if (typeof data.hostIP !== "string") {
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
      if (!(validateResourceList(data.limits, {instancePath:instancePath+"/limits",parentData:data,parentDataProperty:"limits",rootData}))) {
        vErrors = vErrors === null ? validateResourceList.errors : vErrors.concat(validateResourceList.errors);
        errors = vErrors.length;
      }
    }
    if (data.requests !== undefined) {
      if (!(validateResourceList(data.requests, {instancePath:instancePath+"/requests",parentData:data,parentDataProperty:"requests",rootData}))) {
        vErrors = vErrors === null ? validateResourceList.errors : vErrors.concat(validateResourceList.errors);
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
      if (!(validateHTTPGetAction(data.httpGet, {instancePath:instancePath+"/httpGet",parentData:data,parentDataProperty:"httpGet",rootData}))) {
        vErrors = vErrors === null ? validateHTTPGetAction.errors : vErrors.concat(validateHTTPGetAction.errors);
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
      if (typeof data.path !== "string") {
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
      if (typeof data.host !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/host",schemaPath:"#/properties/host/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.scheme !== undefined) {
      if (typeof data.scheme !== "string") {
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
      if (!(validateLifecycleHandler(data.postStart, {instancePath:instancePath+"/postStart",parentData:data,parentDataProperty:"postStart",rootData}))) {
        vErrors = vErrors === null ? validateLifecycleHandler.errors : vErrors.concat(validateLifecycleHandler.errors);
        errors = vErrors.length;
      }
    }
    if (data.preStop !== undefined) {
      if (!(validateLifecycleHandler(data.preStop, {instancePath:instancePath+"/preStop",parentData:data,parentDataProperty:"preStop",rootData}))) {
        vErrors = vErrors === null ? validateLifecycleHandler.errors : vErrors.concat(validateLifecycleHandler.errors);
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
      if (!(validateExecAction(data.exec, {instancePath:instancePath+"/exec",parentData:data,parentDataProperty:"exec",rootData}))) {
        vErrors = vErrors === null ? validateExecAction.errors : vErrors.concat(validateExecAction.errors);
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
        const len0 = data0.length;
        for (let i0=0; i0<len0; i0++) {
          if (typeof data0[i0] !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/cmd/" + i0,schemaPath:"#/properties/cmd/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
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
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.mountPath !== undefined) {
      if (typeof data.mountPath !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/mountPath",schemaPath:"#/properties/mountPath/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.readOnly !== undefined) {
      if (typeof data.readOnly !== "boolean") {
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
      if (typeof data.name !== "string") {
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
      if (!(validateIntOrString(data.targetPort, {instancePath:instancePath+"/targetPort",parentData:data,parentDataProperty:"targetPort",rootData}))) {
        vErrors = vErrors === null ? validateIntOrString.errors : vErrors.concat(validateIntOrString.errors);
        errors = vErrors.length;
      }
    }
    if (typeof data.protocol !== "string") {
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
      if (typeof data.type !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      if (typeof data.status !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/status",schemaPath:"#/properties/status/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.lastUpdateTime !== undefined) {
      if (!(validateTime(data.lastUpdateTime, {instancePath:instancePath+"/lastUpdateTime",parentData:data,parentDataProperty:"lastUpdateTime",rootData}))) {
        vErrors = vErrors === null ? validateTime.errors : vErrors.concat(validateTime.errors);
        errors = vErrors.length;
      }
    }
    if (data.reason !== undefined) {
      if (typeof data.reason !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/reason",schemaPath:"#/properties/reason/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.message !== undefined) {
      if (typeof data.message !== "string") {
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
      if (typeof data.subPath !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/subPath",schemaPath:"#/properties/subPath/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.svcName !== undefined) {
      if (typeof data.svcName !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/svcName",schemaPath:"#/properties/svcName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.svcPort !== undefined) {
      if (!(validateIntOrString(data.svcPort, {instancePath:instancePath+"/svcPort",parentData:data,parentDataProperty:"svcPort",rootData}))) {
        vErrors = vErrors === null ? validateIntOrString.errors : vErrors.concat(validateIntOrString.errors);
        errors = vErrors.length;
      }
    }
    if (data.svcIp !== undefined) {
      if (typeof data.svcIp !== "string") {
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
      if (typeof data.apiVersion !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/apiVersion",schemaPath:"#/properties/apiVersion/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.kind !== undefined) {
      if (typeof data.kind !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.metadata !== undefined) {
      if (!(validateHPAWorkloadMetadata(data.metadata, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = vErrors === null ? validateHPAWorkloadMetadata.errors : vErrors.concat(validateHPAWorkloadMetadata.errors);
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
      if (typeof data.name !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/name",schemaPath:"#/properties/name/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.namespace !== undefined) {
      if (typeof data.namespace !== "string") {
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
        if ("func" !== data.type) {
          (vErrors ??= []).push({});
          errors++;
        }
      }
    }
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
        if ("choice" !== data.type) {
          (vErrors ??= []).push({});
          errors++;
        }
      }
    }
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
      if (typeof data.name !== "string") {
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
      if (!((data3 === "func") || (data3 === "choice"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/type",schemaPath:"#/properties/type/enum",keyword:"enum",params:{allowedValues: ["func","choice"]},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.funcData !== undefined) {
      if (!(validateWorkflowFuncData(data.funcData, {instancePath:instancePath+"/funcData",parentData:data,parentDataProperty:"funcData",rootData}))) {
        vErrors = vErrors === null ? validateWorkflowFuncData.errors : vErrors.concat(validateWorkflowFuncData.errors);
        errors = vErrors.length;
      }
    }
    if (data.choiceData !== undefined) {
      if (!(validateWorkflowChoiceData(data.choiceData, {instancePath:instancePath+"/choiceData",parentData:data,parentDataProperty:"choiceData",rootData}))) {
        vErrors = vErrors === null ? validateWorkflowChoiceData.errors : vErrors.concat(validateWorkflowChoiceData.errors);
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
      if (typeof data.funcName !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/funcName",schemaPath:"#/properties/funcName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.funcNamespace !== undefined) {
      if (typeof data.funcNamespace !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/funcNamespace",schemaPath:"#/properties/funcNamespace/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.nextNodeName !== undefined) {
      if (typeof data.nextNodeName !== "string") {
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
      if (typeof data.trueNextNodeName !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/trueNextNodeName",schemaPath:"#/properties/trueNextNodeName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.falseNextNodeName !== undefined) {
      if (typeof data.falseNextNodeName !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/falseNextNodeName",schemaPath:"#/properties/falseNextNodeName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.checkType !== undefined) {
      if (!(validateWorkflowCheckType(data.checkType, {instancePath:instancePath+"/checkType",parentData:data,parentDataProperty:"checkType",rootData}))) {
        vErrors = vErrors === null ? validateWorkflowCheckType.errors : vErrors.concat(validateWorkflowCheckType.errors);
        errors = vErrors.length;
      }
    }
    if (data.checkVarName !== undefined) {
      if (typeof data.checkVarName !== "string") {
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
  if (!((((((((((((data === "numEqual") || (data === "numNotEqual")) || (data === "numGreaterThan")) || (data === "numLessThan")) || (data === "numGreaterAndEqualThan")) || (data === "numLessAndEqualThan")) || (data === "strEqual")) || (data === "strNotEqual")) || (data === "strGreaterThan")) || (data === "strLessThan")) || (data === "strGreaterAndEqualThan")) || (data === "strLessAndEqualThan"))) {
    (vErrors ??= []).push({instancePath,schemaPath:"#/enum",keyword:"enum",params:{allowedValues: ["numEqual","numNotEqual","numGreaterThan","numLessThan","numGreaterAndEqualThan","numLessAndEqualThan","strEqual","strNotEqual","strGreaterThan","strLessThan","strGreaterAndEqualThan","strLessAndEqualThan"]},message:"must be equal to one of the allowed values"});
    errors++;
  }
  checkWorkflowCheckType.errors = vErrors;
  return errors === 0;
}

/** Checks WorkflowCheckType, and fills in defaults. */
export const validateWorkflowCheckType: Validator<WorkflowCheckType> = checkWorkflowCheckType;
