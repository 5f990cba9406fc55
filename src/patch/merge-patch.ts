import { apply } from "json8-merge-patch";
import { ApiError } from "../errors.js";
import { isObject, type Payload } from "../payload/decode.js";
import type { Patch } from "./patch.js";

/**
 * Reads a JSON Merge Patch (RFC 7386): what it names replaces what is there, objects are merged, null removes.
 *
 * @throws ApiError BadRequest if it is no object, which would replace the document as a whole, or has a key `__proto__`.
 */
export function parseMergePatch(value: unknown): Patch {
  if (!isObject(value)) throw new ApiError("BadRequest", "A JSON Merge Patch of an object must be an object");
  if (hasProtoKey(value)) throw new ApiError("BadRequest", "A JSON Merge Patch cannot have the key __proto__");
  return {
    format: "JSON Merge Patch",
    fields: Object.keys(value),
    apply: (document) => {
      // The library puts arrays of the patch into the document as they are, and makes objects without a prototype, which
      // count as different from all others. What is written and read again is neither.
      return JSON.parse(JSON.stringify(apply(document, value))) as Payload;
    },
  };
}

function hasProtoKey(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  return Object.hasOwn(value, "__proto__") || Object.values(value).some(hasProtoKey);
}
