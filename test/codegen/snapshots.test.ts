import { readdirSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { generateFixture, generateText, manifestText, root } from "../helpers/manifests.js";
import { expectTree } from "../helpers/snapshot-tree.js";

const snapshots = join(root, "test/codegen/snapshots");
const fixtures = readdirSync(join(root, "test/fixtures/good")).map((name) => name.replace(".yaml", ""));

describe("generated output", () => {
  it("of resources.yaml is what is committed under generated/", async () => {
    await expectTree(join(root, "generated"), generateText(manifestText()));
  });

  it.each(fixtures)("of %s.yaml is its snapshot", async (name) => {
    await expectTree(join(snapshots, name), generateFixture(name));
  });

  it("has no snapshot without a fixture", () => {
    expect(fixtures).toEqual(expect.arrayContaining(readdirSync(snapshots)));
  });
});
