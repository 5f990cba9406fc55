import { decodePatch } from "../payload/decode.js";
import { parseJsonPatch } from "./json-patch.js";
import { parseMergePatch } from "./merge-patch.js";
import type { Patch } from "./patch.js";

/**
 * Reads the body of a PATCH.
 *
 * @throws ApiError UnsupportedMediaType, BadRequest or RequestEntityTooLarge.
 */
export function readPatch(body: Buffer, contentType: string | undefined): Patch {
  const { format, value } = decodePatch(body, contentType);
  return format === "JSON Patch" ? parseJsonPatch(value) : parseMergePatch(value);
}
