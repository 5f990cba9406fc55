import { parseEntityTags } from "./entity-tags.js";

/** Which entity tags an If-Match header lists; `*` stands for any. */
export type IfMatch = "*" | readonly string[];

/**
 * Reads an If-Match header (RFC 9110, section 13.1.1). Tags are compared strongly, so weak ones match nothing and are
 * left out.
 *
 * @throws ApiError BadRequest if it is not such a header.
 */
export function parseIfMatch(header: string): IfMatch {
  const tags = parseEntityTags("If-Match", header);
  return tags === "*" ? tags : tags.filter(({ isWeak }) => !isWeak).map(({ value }) => value);
}
