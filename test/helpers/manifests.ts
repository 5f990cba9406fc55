import { readFileSync } from "node:fs";
import { basename } from "node:path";
import { fileURLToPath } from "node:url";
import type { OutputFile } from "../../codegen/emitters/emitter.js";
import { generate } from "../../codegen/generate.js";

/** Folder of the repository. */
export const root = fileURLToPath(new URL("../..", import.meta.url));

/** The text of resources.yaml. */
export function manifestText(): string {
  return readFileSync(`${root}resources.yaml`, "utf8");
}

/** Path of a sound fixture manifest. */
export function fixture(name: string): string {
  return `${root}test/fixtures/good/${name}.yaml`;
}

/** Generates from the text of a manifest, which must be sound. */
export function generateText(text: string, path = "resources.yaml"): readonly OutputFile[] {
  const { files, diagnostics } = generate(path, text);
  if (files === undefined) throw new Error(diagnostics.render({ color: false }));
  return files;
}

/** Generates from a fixture. */
export function generateFixture(name: string): readonly OutputFile[] {
  const path = fixture(name);
  return generateText(readFileSync(path, "utf8"), basename(path));
}

/** The text of one generated file. */
export function fileText(files: readonly OutputFile[], path: string): string {
  const file = files.find((candidate) => candidate.path === path);
  if (file === undefined) throw new Error(`no ${path} among ${files.map((candidate) => candidate.path).join(", ")}`);
  return file.text;
}
