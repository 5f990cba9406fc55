import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "../helpers/manifests.js";

/** What a component of its own may import: Node, the package by its name, and files of the same folder. */
const allowed = /^(node:[\w/]+|minik8s-apiserver\/(client|types|urls)|\.\/[\w./-]+\.js)$/;

test("the programs of the examples import only the client, the types and the URL constants", () => {
  const files = readdirSync(join(root, "examples"), { recursive: true, encoding: "utf8" });
  const imports = files
    .filter((file) => file.endsWith(".ts"))
    .flatMap((file) => {
      const text = readFileSync(join(root, "examples", file), "utf8");
      return [...text.matchAll(/\b(?:from |import |import\()"([^"]*)"/g)].map(([, specifier = ""]) => ({
        file,
        specifier,
      }));
    });
  expect(imports).toContainEqual({ file: "control-plane/scheduler.ts", specifier: "minik8s-apiserver/client" });
  expect(imports.filter(({ specifier }) => !allowed.test(specifier) || specifier.includes(".."))).toEqual([]);
});
