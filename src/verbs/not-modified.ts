import { parseEntityTags } from "../registry/entity-tags.js";
import { emptyAnswer } from "./answers.js";
import type { VerbResponse } from "./verb.js";

/**
 * The answer to a conditional GET: the one given, or 304 without a body if the client has that very version already
 * (RFC 9110, section 13.1.2). Tags are compared weakly, as they are to be here.
 *
 * @param ifNoneMatch The If-None-Match header.
 * @param answer Has an ETag.
 * @throws ApiError BadRequest if it is not such a header.
 */
export function unlessNotModified(ifNoneMatch: string | undefined, answer: VerbResponse): VerbResponse {
  if (ifNoneMatch === undefined) return answer;
  const tags = parseEntityTags("If-None-Match", ifNoneMatch);
  const { ETag } = answer.headers;
  const isKnown = tags === "*" || tags.some(({ value }) => `"${value}"` === ETag);
  return isKnown ? { ...emptyAnswer(304), headers: answer.headers } : answer;
}
