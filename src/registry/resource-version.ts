import { ApiError } from "../errors.js";

/**
 * The failure for a read of a revision that the store has not reached; Kubernetes answers the same.
 *
 * @param wanted The revision that was asked for.
 * @param current The newest one.
 */
export function tooLargeResourceVersion(wanted: number, current: number): ApiError {
  const message = `Too large resource version: ${wanted}, current: ${current}`;
  return new ApiError("Timeout", message, {
    causes: [{ field: "resourceVersion", message }],
    headers: { "Retry-After": "1" },
  });
}
