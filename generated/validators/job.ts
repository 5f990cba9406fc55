// Generated from resources.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import type { JobInput, JobSpec, JobStatus } from "../types/job.js";
import { validateJobState, validateNamespacedObjectMeta, validateTime } from "./shared.js";
import { joinErrors, type Validator } from "./validator.js";

const jobSpecProperties1 = {
  "partition": true,
  "nTasks": true,
  "nTasksPerNode": true,
  "submitDirectory": true,
  "compileCommands": true,
  "runCommands": true,
  "outputFile": true,
  "errorFile": true,
  "username": true,
  "password": true,
  "gpuNums": true,
};
const jobStatusProperties1 = {
  "jobID": true,
  "partition": true,
  "account": true,
  "allocCPUS": true,
  "state": true,
  "exitCode": true,
  "output": true,
  "error": true,
  "updateTime": true,
};

function checkJobSpec(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.partition === undefined) {
      (vErrors ??= []).push({instancePath,schemaPath:"#/required",keyword:"required",params:{missingProperty: "partition"},message:"must have required property '"+"partition"+"'"});
      errors++;
    }
    for (const key0 in data) {
      if (!(Object.prototype.hasOwnProperty.call(jobSpecProperties1, key0))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.partition !== undefined) {
      let data0 = data.partition;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/partition",schemaPath:"#/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.nTasks !== undefined) {
      let data1 = data.nTasks;
      if (!(((typeof data1 == "number") && (!(data1 % 1) && !isNaN(data1))) && (isFinite(data1)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/nTasks",schemaPath:"#/properties/nTasks/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.nTasksPerNode !== undefined) {
      let data2 = data.nTasksPerNode;
      if (!(((typeof data2 == "number") && (!(data2 % 1) && !isNaN(data2))) && (isFinite(data2)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/nTasksPerNode",schemaPath:"#/properties/nTasksPerNode/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
    if (data.submitDirectory !== undefined) {
      let data3 = data.submitDirectory;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/submitDirectory",schemaPath:"#/properties/submitDirectory/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.compileCommands !== undefined) {
      let data4 = data.compileCommands;
      if (Array.isArray(data4)) {
        let valid2 = true;
        const len0 = data4.length;
        for (let i0=0; i0<len0; i0++) {
          let data5 = data4[i0];
          const _errs12 = errors;
          if (typeof data5 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/compileCommands/" + i0,schemaPath:"#/properties/compileCommands/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var valid1 = _errs12 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/compileCommands",schemaPath:"#/properties/compileCommands/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.runCommands !== undefined) {
      let data6 = data.runCommands;
      if (Array.isArray(data6)) {
        let valid4 = true;
        const len1 = data6.length;
        for (let i1=0; i1<len1; i1++) {
          let data7 = data6[i1];
          const _errs16 = errors;
          if (typeof data7 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/runCommands/" + i1,schemaPath:"#/properties/runCommands/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var valid3 = _errs16 === errors;
          if (!valid3) {
            valid4 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/runCommands",schemaPath:"#/properties/runCommands/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.outputFile !== undefined) {
      let data8 = data.outputFile;
      if (typeof data8 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/outputFile",schemaPath:"#/properties/outputFile/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.errorFile !== undefined) {
      let data9 = data.errorFile;
      if (typeof data9 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/errorFile",schemaPath:"#/properties/errorFile/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.username !== undefined) {
      let data10 = data.username;
      if (typeof data10 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/username",schemaPath:"#/properties/username/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.password !== undefined) {
      let data11 = data.password;
      if (typeof data11 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/password",schemaPath:"#/properties/password/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.gpuNums !== undefined) {
      let data12 = data.gpuNums;
      if (!(((typeof data12 == "number") && (!(data12 % 1) && !isNaN(data12))) && (isFinite(data12)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/gpuNums",schemaPath:"#/properties/gpuNums/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkJobSpec.errors = vErrors;
  return errors === 0;
}

/** Checks JobSpec, and fills in defaults. */
export const validateJobSpec: Validator<JobSpec> = checkJobSpec;

function checkJobStatus(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    for (const key0 in data) {
      if (!(Object.prototype.hasOwnProperty.call(jobStatusProperties1, key0))) {
        (vErrors ??= []).push({instancePath,schemaPath:"#/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key0},message:"must NOT have additional properties"});
        errors++;
      }
    }
    if (data.jobID !== undefined) {
      let data0 = data.jobID;
      if (typeof data0 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/jobID",schemaPath:"#/properties/jobID/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.partition !== undefined) {
      let data1 = data.partition;
      if (typeof data1 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/partition",schemaPath:"#/properties/partition/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.account !== undefined) {
      let data2 = data.account;
      if (typeof data2 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/account",schemaPath:"#/properties/account/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.allocCPUS !== undefined) {
      let data3 = data.allocCPUS;
      if (typeof data3 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/allocCPUS",schemaPath:"#/properties/allocCPUS/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.state !== undefined) {
      let data4 = data.state;
      if (!(validateJobState(data4, {instancePath:instancePath+"/state",parentData:data,parentDataProperty:"state",rootData}))) {
        vErrors = joinErrors(vErrors, validateJobState.errors);
        errors = vErrors.length;
      }
    }
    if (data.exitCode !== undefined) {
      let data5 = data.exitCode;
      if (typeof data5 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/exitCode",schemaPath:"#/properties/exitCode/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.output !== undefined) {
      let data6 = data.output;
      if (Array.isArray(data6)) {
        let valid2 = true;
        const len0 = data6.length;
        for (let i0=0; i0<len0; i0++) {
          let data7 = data6[i0];
          const _errs15 = errors;
          if (typeof data7 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/output/" + i0,schemaPath:"#/properties/output/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var valid1 = _errs15 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/output",schemaPath:"#/properties/output/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.error !== undefined) {
      let data8 = data.error;
      if (Array.isArray(data8)) {
        let valid4 = true;
        const len1 = data8.length;
        for (let i1=0; i1<len1; i1++) {
          let data9 = data8[i1];
          const _errs19 = errors;
          if (typeof data9 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/error/" + i1,schemaPath:"#/properties/error/items/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var valid3 = _errs19 === errors;
          if (!valid3) {
            valid4 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/error",schemaPath:"#/properties/error/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.updateTime !== undefined) {
      let data10 = data.updateTime;
      if (!(validateTime(data10, {instancePath:instancePath+"/updateTime",parentData:data,parentDataProperty:"updateTime",rootData}))) {
        vErrors = joinErrors(vErrors, validateTime.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkJobStatus.errors = vErrors;
  return errors === 0;
}

/** Checks JobStatus, and fills in defaults. */
export const validateJobStatus: Validator<JobStatus> = checkJobStatus;

function checkJob(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "Job";
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
    if ("Job" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Job"},message:"must be equal to constant"});
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
      if (!(validateJobSpec(data3, {instancePath:instancePath+"/spec",parentData:data,parentDataProperty:"spec",rootData}))) {
        vErrors = joinErrors(vErrors, validateJobSpec.errors);
        errors = vErrors.length;
      }
    }
    if (data.status !== undefined) {
      let data4 = data.status;
      if (!(validateJobStatus(data4, {instancePath:instancePath+"/status",parentData:data,parentDataProperty:"status",rootData}))) {
        vErrors = joinErrors(vErrors, validateJobStatus.errors);
        errors = vErrors.length;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkJob.errors = vErrors;
  return errors === 0;
}

/** Checks Job, and fills in defaults. */
export const validateJob: Validator<JobInput> = checkJob;
