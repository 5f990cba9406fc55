import type { Resource, Rule, RuleType } from "../model.js";
import { type Emitter, header } from "./emitter.js";
import { loadTemplate } from "./template.js";
import { arrayProperty, lineWidth, literal, propertyName } from "./text.js";

const template = loadTemplate("rules");

/** The validation rules of every kind, and the types that they work with. */
export const emitRules: Emitter = (model) => [
  {
    path: "rules.ts",
    text: template({
      header: header(model, "rules"),
      types: model.ruleTypes.map(typeLines),
      kinds: model.resources.map(kindLines),
    }),
  },
];

function typeLines({ name, fields }: RuleType): string {
  const lines = fields.map((field) => `    ${propertyName(field.property)}: ${literal([field.name, field.type])},\n`);
  return lines.length === 0 ? `  ${propertyName(name)}: {},` : `  ${propertyName(name)}: {\n${lines.join("")}  },`;
}

function kindLines({ kind, rules }: Resource): string {
  return rules.length === 0 ? `  ${kind}: [],` : `  ${kind}: [\n${rules.map(ruleLines).join("")}  ],`;
}

function ruleLines({ path, self, rule, message, messageExpression, fieldPath, isTransition }: Rule): string {
  const lines = [
    arrayProperty("path", path, "      "),
    property("self", self),
    property("rule", rule),
    property("message", message),
    ...(messageExpression === undefined ? [] : [property("messageExpression", messageExpression)]),
    arrayProperty("fieldPath", fieldPath, "      "),
    property("isTransition", isTransition),
  ];
  return `    {\n${lines.join("\n")}\n    },\n`;
}

/** A line of a rule, broken after the name where it is too long; there is nothing to gain after a short name. */
function property(name: string, value: string | boolean): string {
  const oneLine = `      ${name}: ${literal(value)},`;
  return oneLine.length <= lineWidth || name.length < 5 ? oneLine : `      ${name}:\n        ${literal(value)},`;
}
