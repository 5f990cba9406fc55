import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, it, onTestFinished, vi } from "vitest";
import { exitCodes, runGenerate } from "../../codegen/cli.js";
import { SchemaCompiler } from "../../codegen/compile-schema.js";
import { fixture } from "../helpers/manifests.js";

it("a bug of the generator exits with 70 and shows a stack, unlike a mistake in the manifest", async () => {
  const out = mkdtempSync(join(tmpdir(), "bug-"));
  onTestFinished(() => rmSync(out, { recursive: true }));
  vi.spyOn(SchemaCompiler.prototype, "compile").mockImplementation(() => {
    throw new TypeError("something is undefined");
  });
  let printed = "";
  vi.spyOn(process.stderr, "write").mockImplementation((text) => {
    printed += text;
    return true;
  });
  const code = await runGenerate(["--manifest", fixture("conventional"), "--out", out]);
  vi.restoreAllMocks();
  expect(code).toBe(exitCodes.bug);
  expect(printed).toMatch(/generator itself failed.*\nTypeError: something is undefined\n {4}at /);
});
