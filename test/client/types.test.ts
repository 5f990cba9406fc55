import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { compile, expectedPlaces, places, temporaryFolder, withoutExpectations } from "./compile.js";

const root = fileURLToPath(new URL("../../", import.meta.url));

test("wrong kinds, verbs, parameters and bodies do not compile, each for its own reason", async () => {
  const program = await readFile(join(root, "test/types/client.test-d.ts"), "utf8");
  const expected = expectedPlaces(program);
  expect(expected.length).toBeGreaterThan(30);
  expect(expected).toHaveLength(program.match(/\/\/ @ts-expect-error/g)?.length ?? 0);

  const folder = await temporaryFolder();
  await writeFile(join(folder, "package.json"), '{ "type": "module" }');
  await writeFile(join(folder, "program.ts"), withoutExpectations(program).replaceAll('"../../', `"${root}`));
  const errors = await compile(folder, ["program.ts"], {
    noEmit: true,
    strict: true,
    target: "es2023",
    module: "nodenext",
    types: ["node"],
    typeRoots: [join(root, "node_modules/@types")],
    skipLibCheck: true,
  });
  expect(places(errors, "program.ts")).toEqual(expected);
});
