import { ApiError } from "../errors.js";
import { isObject } from "../payload/decode.js";

/** Where a list goes on after a page. */
export interface ContinuePosition {
  /** The revision of the first page, which all pages show. */
  readonly revision: number;
  /** The key of the last object that has been listed. */
  readonly afterKey: string;
}

/** Longer than any key, and short enough for every store to look it up. */
const maxAfterBytes = 1_024;

/** Tells tokens of this form from those of a later one. */
const version = 1;

/**
 * The `metadata.continue` of a page: opaque to clients, good for the same path only.
 *
 * @param prefix What the keys of the list begin with.
 */
export function createContinueToken(prefix: string, { revision, afterKey }: ContinuePosition): string {
  if (!afterKey.startsWith(prefix)) throw new Error(`${afterKey} is not in ${prefix}`);
  const after = afterKey.slice(prefix.length);
  return Buffer.from(JSON.stringify({ v: version, rv: revision, prefix, after })).toString("base64url");
}

/**
 * Reads a token. The position that it gives lies below the prefix, whatever the token says.
 *
 * @param prefix What the keys of the list begin with.
 * @throws ApiError BadRequest if it is no such token, or that of another list.
 */
export function readContinueToken(prefix: string, token: string): ContinuePosition {
  const content = decode(token);
  if (!isObject(content)) throw continueMistake("is no value that a list has answered");
  if (content.v !== version) throw continueMistake("is not of a form that this server knows");
  const { rv, after } = content;
  if (!isRevision(rv) || !isKeyPart(after)) throw continueMistake("is damaged");
  if (content.prefix !== prefix) throw continueMistake("belongs to a list of another path");
  return { revision: rv, afterKey: prefix + after };
}

/** Undefined if it is not what `createContinueToken` encodes. */
function decode(token: string): unknown {
  const bytes = Buffer.from(token, "base64url");
  // Node skips what is not base64url.
  if (bytes.toString("base64url") !== token) return undefined;
  try {
    return JSON.parse(bytes.toString());
  } catch {
    return undefined;
  }
}

function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) > 0;
}

function isKeyPart(value: unknown): value is string {
  return typeof value === "string" && value !== "" && Buffer.byteLength(value) <= maxAfterBytes;
}

/** The failure for a token that cannot be followed. */
export function continueMistake(why: string): ApiError {
  return new ApiError("BadRequest", `The value of continue ${why}; start the list over without it`, {
    causes: [{ field: "continue", message: why }],
  });
}
