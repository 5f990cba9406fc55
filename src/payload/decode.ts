import { ApiError } from "../errors.js";
import { parseJson } from "./json.js";
import { payloadFormat } from "./media-type.js";
import { parseYaml } from "./yaml.js";

/** An object as a client sent it; nothing about it has been checked. */
export type Payload = Record<string, unknown>;

/** Deeper than any schema goes; what is deeper would exhaust the stack of whoever walks through it. */
const maxDepth = 100;

const utf8 = new TextDecoder("utf-8", { fatal: true });

/**
 * Reads a request body: JSON or YAML by its Content-Type, in UTF-8, holding one object.
 *
 * @param maxBytes Largest size that aliases of a YAML text may expand it to.
 * @throws ApiError UnsupportedMediaType, BadRequest, or RequestEntityTooLarge.
 */
export function decodePayload(body: Buffer, contentType: string | undefined, maxBytes: number): Payload {
  const format = payloadFormat(contentType);
  if (body.length === 0) throw new ApiError("BadRequest", "The body is empty");
  const text = decodeText(body);
  const value = format === "JSON" ? parseJson(text) : parseYaml(text);
  if (!isObject(value)) throw new ApiError("BadRequest", `The body must be an object, not ${nameOf(value)}`);
  checkExtent(value, maxBytes);
  return value;
}

/** Whether a value is what JSON calls an object. */
export function isObject(value: unknown): value is Payload {
  return typeof value === "object" && value !== null && !Array.isArray(value);
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

/** Walks as a writer of JSON would, who writes what several YAML aliases share once for each of them. */
function checkExtent(value: Payload, maxBytes: number): void {
  let extent = 0;
  const walk = (inner: unknown, depth: number) => {
    extent += typeof inner === "string" ? inner.length : 1;
    if (extent > maxBytes) {
      throw new ApiError(
        "RequestEntityTooLarge",
        `With its aliases expanded, the body has more than ${maxBytes} bytes`,
      );
    }
    if (typeof inner !== "object" || inner === null) return;
    if (depth === maxDepth) {
      throw new ApiError("BadRequest", `The body is nested too deeply: at most ${maxDepth} levels are possible`);
    }
    if (Array.isArray(inner)) {
      for (const item of inner) walk(item, depth + 1);
    } else {
      for (const [key, item] of Object.entries(inner)) {
        extent += key.length;
        walk(item, depth + 1);
      }
    }
  };
  walk(value, 0);
}
