import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { diffLines } from "diff";
import { afterAll, describe, expect, it } from "vitest";
import { SchemaCompiler } from "../../codegen/compile-schema.js";
import { generate } from "../../codegen/generate.js";
import { generateText, manifestText, root } from "../helpers/manifests.js";

const newKind = `  - kind: Gadget
    description: A thing that was added.
    schema:
      type: object
      required: [spec]
      properties:
        spec:
          type: object
          description: What is wanted.
          properties:
            template: { $ref: '#/schemas/PodSpec' }
            size: { type: integer, default: 1 }
        status:
          type: object
          properties:
            phase: { type: string, enum: [Ready, Broken] }
`;

/** resources.yaml with a kind in front of Job, and one at the end. */
function withNewKind(text: string): string {
  const last = newKind.replace("Gadget", "Gizmo");
  return `${text.replace("  - kind: Job\n", `${newKind}\n  - kind: Job\n`)}\n${last}`;
}

describe("generate", () => {
  it("gives the same bytes for the same input, also with a compiler that was used before", () => {
    const compiler = new SchemaCompiler();
    const first = generate("resources.yaml", manifestText(), compiler).files;
    generate("resources.yaml", withNewKind(manifestText()), compiler);
    expect(generate("resources.yaml", manifestText(), compiler).files).toEqual(first);
    expect(generateText(manifestText())).toEqual(first);
  });

  it("changes only lines about a kind when that kind is added", () => {
    const before = new Map(generateText(manifestText()).map(({ path, text }) => [path, text]));
    const after = generateText(withNewKind(manifestText()));
    for (const { path, text } of after) {
      const old = before.get(path);
      before.delete(path);
      if (old === undefined) {
        expect(path).toMatch(/^(types|validators|schemas)\/(gadget|gizmo)\.(ts|json)$/);
        continue;
      }
      // The last entry of a JSON list gets a comma when something follows it.
      const changes = diffLines(withoutCommas(old), withoutCommas(text));
      expect(
        changes.filter(({ removed }) => removed).map(({ value }) => value),
        path,
      ).toEqual([]);
    }
    expect([...before.keys()], "files that vanished").toEqual([]);
  });

  it("needs at most 15 lines for a new conventional kind, without its schema", () => {
    const lines = newKind.split("\n");
    expect(lines.indexOf("    schema:")).toBeLessThanOrEqual(15);
  });
});

describe("generated TypeScript", () => {
  const directory = mkdtempSync(join(root, "test/codegen/.formatted-"));
  afterAll(() => rmSync(directory, { recursive: true, force: true }));

  it("is laid out as the formatter would", () => {
    for (const { path, text } of generateText(withNewKind(manifestText()))) {
      if (!path.endsWith(".ts") || /^validators\/(?!index|validator\.ts)/.test(path)) continue;
      mkdirSync(dirname(join(directory, path)), { recursive: true });
      writeFileSync(join(directory, path), text);
    }
    const biome = join(root, "node_modules/.bin/biome");
    const options = ["--config-path", root, "--vcs-enabled=false"];
    const { stdout, stderr, status } = spawnSync(biome, ["format", ...options, directory], { encoding: "utf8" });
    expect(stdout + stderr).toMatch(/Checked 2\d files/);
    expect(status, stderr).toBe(0);
  });
});

function withoutCommas(text: string): string {
  return text.replace(/,$/gm, "");
}
