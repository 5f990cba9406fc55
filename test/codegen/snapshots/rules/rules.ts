// Generated from rules.yaml by codegen/emitters/rules.ts. Do not edit; run npm run generate.

/**
 * Object types that validation rules work with, by name: what rules call each property, and its type in CEL
 * (https://cel.dev).
 */
export const ruleTypes = {
  "Object.Scale": {
    apiVersion: ["apiVersion", "string"],
    kind: ["kind", "string"],
    range: ["range", "Object.Range"],
    parts: ["parts", "list<Object.Range>"],
    names: ["names", "map<string, Object.Range>"],
    unit: ["unit", "string"],
    status: ["status", "Object.Scale.status"],
    metadata: ["metadata", "Object.Scale.metadata"],
  },
  "Object.Range": {
    least: ["least", "int"],
    most: ["most", "int"],
  },
  "Object.Scale.status": {
    value: ["value", "double"],
    "in-range": ["in__dash__range", "bool"],
  },
  "Object.Scale.metadata": {
    name: ["name", "string"],
    generateName: ["generateName", "string"],
  },
} as const;

/** Validation rules by kind, each with the place of the values that it is about. */
export const rules = {
  Scale: [
    {
      path: [],
      self: "Object.Scale",
      rule: 'self.metadata.name != "none"',
      message: "the name is reserved",
      fieldPath: [],
      isTransition: false,
    },
    {
      path: [".range"],
      self: "Object.Range",
      rule: "self.least <= self.most",
      message: "must not be empty",
      fieldPath: [],
      isTransition: false,
    },
    {
      path: [".parts", "[]"],
      self: "Object.Range",
      rule: "self.least <= self.most",
      message: "must not be empty",
      fieldPath: [],
      isTransition: false,
    },
    {
      path: [".names", "{}"],
      self: "Object.Range",
      rule: "self.least <= self.most",
      message: "must not be empty",
      fieldPath: [],
      isTransition: false,
    },
    {
      path: [".unit"],
      self: "string",
      rule: "self == oldSelf",
      message: "failed rule: self == oldSelf",
      fieldPath: [],
      isTransition: true,
    },
    {
      path: [".status"],
      self: "Object.Scale.status",
      rule: "has(self.in__dash__range) || !has(self.value) || self.value > 0.0 && \"a very long text\" != 'another one'",
      message:
        "failed rule: has(self.in__dash__range) || !has(self.value) || self.value > 0.0 && \"a very long text\" != 'another one'",
      messageExpression: '"is " + string(self.value)',
      fieldPath: ["value"],
      isTransition: false,
    },
  ],
} as const;
