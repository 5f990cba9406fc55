// Generated from schema-shapes.yaml by codegen/emitters/validators.ts. Do not edit; run npm run generate.
// @ts-nocheck The functions are ajv's plain JavaScript; what is exported has a type of its own.

import { fullFormats } from "ajv-formats/dist/formats.js";
import equal from "fast-deep-equal";
import type { ShapeInput } from "../types/shape.js";
import { validateIntOrString, validateNamespacedObjectMeta, validateNode, validatePhase } from "./shared.js";
import { codePoints, isBase64, joinErrors, type Validator } from "./validator.js";

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
    if (data.bytes !== undefined) {
      let data13 = data.bytes;
      if ((typeof data13 == "number") && (isFinite(data13))) {
      }
      if (typeof data13 === "string") {
        if (!(isBase64(data13))) {
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
      let data14 = data.when;
      if ((typeof data14 == "number") && (isFinite(data14))) {
      }
      if (typeof data14 === "string") {
        if (!(fullFormats["date-time"].validate(data14))) {
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
      let data15 = data.short;
      if (typeof data15 === "string") {
        if (codePoints(data15) > 3) {
          (vErrors ??= []).push({instancePath:instancePath+"/short",schemaPath:"#/properties/short/maxLength",keyword:"maxLength",params:{limit: 3},message:"must NOT have more than 3 characters"});
          errors++;
        }
        if (codePoints(data15) < 1) {
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
      let data16 = data.limited;
      if (Array.isArray(data16)) {
        if (data16.length > 2) {
          (vErrors ??= []).push({instancePath:instancePath+"/limited",schemaPath:"#/properties/limited/maxItems",keyword:"maxItems",params:{limit: 2},message:"must NOT have more than 2 items"});
          errors++;
        }
        let valid6 = true;
        const len1 = data16.length;
        for (let i1=0; i1<len1; i1++) {
          let data17 = data16[i1];
          const _errs34 = errors;
          if (data17 && typeof data17 == "object" && !Array.isArray(data17)) {
            for (const key3 in data17) {
              if (!(key3 === "n")) {
                (vErrors ??= []).push({instancePath:instancePath+"/limited/" + i1,schemaPath:"#/properties/limited/items/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key3},message:"must NOT have additional properties"});
                errors++;
              }
            }
            if (data17.n !== undefined) {
              let data18 = data17.n;
              if (!((typeof data18 == "number") && (isFinite(data18)))) {
                (vErrors ??= []).push({instancePath:instancePath+"/limited/" + i1+"/n",schemaPath:"#/properties/limited/items/properties/n/type",keyword:"type",params:{type: "number"},message:"must be number"});
                errors++;
              }
            }
          }
          else {
            (vErrors ??= []).push({instancePath:instancePath+"/limited/" + i1,schemaPath:"#/properties/limited/items/type",keyword:"type",params:{type: "object"},message:"must be object"});
            errors++;
          }
          var valid5 = _errs34 === errors;
          if (!valid5) {
            valid6 = false;
          }
        }
        let valid8;
        let i2 = data16.length;
        let j0;
        valid8 = true;
        if (i2 > 1) {
          outer0:
          for (;i2--;) {
            for (j0 = i2; j0--;) {
              if (equal(data16[i2], data16[j0])) {
                (vErrors ??= []).push({instancePath:instancePath+"/limited",schemaPath:"#/properties/limited/uniqueItems",keyword:"uniqueItems",params:{i: i2, j: j0},message:"must NOT have duplicate items (items ## "+j0+" and "+i2+" are identical)"});
                errors++;
                valid8 = false;
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
      let data19 = data.mixed;
      if (Array.isArray(data19)) {
        let valid10 = true;
        const len2 = data19.length;
        for (let i3=0; i3<len2; i3++) {
          let data20 = data19[i3];
          const _errs41 = errors;
          const _errs42 = errors;
          let valid11 = false;
          const _errs43 = errors;
          if (typeof data20 !== "string") {
            (vErrors ??= []).push({instancePath:instancePath+"/mixed/" + i3,schemaPath:"#/properties/mixed/items/anyOf/0/type",keyword:"type",params:{type: "string"},message:"must be string"});
            errors++;
          }
          var _valid0 = _errs43 === errors;
          valid11 = valid11 || _valid0;
          if (!valid11) {
            const _errs45 = errors;
            if (!((typeof data20 == "number") && (isFinite(data20)))) {
              (vErrors ??= []).push({instancePath:instancePath+"/mixed/" + i3,schemaPath:"#/properties/mixed/items/anyOf/1/type",keyword:"type",params:{type: "number"},message:"must be number"});
              errors++;
            }
            var _valid0 = _errs45 === errors;
            valid11 = valid11 || _valid0;
            if (!valid11) {
            }
          }
          if (!valid11) {
            (vErrors ??= []).push({instancePath:instancePath+"/mixed/" + i3,schemaPath:"#/properties/mixed/items/anyOf",keyword:"anyOf",params:{},message:"must match a schema in anyOf"});
            errors++;
          }
          else {
            errors = _errs42;
            if (vErrors !== null) {
              if (_errs42) {
                vErrors.length = _errs42;
              }
              else {
                vErrors = null;
              }
            }
          }
          var valid9 = _errs41 === errors;
          if (!valid9) {
            valid10 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/mixed",schemaPath:"#/properties/mixed/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.nodes !== undefined) {
      let data21 = data.nodes;
      if (Array.isArray(data21)) {
        let valid13 = true;
        const len3 = data21.length;
        for (let i4=0; i4<len3; i4++) {
          let data22 = data21[i4];
          const _errs49 = errors;
          if (!(validateNode(data22, {instancePath:instancePath+"/nodes/" + i4,parentData:data21,parentDataProperty:i4,rootData}))) {
            vErrors = joinErrors(vErrors, validateNode.errors);
            errors = vErrors.length;
          }
          var valid12 = _errs49 === errors;
          if (!valid12) {
            valid13 = false;
          }
        }
      }
      else {
        (vErrors ??= []).push({instancePath:instancePath+"/nodes",schemaPath:"#/properties/nodes/type",keyword:"type",params:{type: "array"},message:"must be array"});
        errors++;
      }
    }
    if (data.fixed !== undefined) {
      let data23 = data.fixed;
      if (!equal(data23, {"a":1})) {
        (vErrors ??= []).push({instancePath:instancePath+"/fixed",schemaPath:"#/properties/fixed/const",keyword:"const",params:{allowedValue: {"a":1}},message:"must be equal to constant"});
        errors++;
      }
    }
    if (data.inner !== undefined) {
      let data24 = data.inner;
      if (data24 && typeof data24 == "object" && !Array.isArray(data24)) {
        if (data24.deep === undefined) {
          (vErrors ??= []).push({instancePath:instancePath+"/inner",schemaPath:"#/properties/inner/required",keyword:"required",params:{missingProperty: "deep"},message:"must have required property '"+"deep"+"'"});
          errors++;
        }
        for (const key4 in data24) {
          if (!(key4 === "deep")) {
            (vErrors ??= []).push({instancePath:instancePath+"/inner",schemaPath:"#/properties/inner/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key4},message:"must NOT have additional properties"});
            errors++;
          }
        }
        if (data24.deep !== undefined) {
          let data25 = data24.deep;
          if (data25 && typeof data25 == "object" && !Array.isArray(data25)) {
            for (const key5 in data25) {
              if (!(key5 === "x")) {
                (vErrors ??= []).push({instancePath:instancePath+"/inner/deep",schemaPath:"#/properties/inner/properties/deep/additionalProperties",keyword:"additionalProperties",params:{additionalProperty: key5},message:"must NOT have additional properties"});
                errors++;
              }
            }
            if (data25.x !== undefined) {
              let data26 = data25.x;
              if (!(((typeof data26 == "number") && (!(data26 % 1) && !isNaN(data26))) && (isFinite(data26)))) {
                (vErrors ??= []).push({instancePath:instancePath+"/inner/deep/x",schemaPath:"#/properties/inner/properties/deep/properties/x/type",keyword:"type",params:{type: "integer"},message:"must be integer"});
                errors++;
              }
              if ((typeof data26 == "number") && (isFinite(data26))) {
                if (data26 < 0 || isNaN(data26)) {
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
