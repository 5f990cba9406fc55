import { join, relative } from "node:path";
import { Project } from "ts-morph";
import { expect, test } from "vitest";
import { root } from "../helpers/manifests.js";

/** What a component of its own may import: Node, the package by its name, and files next to it. */
const allowed = /^(node:.+|minik8s-apiserver\/(client|types|urls)|\.\.?\/[a-z/-]+\.js)$/;

test("the programs of the examples import only the client, the types and the URL constants", () => {
  const project = new Project({ skipAddingFilesFromTsConfig: true });
  project.addSourceFilesAtPaths(join(root, "examples/**/*.ts"));
  const imports = project.getSourceFiles().flatMap((file) =>
    file.getImportStringLiterals().map((literal) => {
      const specifier = literal.getLiteralValue();
      const target = specifier.startsWith(".") ? relative(root, join(file.getDirectoryPath(), specifier)) : specifier;
      return { file: relative(root, file.getFilePath()), specifier, target };
    }),
  );
  const wrong = imports.filter(
    ({ specifier, target }) =>
      !allowed.test(specifier) || (specifier.startsWith(".") && !target.startsWith("examples/control-plane/")),
  );
  expect(imports.map(({ specifier }) => specifier)).toContain("minik8s-apiserver/client");
  expect(wrong).toEqual([]);
});
