// Generated from schema-shapes.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import { fullFormats } from "ajv-formats/dist/formats.js";
import equal from "fast-deep-equal";
import type { ShapeInput } from "../types/shape.js";
import { validateIntOrString, validateNamespacedObjectMeta, validateNode, validatePhase } from "./shared.js";
import { codePoints, isBase64, joinErrors, type Validator } from "./validator.js";

const shapePattern1 = new RegExp("^next ", "u");
const shapeProperties1 = {
  "apiVersion": true,
  "kind": true,
  "metadata": true,
  "either": true,
  "phases": true,
  "mode": true,
  "maybe": true,
  "labels": true,
  "ports": true,
  "free": true,
  "open": true,
  "counted": true,
  "dated": true,
  "bounded": true,
  "pair": true,
  "variant": true,
  "probe": true,
  "anything": true,
  "bytes": true,
  "when": true,
  "short": true,
  "limited": true,
  "mixed": true,
  "nodes": true,
  "fixed": true,
  "inner": true,
};

function checkShape(data, {instancePath="", parentData, parentDataProperty, rootData=data}={}) {
  let vErrors = null;
  let errors = 0;
  if (data && typeof data == "object" && !Array.isArray(data)) {
    if (data.apiVersion === undefined) {
      data.apiVersion = "v1";
    }
    if (data.kind === undefined) {
      data.kind = "Shape";
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
      if (!(Object.prototype.hasOwnProperty.call(shapeProperties1, key0))) {
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
    if ("Shape" !== data1) {
      (vErrors ??= []).push({instancePath:instancePath+"/kind",schemaPath:"#/properties/kind/const",keyword:"const",params:{allowedValue: "Shape"},message:"must be equal to constant"});
      errors++;
    }
    if (data.metadata !== undefined) {
      let data2 = data.metadata;
      if (!(validateNamespacedObjectMeta(data2, {instancePath:instancePath+"/metadata",parentData:data,parentDataProperty:"metadata",rootData}))) {
        vErrors = joinErrors(vErrors, validateNamespacedObjectMeta.errors);
        errors = vErrors.length;
      }
    }
    if (data.either !== undefined) {
      let data3 = data.either;
      if (!(validateIntOrString(data3, {instancePath:instancePath+"/either",parentData:data,parentDataProperty:"either",rootData}))) {
        vErrors = joinErrors(vErrors, validateIntOrString.errors);
        errors = vErrors.length;
      }
    }
    if (data.phases !== undefined) {
      let data4 = data.phases;
      if (Array.isArray(data4)) {
        let valid2 = true;
        const len0 = data4.length;
        for (let i0=0; i0<len0; i0++) {
          let data5 = data4[i0];
          const _errs10 = errors;
          if (!(validatePhase(data5, {instancePath:instancePath+"/phases/" + i0,parentData:data4,parentDataProperty:i0,rootData}))) {
            vErrors = joinErrors(vErrors, validatePhase.errors);
            errors = vErrors.length;
          }
          var valid1 = _errs10 === errors;
          if (!valid1) {
            valid2 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/phases",schemaPath:"#/properties/phases/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.mode !== undefined) {
      let data6 = data.mode;
      const vSchema0 = ["on",1,null];
      if (!(((data6 === "on") || (data6 === 1)) || (data6 === null))) {
        (vErrors ??= []).push({instancePath:instancePath+"/mode",schemaPath:"#/properties/mode/enum",keyword:"enum",params:{allowedValues: ["on",1,null]},message:"must be equal to one of the allowed values"});
        errors++;
      }
    }
    if (data.maybe !== undefined) {
      let data7 = data.maybe;
      if ((typeof data7 !== "string") && (data7 !== null)) {
        (vErrors ??= []).push({instancePath:instancePath+"/maybe",schemaPath:"#/properties/maybe/type",keyword:"type",params:{type: ["string","null"]},message:"must be string,null"});
        errors++;
      }
    }
    if (data.labels !== undefined) {
      let data8 = data.labels;
      if (data8 && typeof data8 == "object" && !Array.isArray(data8)) {
        for (const key1 in data8) {
          let data9 = data8[key1];
          if (typeof data9 !== "string") {
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
    if (data.ports !== undefined) {
      let data10 = data.ports;
      if (data10 && typeof data10 == "object" && !Array.isArray(data10)) {
        for (const key2 in data10) {
          let data11 = data10[key2];
          if (!(validateIntOrString(data11, {instancePath:instancePath+"/ports/" + key2.replace(/~/g, "~0").replace(/\//g, "~1"),parentData:data10,parentDataProperty:key2,rootData}))) {
            vErrors = joinErrors(vErrors, validateIntOrString.errors);
            errors = vErrors.length;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/ports",schemaPath:"#/properties/ports/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.free !== undefined) {
      let data12 = data.free;
      if (data12 && typeof data12 == "object" && !Array.isArray(data12)) {
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/free",schemaPath:"#/properties/free/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.open !== undefined) {
      let data13 = data.open;
      if (data13 && typeof data13 == "object" && !Array.isArray(data13)) {
        if (data13.known === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/open",schemaPath:"#/properties/open/required",keyword:"required",params:{missingProperty: "known"},message:"must have required property '"+"known"+"'"});
          errors++;
        }
        if (data13.known !== undefined) {
          let data14 = data13.known;
          if (typeof data14 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/open/known",schemaPath:"#/properties/open/properties/known/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/open",schemaPath:"#/properties/open/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.counted !== undefined) {
      let data15 = data.counted;
      if (data15 && typeof data15 == "object" && !Array.isArray(data15)) {
        for (const key3 in data15) {
          if (!((key3 === "known") || (key3 === "deep"))) {
            let data16 = data15[key3];
            if (!(((typeof data16 == "number") && (!(data16 % 1) && !isNaN(data16))) && (isFinite(data16)))) {
              (vErrors ??= []).push({instancePath:instancePath+"/counted/" + key3.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/counted/additionalProperties/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
              errors++;
            }
          }
        }
        if (data15.known !== undefined) {
          let data17 = data15.known;
          if (typeof data17 !== "boolean") {
            (vErrors ??= []).push({instancePath:instancePath+"/counted/known",schemaPath:"#/properties/counted/properties/known/type",keyword:"type",params:{type: "boolean"},message:"must be boolean"});
            errors++;
          }
        }
        if (data15.deep !== undefined) {
          let data18 = data15.deep;
          if (data18 && typeof data18 == "object" && !Array.isArray(data18)) {
            for (const key4 in data18) {
              if (!(key4 === "x")) {
                (vErrors ??= []).push({instancePath:instancePath+"/counted/deep",schemaPath:"#/properties/counted/properties/deep/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"});
                errors++;
              }
            }
            if (data18.x !== undefined) {
              let data19 = data18.x;
              if (!(((typeof data19 == "number") && (!(data19 % 1) && !isNaN(data19))) && (isFinite(data19)))) {
                (vErrors ??= []).push({instancePath:instancePath+"/counted/deep/x",schemaPath:"#/properties/counted/properties/deep/properties/x/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
                errors++;
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:instancePath+"/counted/deep",schemaPath:"#/properties/counted/properties/deep/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/counted",schemaPath:"#/properties/counted/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.dated !== undefined) {
      let data20 = data.dated;
      if (typeof data20 !== "string") {
        (vErrors ??= []).push({instancePath:instancePath+"/dated",schemaPath:"#/properties/dated/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
      const _errs45 = errors;
      let valid9 = false;
      const _errs46 = errors;
      if ((typeof data20 == "number") && (isFinite(data20))) {
      }
      if (typeof data20 === "string") {
        if (!(fullFormats.date.validate(data20))) {
          (vErrors ??= []).push({instancePath:instancePath+"/dated",schemaPath:"#/properties/dated/anyOf/0/format",keyword:"format",params:{format: "date"},message:"must match format \""+"date"+"\""});
          errors++;
        }
      }
      var _valid0 = _errs46 === errors;
      valid9 = valid9 || _valid0;
      if (!valid9) {
        const _errs47 = errors;
        if (typeof data20 === "string") {
          if (!shapePattern1.test(data20)) {
            (vErrors ??= []).push({instancePath:instancePath+"/dated",schemaPath:"#/properties/dated/anyOf/1/pattern",keyword:"pattern",params:{pattern: "^next "},message:"must match pattern \""+"^next "+"\""});
            errors++;
          }
        }
        var _valid0 = _errs47 === errors;
        valid9 = valid9 || _valid0;
        if (!valid9) {
        }
      }
      if (!valid9) {
        (vErrors ??= []).push({instancePath:instancePath+"/dated",schemaPath:"#/properties/dated/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"});
        errors++;
      }
      else {
        errors = _errs45;
        if (vErrors !== null) {
          if (_errs45) {
            vErrors.length = _errs45;
          }
          else {
            vErrors = null;
          }
        }
      }
    }
    if (data.bounded !== undefined) {
      let data21 = data.bounded;
      if (!(((typeof data21 == "number") && (!(data21 % 1) && !isNaN(data21))) && (isFinite(data21)))) {
        (vErrors ??= []).push({instancePath:instancePath+"/bounded",schemaPath:"#/properties/bounded/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
        errors++;
      }
      const _errs50 = errors;
      let valid10 = false;
      let passing0 = null;
      const _errs51 = errors;
      if ((typeof data21 == "number") && (isFinite(data21))) {
        if (data21 < 10 || isNaN(data21)) {
          (vErrors ??= []).push({instancePath:instancePath+"/bounded",schemaPath:"#/properties/bounded/oneOf/0/minimum",keyword:"minimum",params:{comparison: ">=", limit: 10},message:"must be >= 10"});
          errors++;
        }
      }
      var _valid1 = _errs51 === errors;
      if (_valid1) {
        valid10 = true;
        passing0 = 0;
      }
      const _errs52 = errors;
      if ((typeof data21 == "number") && (isFinite(data21))) {
        if (data21 > 1 || isNaN(data21)) {
          (vErrors ??= []).push({instancePath:instancePath+"/bounded",schemaPath:"#/properties/bounded/oneOf/1/maximum",keyword:"maximum",params:{comparison: "<=", limit: 1},message:"must be <= 1"});
          errors++;
        }
      }
      var _valid1 = _errs52 === errors;
      if (_valid1 && valid10) {
        valid10 = false;
        passing0 = [passing0, 1];
      }
      else {
        if (_valid1) {
          valid10 = true;
          passing0 = 1;
        }
      }
      if (!valid10) {
        (vErrors ??= []).push({instancePath:instancePath+"/bounded",schemaPath:"#/properties/bounded/oneOf",keyword:"oneOf",params:{passingSchemas: passing0},message:"must match exactly one schema in oneOf"});
        errors++;
      }
      else {
        errors = _errs50;
        if (vErrors !== null) {
          if (_errs50) {
            vErrors.length = _errs50;
          }
          else {
            vErrors = null;
          }
        }
      }
    }
    if (data.pair !== undefined) {
      let data22 = data.pair;
      const _errs55 = errors;
      let valid11 = false;
      const _errs56 = errors;
      if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
        if (Object.keys(data22).length < 2) {
          (vErrors ??= []).push({instancePath:instancePath+"/pair",schemaPath:"#/properties/pair/anyOf/0/minProperties",keyword:"minProperties",params:{limit: 2},message:"must NOT have fewer than 2 properties"});
          errors++;
        }
      }
      var _valid2 = _errs56 === errors;
      valid11 = valid11 || _valid2;
      if (!valid11) {
        const _errs57 = errors;
        if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
          if (Object.keys(data22).length > 0) {
            (vErrors ??= []).push({instancePath:instancePath+"/pair",schemaPath:"#/properties/pair/anyOf/1/maxProperties",keyword:"maxProperties",params:{limit: 0},message:"must NOT have more than 0 properties"});
            errors++;
          }
        }
        var _valid2 = _errs57 === errors;
        valid11 = valid11 || _valid2;
        if (!valid11) {
        }
      }
      if (!valid11) {
        (vErrors ??= []).push({instancePath:instancePath+"/pair",schemaPath:"#/properties/pair/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"});
        errors++;
      }
      else {
        errors = _errs55;
        if (vErrors !== null) {
          if (_errs55) {
            vErrors.length = _errs55;
          }
          else {
            vErrors = null;
          }
        }
      }
      if (data22 && typeof data22 == "object" && !Array.isArray(data22)) {
        for (const key5 in data22) {
          let data23 = data22[key5];
          if (typeof data23 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/pair/" + key5.replace(/~/g, "~0").replace(/\//g, "~1"),schemaPath:"#/properties/pair/additionalProperties/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/pair",schemaPath:"#/properties/pair/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
    if (data.variant !== undefined) {
      let data24 = data.variant;
      if (!(data24 && typeof data24 == "object" && !Array.isArray(data24))) {
        (vErrors ??= []).push({instancePath:instancePath+"/variant",schemaPath:"#/properties/variant/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
      const _errs63 = errors;
      let valid13 = false;
      let passing1 = null;
      const _errs64 = errors;
      if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
        for (const key6 in data24) {
          if (!(key6 === "a")) {
            (vErrors ??= []).push({instancePath:instancePath+"/variant",schemaPath:"#/properties/variant/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key6},message:"must NOT have additional properties"});
            errors++;
          }
        }
        if (data24.a !== undefined) {
          let data25 = data24.a;
          if (typeof data25 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/variant/a",schemaPath:"#/properties/variant/oneOf/0/properties/a/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      var _valid3 = _errs64 === errors;
      if (_valid3) {
        valid13 = true;
        passing1 = 0;
      }
      const _errs68 = errors;
      if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
        for (const key7 in data24) {
          if (!(key7 === "b")) {
            (vErrors ??= []).push({instancePath:instancePath+"/variant",schemaPath:"#/properties/variant/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key7},message:"must NOT have additional properties"});
            errors++;
          }
        }
        if (data24.b !== undefined) {
          let data26 = data24.b;
          if (typeof data26 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/variant/b",schemaPath:"#/properties/variant/oneOf/1/properties/b/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      var _valid3 = _errs68 === errors;
      if (_valid3 && valid13) {
        valid13 = false;
        passing1 = [passing1, 1];
      }
      else {
        if (_valid3) {
          valid13 = true;
          passing1 = 1;
        }
      }
      if (!valid13) {
        (vErrors ??= []).push({instancePath:instancePath+"/variant",schemaPath:"#/properties/variant/oneOf",keyword:"oneOf",params:{passingSchemas: passing1},message:"must match exactly one schema in oneOf"});
        errors++;
      }
      else {
        errors = _errs63;
        if (vErrors !== null) {
          if (_errs63) {
            vErrors.length = _errs63;
          }
          else {
            vErrors = null;
          }
        }
      }
    }
    if (data.probe !== undefined) {
      let data27 = data.probe;
      const _errs73 = errors;
      let valid16 = false;
      let passing2 = null;
      const _errs74 = errors;
      if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
        if (data27.http === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/probe",schemaPath:"#/properties/probe/oneOf/0/required",keyword:"required",params:{missingProperty: "http"},message:"must have required property '"+"http"+"'"});
          errors++;
        }
        for (const key8 in data27) {
          if (!(key8 === "http")) {
            (vErrors ??= []).push({instancePath:instancePath+"/probe",schemaPath:"#/properties/probe/oneOf/0/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key8},message:"must NOT have additional properties"});
            errors++;
          }
        }
        if (data27.http !== undefined) {
          let data28 = data27.http;
          if (typeof data28 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/probe/http",schemaPath:"#/properties/probe/oneOf/0/properties/http/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/probe",schemaPath:"#/properties/probe/oneOf/0/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
      var _valid4 = _errs74 === errors;
      if (_valid4) {
        valid16 = true;
        passing2 = 0;
      }
      const _errs79 = errors;
      if (data27 && typeof data27 == "object" && !Array.isArray(data27)) {
        if (data27.tcp === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/probe",schemaPath:"#/properties/probe/oneOf/1/required",keyword:"required",params:{missingProperty: "tcp"},message:"must have required property '"+"tcp"+"'"});
          errors++;
        }
        for (const key9 in data27) {
          if (!(key9 === "tcp")) {
            (vErrors ??= []).push({instancePath:instancePath+"/probe",schemaPath:"#/properties/probe/oneOf/1/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key9},message:"must NOT have additional properties"});
            errors++;
          }
        }
        if (data27.tcp !== undefined) {
          let data29 = data27.tcp;
          if (!(((typeof data29 == "number") && (!(data29 % 1) && !isNaN(data29))) && (isFinite(data29)))) {
            (vErrors ??= []).push({instancePath:instancePath+"/probe/tcp",schemaPath:"#/properties/probe/oneOf/1/properties/tcp/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/probe",schemaPath:"#/properties/probe/oneOf/1/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
      var _valid4 = _errs79 === errors;
      if (_valid4 && valid16) {
        valid16 = false;
        passing2 = [passing2, 1];
      }
      else {
        if (_valid4) {
          valid16 = true;
          passing2 = 1;
        }
      }
      if (!valid16) {
        (vErrors ??= []).push({instancePath:instancePath+"/probe",schemaPath:"#/properties/probe/oneOf",keyword:"oneOf",params:{passingSchemas: passing2},message:"must match exactly one schema in oneOf"});
        errors++;
      }
      else {
        errors = _errs73;
        if (vErrors !== null) {
          if (_errs73) {
            vErrors.length = _errs73;
          }
          else {
            vErrors = null;
          }
        }
      }
    }
    if (data.bytes !== undefined) {
      let data30 = data.bytes;
      if ((typeof data30 == "number") && (isFinite(data30))) {
      }
      if (typeof data30 === "string") {
        if (!(isBase64(data30))) {
          (vErrors ??= []).push({instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/format",keyword:"format",params:{format: "byte"},message:"must match format \""+"byte"+"\""});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/bytes",schemaPath:"#/properties/bytes/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.when !== undefined) {
      let data31 = data.when;
      if ((typeof data31 == "number") && (isFinite(data31))) {
      }
      if (typeof data31 === "string") {
        if (!(fullFormats["date-time"].validate(data31))) {
          (vErrors ??= []).push({instancePath:instancePath+"/when",schemaPath:"#/properties/when/format",keyword:"format",params:{format: "date-time"},message:"must match format \""+"date-time"+"\""});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/when",schemaPath:"#/properties/when/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.short !== undefined) {
      let data32 = data.short;
      if (typeof data32 === "string") {
        if (codePoints(data32) > 3) {
          (vErrors ??= []).push({instancePath:instancePath+"/short",schemaPath:"#/properties/short/maxLength",keyword:"maxLength",params:{limit: 3},message:"must NOT have more than 3 characters"});
          errors++;
        }
        if (codePoints(data32) < 1) {
          (vErrors ??= []).push({instancePath:instancePath+"/short",schemaPath:"#/properties/short/minLength",keyword:"minLength",params:{limit: 1},message:"must NOT have fewer than 1 characters"});
          errors++;
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/short",schemaPath:"#/properties/short/type",keyword:"type",params:{type: "string"},message:"must be string"});
        errors++;
      }
    }
    if (data.limited !== undefined) {
      let data33 = data.limited;
      if (Array.isArray(data33)) {
        if (data33.length > 2) {
          (vErrors ??= []).push({instancePath:instancePath+"/limited",schemaPath:"#/properties/limited/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"});
          errors++;
        }
        let valid20 = true;
        const len1 = data33.length;
        for (let i1=0; i1<len1; i1++) {
          let data34 = data33[i1];
          const _errs92 = errors;
          if (data34 && typeof data34 == "object" && !Array.isArray(data34)) {
            for (const key10 in data34) {
              if (!(key10 === "n")) {
                (vErrors ??= []).push({instancePath:instancePath+"/limited/" + i1,schemaPath:"#/properties/limited/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key10},message:"must NOT have additional properties"});
                errors++;
              }
            }
            if (data34.n !== undefined) {
              let data35 = data34.n;
              if (!((typeof data35 == "number") && (isFinite(data35)))) {
                (vErrors ??= []).push({instancePath:instancePath+"/limited/" + i1+"/n",schemaPath:"#/properties/limited/items/properties/n/type",keyword:"type",params:{type: "number"},message:"must be number"});
                errors++;
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:instancePath+"/limited/" + i1,schemaPath:"#/properties/limited/items/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
          var valid19 = _errs92 === errors;
          if (!valid19) {
            valid20 = false;
          }
        }
        let valid22;
        let i2 = data33.length;
        let j0;
        valid22 = true;
        if (i2 > 1) {
          outer0:
          for (;i2--;) {
            for (j0 = i2; j0--;) {
              if (equal(data33[i2], data33[j0])) {
                (vErrors ??= []).push({instancePath:instancePath+"/limited",schemaPath:"#/properties/limited/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)"});
                errors++;
                valid22 = false;
                break outer0;
              }
            }
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/limited",schemaPath:"#/properties/limited/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.mixed !== undefined) {
      let data36 = data.mixed;
      if (Array.isArray(data36)) {
        let valid24 = true;
        const len2 = data36.length;
        for (let i3=0; i3<len2; i3++) {
          let data37 = data36[i3];
          const _errs99 = errors;
          const _errs100 = errors;
          let valid25 = false;
          const _errs101 = errors;
          if (typeof data37 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/mixed/" + i3,schemaPath:"#/properties/mixed/items/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var _valid5 = _errs101 === errors;
          valid25 = valid25 || _valid5;
          if (!valid25) {
            const _errs103 = errors;
            if (!((typeof data37 == "number") && (isFinite(data37)))) {
              (vErrors ??= []).push({instancePath:instancePath+"/mixed/" + i3,schemaPath:"#/properties/mixed/items/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number"});
              errors++;
            }
            var _valid5 = _errs103 === errors;
            valid25 = valid25 || _valid5;
            if (!valid25) {
            }
          }
          if (!valid25) {
            (vErrors ??= []).push({instancePath:instancePath+"/mixed/" + i3,schemaPath:"#/properties/mixed/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"});
            errors++;
          }
          else {
            errors = _errs100;
            if (vErrors !== null) {
              if (_errs100) {
                vErrors.length = _errs100;
              }
              else {
                vErrors = null;
              }
            }
          }
          var valid23 = _errs99 === errors;
          if (!valid23) {
            valid24 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/mixed",schemaPath:"#/properties/mixed/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.nodes !== undefined) {
      let data38 = data.nodes;
      if (Array.isArray(data38)) {
        let valid27 = true;
        const len3 = data38.length;
        for (let i4=0; i4<len3; i4++) {
          let data39 = data38[i4];
          const _errs107 = errors;
          if (!(validateNode(data39, {instancePath:instancePath+"/nodes/" + i4,parentData:data38,parentDataProperty:i4,rootData}))) {
            vErrors = joinErrors(vErrors, validateNode.errors);
            errors = vErrors.length;
          }
          var valid26 = _errs107 === errors;
          if (!valid26) {
            valid27 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.fixed !== undefined) {
      let data40 = data.fixed;
      if (!equal(data40, {"a":1})) {
        (vErrors ??= []).push({instancePath:instancePath+"/fixed",schemaPath:"#/properties/fixed/const",keyword:"const",params:{allowedValue: {"a":1}},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.inner !== undefined) {
      let data41 = data.inner;
      if (data41 && typeof data41 == "object" && !Array.isArray(data41)) {
        if (data41.deep === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/inner",schemaPath:"#/properties/inner/required",keyword:"required",params:{missingProperty: "deep"},message:"must have required property '"+"deep"+"'"});
          errors++;
        }
        for (const key11 in data41) {
          if (!(key11 === "deep")) {
            (vErrors ??= []).push({instancePath:instancePath+"/inner",schemaPath:"#/properties/inner/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key11},message:"must NOT have additional properties"});
            errors++;
          }
        }
        if (data41.deep !== undefined) {
          let data42 = data41.deep;
          if (data42 && typeof data42 == "object" && !Array.isArray(data42)) {
            for (const key12 in data42) {
              if (!(key12 === "x")) {
                (vErrors ??= []).push({instancePath:instancePath+"/inner/deep",schemaPath:"#/properties/inner/properties/deep/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key12},message:"must NOT have additional properties"});
                errors++;
              }
            }
            if (data42.x !== undefined) {
              let data43 = data42.x;
              if (!(((typeof data43 == "number") && (!(data43 % 1) && !isNaN(data43))) && (isFinite(data43)))) {
                (vErrors ??= []).push({instancePath:instancePath+"/inner/deep/x",schemaPath:"#/properties/inner/properties/deep/properties/x/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
                errors++;
              }
              if ((typeof data43 == "number") && (isFinite(data43))) {
                if (data43 < 0 || isNaN(data43)) {
                  (vErrors ??= []).push({instancePath:instancePath+"/inner/deep/x",schemaPath:"#/properties/inner/properties/deep/properties/x/minimum",keyword:"minimum",params:{comparison: ">=", limit: 0},message:"must be >= 0"});
                  errors++;
                }
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:instancePath+"/inner/deep",schemaPath:"#/properties/inner/properties/deep/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/inner",schemaPath:"#/properties/inner/type",keyword:"type",params:{type: "object"},message:"must be object"});
        errors++;
      }
    }
  }
  else {
    (vErrors ??= []).push({instancePath,schemaPath:"#/type",keyword:"type",params:{type: "object"},message:"must be object"});
    errors++;
  }
  checkShape.errors = vErrors;
  return errors === 0;
}

/** Checks Shape, and fills in defaults. */
export const validateShape: Validator<ShapeInput> = checkShape;
