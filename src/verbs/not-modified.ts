import type { Headers } from "../errors.js";
import { parseEntityTags } from "../registry/entity-tags.js";
import type { VersionHeaders } from "./answers.js";
import type { VerbResponse } from "./verb.js";

/**
 * Whether the client of a conditional GET has the version already that an answer with these headers would show
 * (RFC 9110, section 13.1.2). Tags are compared weakly, as they are to be here.
 *
 * @param ifNoneMatch The If-None-Match header.
 * @throws ApiError BadRequest if it is not such a header.
 */
export function isKnown(ifNoneMatch: string | undefined, { ETag }: VersionHeaders): boolean {
  if (ifNoneMatch === undefined) return false;
  const tags = parseEntityTags("If-None-Match", ifNoneMatch);
  return tags === "*" || tags.some(({ value }) => `"${value}"` === ETag);
}

/** The answer to a client that has that version: 304, without a body. */
export function notModified(headers: Headers): VerbResponse {
  return { status: 304, headers, body: undefined };
}
