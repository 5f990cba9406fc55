import { ApiError } from "../errors.js";

/** How a body is written. */
export type PayloadFormat = "JSON" | "YAML";

const formats: Readonly<Record<string, PayloadFormat>> = {
  "application/json": "JSON",
  "application/yaml": "YAML",
  "application/x-yaml": "YAML",
  "text/yaml": "YAML",
};

const accepted = "application/json or application/yaml";

/**
 * The format that a Content-Type header names. A body without one counts as JSON.
 *
 * @throws ApiError UnsupportedMediaType.
 */
export function payloadFormat(contentType: string | undefined): PayloadFormat {
  if (contentType === undefined || contentType === "application/json") return "JSON";
  const [mediaType = "", ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  const format = Object.hasOwn(formats, mediaType) ? formats[mediaType] : undefined;
  if (format === undefined)
    throw unsupported(`Bodies must be ${accepted}, not ${mediaType || "of an empty type"}`, mediaType);
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length);
  if (charset !== undefined && !["utf-8", "utf8"].includes(charset.replace(/^"(.*)"$/, "$1"))) {
    throw unsupported(`Bodies must be in UTF-8, not in ${charset}`, mediaType);
  }
  return format;
}

function unsupported(message: string, mediaType: string): ApiError {
  const hint =
    mediaType === "application/x-www-form-urlencoded"
      ? "; curl sends this type unless it is told otherwise, for example with -H 'Content-Type: application/json'"
      : "";
  // RFC 9110, section 12.5.1: a server may tell with Accept which types it takes.
  return new ApiError("UnsupportedMediaType", message + hint, { headers: { Accept: accepted.replace(" or ", ", ") } });
}
