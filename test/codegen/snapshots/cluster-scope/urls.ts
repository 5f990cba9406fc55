// Generated from cluster-scope.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.

/** Name of a path parameter. Namespace of the object. */
export const NamespaceParameter = "namespace";

/** Name of a path parameter. Name of the object. */
export const NameParameter = "name";

/** Zone. GET: List all Zones; POST: Create a Zone; DELETE: Delete a collection of Zones. */
export const ZonesURL = "/api/v1/zones";

/** The path of {@link ZonesURL}. */
export function zonesURL(): string {
  return ZonesURL;
}

/** Zone. GET: Read a Zone; PUT: Replace a Zone; PATCH: Change a part of a Zone; DELETE: Delete a Zone. */
export const ZoneSpecURL = "/api/v1/zones/:name";

/** The path of {@link ZoneSpecURL} for one object. */
export function zoneSpecURL(parameters: { name: string }): string {
  return `/api/v1/zones/${segment(NameParameter, parameters.name)}`;
}

/**
 * One path segment, percent-encoded (RFC 3986, section 2.1).
 *
 * @throws RangeError for an empty text, `.` and `..`: with them the path would name something else.
 */
function segment(parameter: string, value: string): string {
  if (value === "" || value === "." || value === "..") {
    throw new RangeError(`path parameter "${parameter}" cannot be ${JSON.stringify(value)}`);
  }
  return encodeURIComponent(value);
}
