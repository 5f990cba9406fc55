import { join, relative } from "node:path";
import { Project, type SourceFile } from "ts-morph";
import { beforeAll, describe, expect, it } from "vitest";
import { root } from "../helpers/manifests.js";

/** Folders of the repository, and where their files may import from besides packages. Later rows are more special. */
const rules: readonly { readonly from: string; readonly to: readonly string[] }[] = [
  { from: "generated/", to: ["generated/"] },
  { from: "codegen/", to: ["codegen/"] },
  {
    from: "codegen/emitters/",
    to: [
      "codegen/emitters/",
      "codegen/model",
      "codegen/manifest",
      "codegen/schema",
      "codegen/naming",
      "codegen/compile-schema",
    ],
  },
  { from: "codegen/checks/", to: ["codegen/checks/", "codegen/"] },
  { from: "src/", to: ["src/"] },
  { from: "src/api.ts", to: ["generated/"] },
  { from: "src/client/", to: ["src/client/"] },
  { from: "src/client/api.ts", to: ["generated/client"] },
  { from: "src/main.ts", to: ["src/", "codegen/cli"] },
  { from: "src/storage/", to: ["src/storage/", "src/back-off"] },
  { from: "src/payload/", to: ["src/payload/", "src/registry/field-path", "src/errors"] },
  { from: "src/patch/", to: ["src/patch/", "src/payload/", "src/registry/field-path", "src/errors"] },
  {
    from: "src/cache/",
    to: [
      "src/cache/",
      "src/back-off",
      "src/registry/encoded-object",
      "src/registry/object-array",
      "src/registry/object-codec",
      "src/selectors/selector",
      "src/storage/store",
      "src/storage/keys",
    ],
  },
  {
    from: "src/registry/",
    to: [
      "src/registry/",
      "src/cache/",
      "src/selectors/selector",
      "src/patch/",
      "src/payload/",
      "src/storage/store",
      "src/storage/keys",
      "src/errors",
      "src/api",
    ],
  },
  {
    from: "src/selectors/",
    to: ["src/selectors/", "src/registry/object", "src/registry/suggestion", "src/registry/field-path", "src/errors"],
  },
  {
    from: "src/watch/",
    to: [
      "src/watch/",
      "src/back-off",
      "src/registry/object",
      "src/registry/resource-version",
      "src/selectors/selector",
      "src/storage/store",
      "src/storage/keys",
      "src/errors",
    ],
  },
  {
    from: "src/garbage-collector/",
    to: [
      "src/garbage-collector/",
      "src/back-off",
      "src/cache/object-cache",
      "src/watch/watch-cache",
      "src/watch/watch-event",
      "src/registry/",
      "src/storage/store",
      "src/storage/keys",
      "src/errors",
      "src/api",
    ],
  },
  {
    from: "src/verbs/",
    to: [
      "src/verbs/",
      "src/watch/",
      "src/registry/",
      "src/selectors/",
      "src/patch/",
      "src/payload/",
      "src/errors",
      "src/api",
    ],
  },
  {
    from: "src/backup/",
    to: [
      "src/backup/",
      "src/storage/open-store",
      "src/storage/snapshot",
      "src/storage/store",
      "src/storage/sync-directory",
      "src/errors",
      "src/options",
    ],
  },
  {
    from: "src/metrics/",
    to: [
      "src/metrics/",
      "src/watch/watch-cache",
      "src/watch/event-log",
      "src/storage/store",
      "src/storage/keys",
      "src/errors",
      "src/api",
    ],
  },
  {
    from: "src/http/",
    to: ["src/http/", "src/verbs/", "src/metrics/", "src/payload/", "src/storage/store", "src/errors", "src/api"],
  },
];

/** Imports, also dynamic ones and those of types alone, as paths in the repository. */
const imports = new Map<string, string[]>();

beforeAll(() => {
  const project = new Project({
    skipAddingFilesFromTsConfig: true,
    compilerOptions: { module: 199, moduleResolution: 99 },
  });
  project.addSourceFilesAtPaths(["codegen", "generated", "src"].map((folder) => join(root, folder, "**/*.ts")));
  for (const file of project.getSourceFiles()) imports.set(pathOf(file), importsOf(file));
});

function pathOf(file: SourceFile): string {
  return relative(root, file.getFilePath());
}

function importsOf(file: SourceFile): string[] {
  return file
    .getLiteralsReferencingOtherSourceFiles()
    .map((literal) => join(pathOf(file), "..", literal.getLiteralValue()).replace(/\.js$/, ".ts"));
}

function allowedFrom(path: string): readonly string[] {
  return rules.findLast(({ from }) => path.startsWith(from))?.to ?? [];
}

describe("imports", () => {
  it("go only where the design lets them", () => {
    const wrong = [...imports].flatMap(([path, targets]) =>
      targets
        .filter((target) => !allowedFrom(path).some((to) => target.startsWith(to)))
        .map((target) => `${path} imports ${target}`),
    );
    expect(imports.get("src/api.ts")).toContain("generated/routes.ts");
    expect(wrong).toEqual([]);
  });

  it("know the two stores only where a store is opened", () => {
    const stores = /^src\/storage\/(embedded|etcd|memory)-/;
    const outside = [...imports]
      .filter(([path, targets]) => !stores.test(path) && targets.some((target) => stores.test(target)))
      .map(([path]) => path);
    expect(outside).toEqual(["src/storage/open-store.ts"]);
  });

  it("have no cycles, also none of types alone", () => {
    const done = new Set<string>();
    const visit = (path: string, trail: readonly string[]): string[] => {
      if (trail.includes(path)) return [[...trail.slice(trail.indexOf(path)), path].join(" -> ")];
      if (done.has(path)) return [];
      const cycles = (imports.get(path) ?? []).flatMap((target) => visit(target, [...trail, path]));
      done.add(path);
      return cycles;
    };
    expect([...imports.keys()].flatMap((path) => visit(path, []))).toEqual([]);
  });
});

describe("documentation", () => {
  it("stands above every export of generated/", () => {
    const project = new Project({ skipAddingFilesFromTsConfig: true });
    project.addSourceFilesAtPaths([join(root, "generated/*.ts"), join(root, "generated/types/*.ts")]);
    const bare = project
      .getSourceFiles()
      .flatMap((file) =>
        [...file.getFunctions(), ...file.getInterfaces(), ...file.getTypeAliases(), ...file.getVariableStatements()]
          .filter((declaration) => declaration.isExported() && declaration.getJsDocs().length === 0)
          .map((declaration) => `${pathOf(file)}: ${declaration.getText().split("\n")[0]}`),
      );
    expect(bare).toEqual([]);
  });
});
