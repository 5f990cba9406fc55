import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { OutputFile } from "../../codegen/emitters/emitter.js";
import { fileList } from "../../codegen/emitters/file-list.js";
import { compare, write } from "../../codegen/write.js";

let directory: string;
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "write-"));
});
afterEach(() => rmSync(directory, { recursive: true, force: true }));

function update(...files: OutputFile[]): void {
  write(directory, compare(directory, [...files, fileList(files)]));
}

function names(): string[] {
  return readdirSync(directory, { recursive: true }).map(String).sort();
}

describe("write", () => {
  it("leaves files alone that are as they should be", () => {
    update({ path: "a.ts", text: "a" }, { path: "b.ts", text: "b" });
    const untouched = statSync(join(directory, "a.ts"));
    update({ path: "a.ts", text: "a" }, { path: "b.ts", text: "B" });
    expect(statSync(join(directory, "a.ts")).ino).toBe(untouched.ino);
    expect(readFileSync(join(directory, "b.ts"), "utf8")).toBe("B");
  });

  it("deletes what it wrote before and no longer produces, with the folder, and nothing else", () => {
    update({ path: "a.ts", text: "a" }, { path: "old/b.ts", text: "b" });
    writeFileSync(join(directory, "mine.txt"), "not generated");
    update({ path: "a.ts", text: "a" });
    expect(names()).toEqual(["a.ts", "manifest.json", "mine.txt"]);
  });

  it("deletes generated files that its list does not know, and what an interrupted run left behind", () => {
    const text = "// Generated from a.yaml by codegen/emitters/types.ts. Do not edit; run npm run generate.";
    const files = [
      { path: "a.ts", text },
      { path: "types/b.ts", text },
    ];
    update(...files);
    writeFileSync(join(directory, "types/orphan.ts"), text);
    writeFileSync(join(directory, "a.ts.1.tmp"), text);
    update(...files);
    expect(names()).toEqual(["a.ts", "manifest.json", "types", "types/b.ts"]);
  });

  it("leaves alone what was generated into folders below", () => {
    const text = "// Generated from b.yaml by codegen/emitters/urls.ts. Do not edit; run npm run generate.";
    for (const folder of ["other", "node_modules/package/generated"]) {
      mkdirSync(join(directory, folder), { recursive: true });
      writeFileSync(join(directory, folder, "urls.ts"), text);
    }
    const others = names();
    update({ path: "a.ts", text: "a" }, { path: "types/a.ts", text: "a" });
    update({ path: "a.ts", text: "a" });
    expect(names()).toEqual(["a.ts", "manifest.json", ...others]);
  });

  it("does not overwrite a file that it did not write", () => {
    writeFileSync(join(directory, "API.md"), "mine");
    expect(() => update({ path: "API.md", text: "generated" })).toThrow(
      /API\.md is there and was not generated.*--out/,
    );
    expect(readFileSync(join(directory, "API.md"), "utf8")).toBe("mine");
  });

  it("replaces a file by another, so that a reader never sees half of one", () => {
    update({ path: "a.ts", text: "old" });
    const before = statSync(join(directory, "a.ts")).ino;
    update({ path: "a.ts", text: "new" });
    expect(statSync(join(directory, "a.ts")).ino).not.toBe(before);
    expect(names()).toEqual(["a.ts", "manifest.json"]);
  });

  it("changes nothing if one of the files cannot be written", () => {
    update({ path: "a.ts", text: "old" });
    writeFileSync(join(directory, "b"), "a file where a folder is needed");
    expect(() => update({ path: "a.ts", text: "new" }, { path: "b/c.ts", text: "c" })).toThrow(/EEXIST|ENOTDIR/);
    expect(readFileSync(join(directory, "a.ts"), "utf8")).toBe("old");
    expect(names()).toEqual(["a.ts", "b", "manifest.json"]);
  });

  it("never deletes outside the output directory, whatever the list of files says", () => {
    const outside = join(directory, "outside.txt");
    const out = join(directory, "out");
    mkdirSync(out);
    writeFileSync(outside, "precious");
    writeFileSync(join(out, "manifest.json"), JSON.stringify(["../outside.txt", 7]));
    const files = [{ path: "a.ts", text: "a" }];
    write(out, compare(out, [...files, fileList(files)]));
    expect(existsSync(outside)).toBe(true);
  });
});
