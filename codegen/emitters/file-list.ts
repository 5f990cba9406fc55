import type { OutputFile } from "./emitter.js";
import { formatJson } from "./json.js";

/** manifest.json: every file that the generator owns, so that a later run can delete what it no longer emits. */
export function fileList(files: readonly OutputFile[]): OutputFile {
  const paths = [...files.map(({ path }) => path), "manifest.json"].sort();
  return { path: "manifest.json", text: formatJson(paths) };
}
