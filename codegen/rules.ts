import { CelTypeBuilder, type CelTypes, celScope, celTypeName, type FindSchema, usesOldSelf } from "./cel-types.js";
import type { JsonSchema } from "./manifest.js";
import type { Rule } from "./model.js";
import { refName } from "./schema.js";

/** What root rules see of metadata, as in Kubernetes. */
const metadata = { type: "object", properties: { name: { type: "string" }, generateName: { type: "string" } } };

/** The schema of whole objects as rules see it: with the fields that every object has. */
export function ruleSchema(schema: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  const properties = {
    apiVersion: { type: "string" },
    kind: { type: "string" },
    ...(schema.properties ?? {}),
    metadata,
  };
  return { ...schema, type: "object", properties };
}

/** The rules of kinds, and the types that they work with. */
export class RuleCollector {
  readonly #find: FindSchema;
  readonly #types: CelTypeBuilder;

  constructor(find: FindSchema) {
    this.#find = find;
    this.#types = new CelTypeBuilder(find);
  }

  /** The object types of all rules so far. */
  get types(): CelTypes {
    return this.#types.types;
  }

  /** Every rule of a kind at every place where its schema has it, from the outside in. */
  rulesOf(kind: string, schema: JsonSchema): Rule[] {
    return this.#collect(ruleSchema(schema), [], celTypeName(kind));
  }

  #collect(schema: JsonSchema, path: readonly string[], typeName: string): Rule[] {
    const rules = this.#ownRules(schema, path, typeName);
    if (schema.$ref !== undefined) {
      const target = refName(schema.$ref);
      rules.push(...this.#collect((this.#find(target) ?? {}) as JsonSchema, path, celTypeName(target)));
    }
    for (const [name, property] of Object.entries(schema.properties ?? {})) {
      rules.push(...this.#collect(property, [...path, `.${name}`], celTypeName(name, typeName)));
    }
    if (schema.items !== undefined) rules.push(...this.#collect(schema.items, [...path, "[]"], typeName));
    if (typeof schema.additionalProperties === "object") {
      rules.push(...this.#collect(schema.additionalProperties, [...path, "{}"], typeName));
    }
    return rules;
  }

  #ownRules(schema: JsonSchema, path: readonly string[], typeName: string): Rule[] {
    const written = schema["x-kubernetes-validations"] ?? [];
    if (written.length === 0) return [];
    const self = this.#types.typeOf(schema, typeName);
    // Its own types alone: all those of a large manifest, again for every rule, would take long.
    const own = new CelTypeBuilder(this.#find);
    const scope = celScope(own.types, own.typeOf(schema, typeName));
    return written.map(({ rule, message = `failed rule: ${rule}`, messageExpression, fieldPath }) => ({
      path,
      self,
      rule,
      message,
      messageExpression,
      fieldPath: fieldPath?.split(".").slice(1) ?? [],
      isTransition: usesOldSelf(scope, rule),
    }));
  }
}
