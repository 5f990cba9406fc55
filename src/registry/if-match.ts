import { ApiError } from "../errors.js";

/** Which entity tags an If-Match header lists; `*` stands for any. */
export type IfMatch = "*" | readonly string[];

/** An entity tag and what separates it from the next one (RFC 9110, sections 5.6.1 and 8.8.3). */
const listElement = /\s*(?:(W\/)?"([\x21\x23-\x7e\x80-\xff]*)")?\s*(?:,|$)/y;

/**
 * Reads an If-Match header (RFC 9110, section 13.1.1). Tags are compared strongly, so weak ones match nothing and are
 * left out.
 *
 * @throws ApiError BadRequest if it is not such a header.
 */
export function parseIfMatch(header: string): IfMatch {
  if (header.trim() === "*") return "*";
  const tags: string[] = [];
  let found = 0;
  for (let offset = 0; offset < header.length; offset = listElement.lastIndex) {
    listElement.lastIndex = offset;
    const match = listElement.exec(header);
    if (match === null) throw malformed(header);
    const [, weak, tag] = match;
    if (tag !== undefined) found += 1;
    if (tag !== undefined && weak === undefined) tags.push(tag);
  }
  if (found === 0) throw malformed(header);
  return tags;
}

function malformed(header: string): ApiError {
  return new ApiError("BadRequest", `The If-Match header must list resourceVersions in quotes, such as "12"`, {
    causes: [{ field: "If-Match", message: `is ${JSON.stringify(header.slice(0, 60))}` }],
  });
}
