import type { Payload } from "../payload/decode.js";
import type { PatchFormat } from "../payload/media-type.js";

/** A change that a client sent, to be made to a document. */
export interface Patch {
  readonly format: PatchFormat;
  /**
   * The fields at the top of a document that it reads or changes, each as often as it does; undefined stands for the
   * document as a whole.
   */
  readonly fields: readonly (string | undefined)[];
  /**
   * What becomes of a document. It may be called again, with another document.
   *
   * @param document As JSON has it. It is changed, also if the patch does not apply.
   * @param maxBytes What a patch may copy inside a document before it is refused.
   * @returns The patched document, which has nothing in common with the patch.
   * @throws ApiError if the patch does not apply to the document.
   */
  apply(document: Payload, maxBytes: number): Payload;
}
