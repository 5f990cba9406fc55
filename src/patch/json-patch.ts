import { isDeepStrictEqual } from "node:util";
import { applyPatch, type Operation as LibraryOperation } from "rfc6902";
import { ApiError } from "../errors.js";
import { isObject, type Payload } from "../payload/decode.js";
import { checkExtent } from "../payload/extent.js";
import { pointerSegments } from "../registry/field-path.js";
import { escapeToken } from "./json-pointer.js";
import { type Container, type Location, LocationError, locate, quote, show, toJson } from "./location.js";
import { mistakesIn, type Operation, pointersOf } from "./operation.js";
import type { Patch } from "./patch.js";

/** As many as the Kubernetes API server takes. */
const maxOperations = 10_000;

/** What a `test` of these says is a precondition of the write, as the same field in the body of a PUT is. */
const preconditions: readonly string[] = ["/metadata/uid", "/metadata/resourceVersion"];

/** What holds the document. */
interface Root {
  document: unknown;
}

/**
 * Reads a JSON Patch (RFC 6902): operations that are carried out one after the other, all or none.
 *
 * @returns A patch whose `apply` throws ApiError Invalid, which names the operation that does not apply and says why;
 *   Conflict if that is a test of uid or resourceVersion; RequestEntityTooLarge if it copies too much.
 * @throws ApiError BadRequest with every operation that is not well-formed.
 */
export function parseJsonPatch(value: unknown): Patch {
  if (!Array.isArray(value)) throw new ApiError("BadRequest", "A JSON Patch must be an array of operations");
  if (value.length > maxOperations) {
    const message = `A JSON Patch can have at most ${maxOperations} operations, not ${value.length}`;
    throw new ApiError("RequestEntityTooLarge", message);
  }
  const causes = value.flatMap(mistakesIn);
  const [first] = causes;
  if (first !== undefined) {
    const message = `The JSON Patch is not well-formed: ${first.field} ${first.message}`;
    throw new ApiError("BadRequest", message, { causes: causes.slice(0, 100) });
  }
  // Writing makes 0 of -0, which is the same number.
  const operations = JSON.parse(JSON.stringify(value)) as readonly Operation[];
  return {
    format: "JSON Patch",
    fields: operations.flatMap(pointersOf).map((pointer) => pointerSegments(pointer)[0]),
    apply: (document, maxBytes) => applyOperations(document, operations, maxBytes),
  };
}

function applyOperations(document: Payload, operations: readonly Operation[], maxBytes: number): Payload {
  const root: Root = { document };
  let copiedBytes = 0;
  for (const [index, operation] of operations.entries()) {
    try {
      copiedBytes += applyOperation(root, operation);
    } catch (error) {
      if (error instanceof LocationError) throw inapplicable(operation, index, error);
      throw error;
    }
    // Copies of copies double: without a bound a small patch could fill the memory.
    if (copiedBytes > maxBytes) {
      const causes = [
        { field: `[${index}]`, message: `copies too much; all copies may have ${maxBytes} bytes together` },
      ];
      const message = `The JSON Patch copies more than ${maxBytes} bytes`;
      throw new ApiError("RequestEntityTooLarge", message, { causes });
    }
  }
  if (!isObject(root.document)) throw noObject(operations);
  checkExtent(root.document, "The patched object");
  return root.document;
}

/** Only an operation on the document as a whole can make something else of it. */
function noObject(operations: readonly Operation[]): ApiError {
  const index = operations.findLastIndex((operation) => pointersOf(operation).includes(""));
  const causes = [{ field: `[${index}]`, message: "must leave an object" }];
  return new ApiError("Invalid", `The JSON Patch does not leave an object: operation ${index} replaces or moves it`, {
    causes,
  });
}

function inapplicable(operation: Operation, index: number, { message }: LocationError): ApiError {
  const isPrecondition = operation.op === "test" && preconditions.includes(operation.path);
  return new ApiError(
    isPrecondition ? "Conflict" : "Invalid",
    `The JSON Patch does not apply: operation ${index} (${operation.op} ${quote(operation.path)}) fails because ${message}`,
    { causes: [{ field: `[${index}]`, message: `${operation.op} fails: ${message}` }] },
  );
}

/** Carries out an operation and tells how many bytes it has copied. */
function applyOperation(root: Root, operation: Operation): number {
  const { path } = operation;
  switch (operation.op) {
    case "add":
      put(locate(root, path), structuredClone(operation.value));
      return 0;
    case "replace": {
      const target = existing(root, path);
      if (Array.isArray(target.parent)) take(target);
      put(target, structuredClone(operation.value));
      return 0;
    }
    case "remove":
      take(existing(root, path));
      return 0;
    case "move": {
      const source = existing(root, operation.from);
      take(source);
      put(locate(root, path), source.value);
      return 0;
    }
    case "copy": {
      const text = toJson(existing(root, operation.from).value);
      put(locate(root, path), JSON.parse(text));
      return text.length;
    }
    case "test":
      test(locate(root, path), path, operation.value);
      return 0;
  }
}

function existing(root: Root, pointer: string): Location {
  const location = locate(root, pointer);
  if (!location.exists) throw new LocationError(`there is nothing at ${quote(pointer)}`);
  return location;
}

function test({ exists, value }: Location, path: string, expected: unknown): void {
  if (!exists) throw new LocationError(`there is nothing at ${quote(path)}, not ${show(expected)}`);
  if (!isDeepStrictEqual(value, expected)) {
    throw new LocationError(`${quote(path)} is ${show(value)}, not ${show(expected)}`);
  }
}

/** Puts a value into a place: into an array before the element that is there, into an object instead of the member. */
function put({ parent, key }: Location, value: unknown): void {
  // The library's `add` would copy the value, and would take some objects with a member `constructor` for arrays.
  edit({ value, parent }, { op: "move", from: "/value", path: `/parent/${escapeToken(key)}` });
}

/** Takes the value out of a place. */
function take({ parent, key }: Location): void {
  edit(parent, { op: "remove", path: `/${escapeToken(key)}` });
}

/**
 * Has the library change an object or array. It finds members that JSON does not have, such as `toString` of objects and
 * `length` of arrays, lets indexes be anything that begins with digits, and passes over members named `constructor` on
 * its way; so it is given places that are known to be right, and no way to go.
 */
function edit(container: Container, operation: LibraryOperation): void {
  const [error] = applyPatch(container, [operation]);
  if (error !== null) throw error;
}
