// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { WorkflowInput, WorkflowSpec, WorkflowStatus } from "../types/workflow.js";
import { validateNamespacedObjectMeta, validateWorkflowNode } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

function checkWorkflowSpec(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.entryNodeName === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "entryNodeName"},message:"must have required property '"+"entryNodeName"+"'"});
      errors++;
    }
    if (data.workflowNodes === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "workflowNodes"},message:"must have required property '"+"workflowNodes"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(((key0 === "entryParams") || (key0 === "entryNodeName")) || (key0 === "workflowNodes"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.entryParams !== undefined) {
      let data0 = data.entryParams;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/entryParams",schemaPath:"#/properties/entryParams/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.entryNodeName !== undefined) {
      let data1 = data.entryNodeName;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/entryNodeName",schemaPath:"#/properties/entryNodeName/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.workflowNodes !== undefined) {
      let data2 = data.workflowNodes;
      if (Array.isArray(data2)) {
        if (data2.length > 250) {
          (vErrors ??= []).push({instancePath:instancePath+"/workflowNodes",schemaPath:"#/properties/workflowNodes/maxItems",keyword:"maxItems",params:{limit: 250},message:"must NOT have more than 250 items"});
          errors++;
        }
        let valid2 = true;
        const len0 = data2.length;
        for (let i0=0; i0<len0; i0++) {
          let data3 = data2[i0];
          const _errs8 = errors;
          if (!(validateWorkflowNode(data3, {instancePath:instancePath+"/workflowNodes/" + i0,parentData:data2,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validateWorkflowNode.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs8 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/workflowNodes",schemaPath:"#/properties/workflowNodes/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkWorkflowSpec.errors = vErrors;
  return errors === 0;
}

/** Checks WorkflowSpec, and fills in defaults. */
export const validateWorkflowSpec: Validator<WorkflowSpec> = checkWorkflowSpec;

function checkWorkflowStatus(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!((key0 === "phase") || (key0 === "result"))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.phase !== undefined) {
      let data0 = data.phase;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/phase",schemaPath:"#/properties/phase/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      const vSchema0 = ["running","completed"];
      if (!((data0 === "running") || (data0 === "completed"))) {
        (vErrors ??= []).push({instancePath:instancePath+"/phase",schemaPath:"#/properties/phase/enum",keyword:"enum",params:{allowedValues: ["running","completed"]},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.result !== undefined) {
      let data1 = data.result;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/result",schemaPath:"#/properties/result/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkWorkflowStatus.errors = vErrors;
  return errors === 0;
}

/** Checks WorkflowStatus, and fills in defaults. */
export const validateWorkflowStatus: Validator<WorkflowStatus> = checkWorkflowStatus;

function checkWorkflow(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "Workflow";
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
    if ("Workflow" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Workflow"},message:"must be equal to constant"});
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
      if (!(validateWorkflowSpec(data3, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = joinErrors(vErrors, validateWorkflowSpec.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== undefined) {
      let data4 = data.status;
      if (!(validateWorkflowStatus(data4, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData}))) {
        vErrors = joinErrors(vErrors, validateWorkflowStatus.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkWorkflow.errors = vErrors;
  return errors === 0;
}

/** Checks Workflow, and fills in defaults. */
export const validateWorkflow: Validator<WorkflowInput> = checkWorkflow;
