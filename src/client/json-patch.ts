/**
 * One operation of a JSON Patch (RFC 6902). Paths are JSON Pointers (RFC 6901), for instance `/spec/containers/0/image`;
 * `/-` at the end of a path stands for the place behind the last item of an array.
 */
export type JsonPatchOperation =
  | {
      /** `test` refuses the whole patch unless the value is this one. */
      readonly op: "add" | "replace" | "test";
      readonly path: string;
      readonly value: unknown;
    }
  | { readonly op: "remove"; readonly path: string }
  | { readonly op: "move" | "copy"; readonly from: string; readonly path: string };
