import type { ObjectAddress } from "../registry/object.js";

/**
 * Prepares the filling in of a path that has parameters as `:name`.
 *
 * @returns Gives the path of an address, with encoded parameters.
 */
export function pathFiller(template: string): (address: ObjectAddress) => string {
  const segments = template
    .slice(1)
    .split("/")
    .map((segment) => ({ segment, parameter: /^:(\w+)$/.exec(segment)?.[1] as keyof ObjectAddress | undefined }));
  return (address) => {
    let path = "";
    for (const { segment, parameter } of segments) {
      path += `/${parameter === undefined ? segment : encodeURIComponent(address[parameter] ?? "")}`;
    }
    return path;
  };
}
