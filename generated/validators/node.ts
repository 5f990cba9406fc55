// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { NodeInput, NodeStatus } from "../types/node.js";
import { validateNodeCondition, validateObjectMeta, validateTime } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkNodeStatus(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(((((((key0 === "hostname") || (key0 === "ip")) || (key0 === "condition")) || (key0 === "cpuPercent")) || (key0 === "memPercent")) || (key0 === "numPods")) || (key0 === "updateTime"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.hostname !== undefined) {
      let data0 = data.hostname;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/hostname",schemaPath:"#/properties/hostname/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.ip !== undefined) {
      let data1 = data.ip;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.condition !== undefined) {
      let data2 = data.condition;
      if (!(validateNodeCondition(data2, {instancePath:instancePath+"/condition",parentData:data,parentDataProperty:"condition",rootData}))) {
        vErrors = joinErrors(vErrors, validateNodeCondition.errors);
        errors = vErrors.length;
      }
    }
    if (data.cpuPercent !== undefined) {
      let data3 = data.cpuPercent;
      if (!((typeof data3 == "number") && (isFinite(data3)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/cpuPercent",schemaPath:"#/properties/cpuPercent/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.memPercent !== undefined) {
      let data4 = data.memPercent;
      if (!((typeof data4 == "number") && (isFinite(data4)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/memPercent",schemaPath:"#/properties/memPercent/type",keyword:"type",params:{type: "number"},message:"must be number"});
        errors++;
      }
    }
    if (data.numPods !== undefined) {
      let data5 = data.numPods;
      if (!(((typeof data5 == "number") && (!(data5 % 1) && !isNaN(data5))) && (isFinite(data5)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/numPods",schemaPath:"#/properties/numPods/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.updateTime !== undefined) {
      let data6 = data.updateTime;
      if (!(validateTime(data6, {instancePath:instancePath+"/updateTime",parentData:data,parentDataProperty:"updateTime",rootData}))) {
        vErrors = joinErrors(vErrors, validateTime.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkNodeStatus.errors = vErrors;
  return errors === 0;
}

/** Checks NodeStatus, and fills in defaults. */
export const validateNodeStatus: Validator<NodeStatus> = checkNodeStatus;

function checkNode(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "Node";
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
      if (!(((((key0 === "apiVersion") || (key0 === "kind")) || (key0 === "metadata")) || (key0 === "ip")) || (key0 === "status"))) {
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
    if ("Node" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Node"},message:"must be equal to constant"});
      errors++;
    }
    if (data.metadata !== undefined) {
      let data2 = data.metadata;
      if (!(validateObjectMeta(data2, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = joinErrors(vErrors, validateObjectMeta.errors);
        errors = vErrors.length;
      }
    }
    if (data.ip !== undefined) {
      let data3 = data.ip;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/ip",schemaPath:"#/properties/ip/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.status !== undefined) {
      let data4 = data.status;
      if (!(validateNodeStatus(data4, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData}))) {
        vErrors = joinErrors(vErrors, validateNodeStatus.errors);
        errors = vErrors.length;
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
export const validateNode: Validator<NodeInput> = checkNode;
