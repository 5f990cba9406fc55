import type { Cause } from "../errors.js";
import { isObject } from "../payload/decode.js";
import { pointerMistake } from "./json-pointer.js";

/** An operation of a JSON Patch (RFC 6902, section 4) that is well-formed. */
export type Operation =
  | { readonly op: "add" | "replace" | "test"; readonly path: string; readonly value: unknown }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move" | "copy"; readonly path: string; readonly from: string };

const hasValue: readonly unknown[] = ["add", "replace", "test"];
const hasFrom: readonly unknown[] = ["move", "copy"];
const names: readonly unknown[] = ["add", "remove", "replace", "move", "copy", "test"];

/** What keeps an element of a JSON Patch from being an operation. */
export function mistakesIn(operation: unknown, index: number): Cause[] {
  const field = `[${index}]`;
  if (!isObject(operation)) return [{ field, message: "must be an object" }];
  const { op, path, from } = operation;
  if (!names.includes(op)) {
    const got = typeof op === "string" ? `, not "${op.slice(0, 20)}"` : "";
    return [{ field: `${field}.op`, message: `must be one of ${names.join(", ")}${got}` }];
  }
  const causes: Cause[] = [];
  const check = (name: string, message: string | undefined) => {
    if (message !== undefined) causes.push({ field: `${field}.${name}`, message });
  };
  check("path", pointerMistake(path));
  if (hasFrom.includes(op)) check("from", pointerMistake(from));
  if (hasValue.includes(op) && !Object.hasOwn(operation, "value")) check("value", "is required");
  if (op === "move" && `${path}`.startsWith(`${from}/`)) {
    check("path", "must not lie inside of what is moved");
  }
  return causes;
}

/** Every place that an operation reads or changes. */
export function pointersOf(operation: Operation): string[] {
  // RFC 6902, section 4: what an operation has beside its own members is ignored.
  return operation.op === "move" || operation.op === "copy" ? [operation.path, operation.from] : [operation.path];
}
