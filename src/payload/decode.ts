import { ApiError } from "../errors.js";
import { checkExtent } from "./extent.js";
import { parseJson } from "./json.js";
import { type PatchFormat, type PayloadFormat, patchFormat, payloadFormat } from "./media-type.js";
import { parseYaml } from "./yaml.js";

/** An object as a client sent it; nothing about it has been checked. */
export type Payload = Record<string, unknown>;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a request body: JSON or YAML by its Content-Type, in UTF-8, holding one object.
 *
 * @param maxBytes Largest size that aliases of a YAML text may expand it to.
 * @throws ApiError UnsupportedMediaType, BadRequest, or RequestEntityTooLarge.
 */
export function decodePayload(body: Buffer, contentType: string | undefined, maxBytes: number): Payload {
  const format = payloadFormat(contentType);
  const value = decode(body, format);
  if (!isObject(value)) throw new ApiError("BadRequest", `The body must be an object, not ${nameOf(value)}`);
  if (format === "JSON") {
    checkExtent(value, "The body", maxBytes);
    return value;
  }
  checkExtent(value, "With its aliases expanded, the body", maxBytes);
  // Values that aliases repeat are one object in several places, and a change of one would be a change of all.
  return JSON.parse(JSON.stringify(value));
}

/** A patch as a client sent it; nothing about it has been checked. */
export interface PatchPayload {
  readonly format: PatchFormat;
  readonly value: unknown;
}

/**
 * Reads the body of a PATCH: JSON in UTF-8 whose Content-Type says what kind of patch it is.
 *
 * @throws ApiError UnsupportedMediaType or BadRequest.
 */
export function decodePatch(body: Buffer, contentType: string | undefined): PatchPayload {
  const format = patchFormat(contentType);
  const value = decode(body, "JSON");
  checkExtent(value, "The body");
  return { format, value };
}

/** Whether a value is what JSON calls an object. */
export function isObject(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function decode(body: Buffer, format: PayloadFormat): unknown {
  if (body.length === 0) throw new ApiError("BadRequest", "The body is empty");
  const text = decodeText(body);
  return format === "JSON" ? parseJson(text) : parseYaml(text);
}

function decodeText(body: Buffer): string {
  try {
    return utf8.decode(body);
  } catch (error) {
    throw new ApiError("BadRequest", "The body is not UTF-8", { cause: error });
  }
}

function nameOf(value: unknown): string {
  if (value === null || value === undefined) return "null";
  return Array.isArray(value) ? "an array" : `a ${typeof value}`;
}
