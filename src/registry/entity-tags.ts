import { ApiError } from "../errors.js";

/** An entity tag (RFC 9110, section 8.8.3). */
export interface EntityTag {
  /** What stands in the quotes. */
  readonly value: string;
  /** Whether it is marked with `W/`. */
  readonly isWeak: boolean;
}

/**
 * An entity tag and what separates it from the next one (RFC 9110, sections 5.6.1 and 8.8.3). No space can be matched in two
 * ways: trying all of them takes long.
 */
const listElement = /\s*(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)"\s*)?(?:,|$)/y;

/**
 * Reads the entity tags of an If-Match or If-None-Match header; `*` stands for any.
 *
 * @param name Name of the header.
 * @throws ApiError BadRequest if it is not such a header.
 */
export function parseEntityTags(name: string, header: string): "*" | readonly EntityTag[] {
  if (header.trim() === "*") return "*";
  const tags: EntityTag[] = [];
  for (let offset = 0; offset < header.length; offset = listElement.lastIndex) {
    listElement.lastIndex = offset;
    const match = listElement.exec(header);
    if (match === null) throw malformed(name, header);
    const [, weak, value] = match;
    if (value !== undefined) tags.push({ value, isWeak: weak !== undefined });
  }
  if (tags.length === 0) throw malformed(name, header);
  return tags;
}

function malformed(name: string, header: string): ApiError {
  return new ApiError("BadRequest", `The ${name} header must list resourceVersions in quotes, such as "12"`, {
    causes: [{ field: name, message: `is ${JSON.stringify(header.slice(0, 60))}` }],
  });
}
