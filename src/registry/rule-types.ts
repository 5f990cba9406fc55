import type { Environment } from "@marcbachmann/cel-js";
import type { RuleTypeTable } from "../api.js";
import { sameJson } from "../payload/same-json.js";

/** What an evaluation may still read; it fails when nothing is left. */
export interface Budget {
  reads: number;
}

type Convert = (value: unknown, budget: Budget) => unknown;

/** A class of values that the CEL library sees as one type. */
type ObjectClass = new (json: Readonly<Record<string, unknown>>, budget: Budget) => TypedObject;

/**
 * A JSON object as an expression sees it. The library reads fields with `get`. They are converted when they are read:
 * rules look at few of the fields of large objects.
 */
abstract class TypedObject extends Map<string, unknown> {
  readonly #fields: ReadonlyMap<string, Field>;
  readonly #budget: Budget;

  constructor(
    readonly json: Readonly<Record<string, unknown>>,
    budget: Budget,
    fields: ReadonlyMap<string, Field>,
  ) {
    super();
    this.#budget = budget;
    this.#fields = fields;
  }

  override get(name: string): unknown {
    const known = super.get(name);
    if (known !== undefined) return charged(known, this.#budget);
    const field = this.#fields.get(name);
    if (field === undefined || !Object.hasOwn(this.json, field.property)) return undefined;
    const value = field.convert(this.json[field.property], this.#budget);
    this.set(name, value);
    return charged(value, this.#budget);
  }
}

interface Field {
  readonly property: string;
  readonly convert: Convert;
}

/** Converts JSON into what the CEL library expects, by the types of rules. */
export class RuleTypes {
  readonly #environment: Environment;
  readonly #classes = new Map<string, ObjectClass>();
  readonly #converters = new Map<string, Convert>();

  /** @param library Of CEL. */
  constructor(table: RuleTypeTable, library: typeof import("@marcbachmann/cel-js")) {
    this.#environment = new library.Environment();
    for (const [name, fields] of Object.entries(table)) this.#register(name, fields);
  }

  /** What expressions about a value of a type are compiled in. */
  environment(self: string, withOld: boolean): Environment {
    const environment = this.#environment.clone().registerVariable("self", self);
    return withOld ? environment.registerVariable("oldSelf", self) : environment;
  }

  /** The variables of one evaluation. */
  scope(type: string, value: unknown, old: unknown, budget: Budget): object {
    const convert = this.#converter(type);
    const self = convert(value, budget);
    const oldSelf = old === undefined ? undefined : convert(old, budget);
    return {
      get self() {
        return charged(self, budget);
      },
      get oldSelf() {
        return charged(oldSelf, budget);
      },
    };
  }

  #register(name: string, table: RuleTypeTable[string]): void {
    const fields = new Map<string, Field>();
    const types: Record<string, string> = {};
    for (const [property, [field, type]] of Object.entries(table)) {
      types[field] = type;
      fields.set(field, { property, convert: (value, budget) => this.#converter(type)(value, budget) });
    }
    const ctor = class extends TypedObject {
      constructor(json: Readonly<Record<string, unknown>>, budget: Budget) {
        super(json, budget, fields);
      }
    };
    this.#classes.set(name, ctor);
    this.#environment.registerType(name, { ctor, fields: types });
    this.#environment.registerOperator(`${name} == ${name}`, (one: TypedObject, other: TypedObject) =>
      sameJson(one.json, other.json),
    );
  }

  #converter(type: string): Convert {
    const known = this.#converters.get(type);
    if (known !== undefined) return known;
    const convert = this.#createConverter(type);
    this.#converters.set(type, convert);
    return convert;
  }

  #createConverter(type: string): Convert {
    const objectClass = this.#classes.get(type);
    if (objectClass !== undefined) {
      return (value, budget) => new objectClass(value as Readonly<Record<string, unknown>>, budget);
    }
    const [, item] = /^list<(.*)>$/.exec(type) ?? [];
    if (item !== undefined) {
      const convert = this.#converter(item);
      return (value, budget) => (value as unknown[]).map((inner) => convert(inner, budget));
    }
    const [, member] = /^map<string, (.*)>$/.exec(type) ?? [];
    if (member !== undefined) {
      const convert = this.#converter(member);
      return (value, budget) =>
        new Map(Object.entries(value as object).map(([key, inner]) => [key, convert(inner, budget)]));
    }
    return scalars[type] ?? dynamic;
  }
}

/** Integers of JSON that are valid by a schema may still be written as 1.0 or 1e3; both are integers here as well. */
const scalars: Readonly<Record<string, Convert>> = {
  int: (value) => BigInt(value as number),
  bytes: (value) => Buffer.from(value as string, "base64"),
  "google.protobuf.Timestamp": (value) => new Date(value as string),
  double: (value) => value,
  string: (value) => value,
  bool: (value) => value,
};

/** A value of any type: numbers without a fraction are integers, as Kubernetes reads them. */
function dynamic(value: unknown): unknown {
  if (typeof value === "number" && Number.isInteger(value)) return BigInt(value);
  if (Array.isArray(value)) return value.map(dynamic);
  if (typeof value !== "object" || value === null) return value;
  return new Map(Object.entries(value).map(([key, inner]) => [key, dynamic(inner)]));
}

/** Takes what reading a value may cost from the budget: a list or map is probably looked through. */
function charged(value: unknown, budget: Budget): unknown {
  if (Array.isArray(value)) budget.reads -= value.length;
  else if (value instanceof Map && !(value instanceof TypedObject)) budget.reads -= value.size;
  budget.reads -= 1;
  if (budget.reads < 0) throw new Error("it would take too long");
  return value;
}
