/** Headers of a PATCH that is a JSON Patch (RFC 6902). */
export const jsonPatch: Readonly<Record<string, string>> = { "Content-Type": "application/json-patch+json" };

/** Headers of a PATCH that is a JSON Merge Patch (RFC 7386). */
export const mergePatch: Readonly<Record<string, string>> = { "Content-Type": "application/merge-patch+json" };
