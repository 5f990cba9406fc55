import { buildModel } from "./build-model.js";
import { SchemaCompiler } from "./compile-schema.js";
import { createDiagnostics, type Diagnostics } from "./diagnostics.js";
import type { OutputFile } from "./emitters/emitter.js";
import { fileList } from "./emitters/file-list.js";
import { emitters } from "./emitters/index.js";
import { parse } from "./parse.js";
import { createSource } from "./source.js";
import { validate } from "./validate.js";

export interface GenerateResult {
  /** Everything that belongs into the output directory; undefined if the manifest has mistakes. */
  readonly files: readonly OutputFile[] | undefined;
  readonly diagnostics: Diagnostics;
}

/**
 * Runs all stages, from the text of a manifest to the text of every output file. Touches neither disk nor console.
 *
 * @param path The manifest's path, as diagnostics show it.
 * @param compiler Keeps compiled schemas; pass the same one again to generate faster after a small edit.
 */
export function generate(path: string, text: string, compiler = new SchemaCompiler()): GenerateResult {
  const diagnostics = createDiagnostics();
  const parsed = parse(createSource(path, text), diagnostics);
  const manifest = parsed && validate(parsed, diagnostics, compiler);
  if (manifest === undefined) return { files: undefined, diagnostics };
  const model = buildModel(manifest, baseName(path));
  const files = emitters.flatMap((emit) => emit(model, { compiler }));
  return { files: [...files, fileList(files)], diagnostics };
}

function baseName(path: string): string {
  return path.slice(Math.max(path.lastIndexOf("/"), path.lastIndexOf("\\")) + 1);
}
