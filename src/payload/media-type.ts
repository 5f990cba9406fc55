import { ApiError } from "../errors.js";

/** How a body is written. */
export type PayloadFormat = "JSON" | "YAML";

/** What kind of change a patch is. */
export type PatchFormat = "JSON Patch" | "JSON Merge Patch";

/** What may stand in a Content-Type header, and how a client is told. */
interface Choice<Format> {
  /** What has the type, in words. */
  readonly what: string;
  readonly formats: Readonly<Record<string, Format>>;
  /** The types that are proposed. */
  readonly accepted: readonly string[];
  /** Header of an answer that lists them. */
  readonly header: string;
}

const payloads: Choice<PayloadFormat> = {
  what: "Bodies",
  formats: {
    "application/json": "JSON",
    "application/yaml": "YAML",
    "application/x-yaml": "YAML",
    "text/yaml": "YAML",
  },
  accepted: ["application/json", "application/yaml"],
  // RFC 9110, section 12.5.1.
  header: "Accept",
};

const patches: Choice<PatchFormat> = {
  what: "Patches",
  formats: { "application/json-patch+json": "JSON Patch", "application/merge-patch+json": "JSON Merge Patch" },
  accepted: ["application/json-patch+json", "application/merge-patch+json"],
  // RFC 5789, section 2.2.
  header: "Accept-Patch",
};

/**
 * The format that a Content-Type header names. A body without one counts as JSON.
 *
 * @throws ApiError UnsupportedMediaType.
 */
export function payloadFormat(contentType: string | undefined): PayloadFormat {
  if (contentType === undefined || contentType === "application/json") return "JSON";
  return choose(contentType, payloads);
}

/**
 * The kind of patch that a Content-Type header names.
 *
 * @throws ApiError UnsupportedMediaType, also if there is no such header: its looks do not tell what a patch is.
 */
export function patchFormat(contentType: string | undefined): PatchFormat {
  return choose(contentType ?? "", patches);
}

function choose<Format>(contentType: string, { what, formats, accepted, header }: Choice<Format>): Format {
  const headers = { [header]: accepted.join(", ") };
  const [mediaType = "", ...parameters] = contentType.split(";").map((part) => part.trim().toLowerCase());
  const format = Object.hasOwn(formats, mediaType) ? formats[mediaType] : undefined;
  if (format === undefined) {
    const hint =
      mediaType === "application/x-www-form-urlencoded"
        ? `; curl sends this type unless it is told otherwise, for example with -H 'Content-Type: ${accepted[0]}'`
        : "";
    const message = `${what} must be ${accepted.join(" or ")}, not ${mediaType || "of an empty type"}${hint}`;
    throw new ApiError("UnsupportedMediaType", message, { headers });
  }
  const charset = parameters.find((parameter) => parameter.startsWith("charset="))?.slice("charset=".length);
  if (charset !== undefined && !["utf-8", "utf8"].includes(charset.replace(/^"(.*)"$/, "$1"))) {
    throw new ApiError("UnsupportedMediaType", `${what} must be in UTF-8, not in ${charset}`, { headers });
  }
  return format;
}
