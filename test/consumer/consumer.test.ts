/**
 * The package as its users get it: packed, unpacked into an empty project next to its declared dependencies and to
 * nothing else, compiled against and run.
 */
import { type ChildProcess, execFile, spawn } from "node:child_process";
import { mkdir, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { build } from "esbuild";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { compile, expectedPlaces, places, withoutExpectations } from "../client/compile.js";

const execFilePromise = promisify(execFile);
const repository = fileURLToPath(new URL("../../", import.meta.url));
const installed = "node_modules/minik8s-apiserver";
/** Runs a command to its end. A failure tells what it printed. */
async function run(command: string, args: readonly string[], options: { cwd: string; timeout?: number }) {
  return execFilePromise(command, args, options).catch(({ message, stdout, stderr }) => {
    throw new Error([message, stdout, stderr].join("\n"));
  });
}

/** The empty project. */
let project: string;

beforeAll(async () => {
  project = await mkdtemp(join(tmpdir(), "minik8s-apiserver-consumer-"));
  await writeFile(join(project, "package.json"), '{ "private": true, "type": "module" }');
  const tarball = await pack();
  if (process.env.CI) await install(tarball);
  else await unpack(tarball);
  for (const name of ["in-browser", "in-node", "wrong"]) {
    const program = await readFile(join(repository, `test/consumer/${name}.ts.txt`), "utf8");
    await writeFile(join(project, `${name}.ts`), withoutExpectations(program));
  }
}, 120_000);

afterAll(() => rm(project, { recursive: true, force: true }));

/** Resolves to the path of the tarball. */
async function pack(): Promise<string> {
  const { stdout } = await run("npm", ["pack", "--silent", "--pack-destination", project], { cwd: repository });
  return join(project, stdout.trim().split("\n").at(-1) ?? "");
}

/** As a user does it: with everything from the registry. */
async function install(tarball: string): Promise<void> {
  const quiet = ["--prefer-offline", "--no-audit", "--no-fund", "--loglevel=error"];
  await run("npm", ["install", ...quiet, tarball, "@types/node@20"], { cwd: project });
}

/** Without a network: next to the declared dependencies as they stand in the repository, and to nothing else. */
async function unpack(tarball: string): Promise<void> {
  await mkdir(join(project, installed), { recursive: true });
  await run("tar", ["-xzf", tarball, "-C", join(project, installed), "--strip-components=1"], { cwd: project });
  const { dependencies } = JSON.parse(await readFile(join(project, installed, "package.json"), "utf8"));
  for (const name of [...Object.keys(dependencies), "@types/node", "undici-types"]) await link(name);
}

/** Puts a package of the repository into the project; what that needs itself it finds where it really is. */
async function link(name: string): Promise<void> {
  const path = join(project, "node_modules", name);
  await mkdir(dirname(path), { recursive: true });
  await symlink(join(repository, "node_modules", name), path, "junction");
}

const resolutions = [
  { module: "nodenext", moduleResolution: "nodenext" },
  { module: "esnext", moduleResolution: "bundler" },
];
const inNode = { lib: ["es2023"], types: ["node"] };
const inBrowser = { lib: ["es2022", "dom"], types: [] };
const common = {
  ...{ strict: true, exactOptionalPropertyTypes: true, declaration: true, skipLibCheck: false },
  ...{ target: "es2022", resolveJsonModule: true, outDir: "out" },
};

describe("its types", () => {
  test.each(resolutions)("compile in a browser project without Node types, $moduleResolution", async (resolution) => {
    const options = { ...common, ...resolution, ...inBrowser, noEmit: true };
    expect(await compile(project, ["in-browser.ts"], options)).toEqual([]);
  });

  test.each(resolutions)("compile in a Node project without DOM types, $moduleResolution", async (resolution) => {
    const options = { ...common, ...resolution, ...inNode, noEmit: true };
    expect(await compile(project, ["in-node.ts", "in-browser.ts"], options)).toEqual([]);
  });

  test.each(resolutions)("refuse what is wrong, $moduleResolution", async (resolution) => {
    const program = await readFile(join(repository, "test/consumer/wrong.ts.txt"), "utf8");
    const options = { ...common, ...resolution, ...inBrowser, noEmit: true };
    const errors = await compile(project, ["wrong.ts"], options);
    expect(places(errors, "wrong.ts")).toEqual(expectedPlaces(program));
  });
});

describe("what importing it brings along", () => {
  /** The modules that a program consists of which imports just this, shaken by nobody. */
  async function modules(entry: string): Promise<string[]> {
    const { metafile } = await build({
      stdin: { contents: `import * as all from "minik8s-apiserver/${entry}"; console.log(all)`, resolveDir: project },
      absWorkingDir: project,
      bundle: true,
      platform: "browser",
      ignoreAnnotations: true,
      treeShaking: false,
      format: "esm",
      write: false,
      metafile: true,
      logLevel: "silent",
    });
    const own = Object.keys(metafile.inputs).filter((input) => input !== "<stdin>");
    return own.map((input) => input.replace(`${installed}/dist/`, "")).sort();
  }

  test.each([
    ["urls", /^generated\/urls\.js$/],
    ["types", /^generated\/types\/[a-z-]+\.js$/],
    ["client", /^(src\/client\/[a-z-]+|generated\/(client|urls))\.js$/],
  ])("%s: no server code", async (entry, allowed) => {
    const all = await modules(entry);
    expect(all).not.toEqual([]);
    expect(all.filter((module) => !allowed.test(module))).toEqual([]);
  });
});

test("its validators are ready code: they work where no code may be made from text", async () => {
  const program = `
    import { validatePod } from "minik8s-apiserver/validators";
    const pod = { metadata: { name: "web" }, spec: { containers: [{ name: "web", image: "nginx" }] } };
    console.log(validatePod(pod), pod.spec.restartPolicy, validatePod({}));
  `;
  const options = ["--disallow-code-generation-from-strings", "--input-type=module", "--eval", program];
  expect((await run(process.execPath, options, { cwd: project })).stdout).toBe("true Always false\n");
});

describe("its command", () => {
  let main: string;
  let server: ChildProcess;
  let url: string;

  beforeAll(async () => {
    const { bin } = JSON.parse(await readFile(join(project, installed, "package.json"), "utf8"));
    main = join(project, installed, bin["minik8s-apiserver"]);
    expect(await readFile(main, "utf8")).toMatch(/^#!\/usr\/bin\/env node\n/);
    const args = ["serve", "--listen", "127.0.0.1:0", "--store", "file:data", "--log-level", "warn"];
    server = spawn(process.execPath, [main, ...args], { cwd: project, stdio: ["ignore", "pipe", "inherit"] });
    url = await announcedUrl(server);
  });

  afterAll(async () => {
    if (server.exitCode !== null) return;
    const exit = new Promise((resolve) => server.once("exit", resolve));
    server.kill("SIGTERM");
    await exit;
  });

  /** The URL that the server prints as soon as it accepts requests. */
  async function announcedUrl(process: ChildProcess): Promise<string> {
    if (!process.stdout) throw new Error("no output to read");
    for await (const line of createInterface({ input: process.stdout })) {
      const found = /http:\/\/[\w.:[\]-]+/.exec(line)?.[0];
      if (found !== undefined) return found;
    }
    throw new Error("the server ended without a URL");
  }

  test("generates, and backs up and restores a store", async () => {
    const command = (...args: string[]) => run(process.execPath, [main, ...args], { cwd: project });
    const manifest = join(installed, "resources.yaml");
    expect((await command("generate", "--manifest", manifest, "--out", "made")).stdout).toMatch(
      /^made has \d+ changed/,
    );
    expect(await readFile(join(project, "made/urls.ts"), "utf8")).toContain("export const PodSpecStatusURL");
    const backup = await command("backup", "--store", "file:data", "--out", "data.backup");
    expect(backup.stdout).toMatch(/^Wrote and verified data.backup: \d+ objects/);
    const restore = await command("restore", "--in", "data.backup", "--store", "file:again");
    expect(restore.stdout).toMatch(/^Restored and verified file:again: \d+ objects/);
  });

  test("serves a program that uses every entry point", async () => {
    await compile(project, ["in-node.ts"], { ...common, ...resolutions[0], ...inNode });
    const { stdout } = await run(process.execPath, ["--no-warnings", join(project, "out/in-node.js"), url], {
      cwd: project,
      timeout: 15_000,
    });
    expect(JSON.parse(stdout)).toEqual({
      nodeName: "n1",
      phase: "Running",
      conflict: true,
      invalid: true,
      raw: 200,
      all: ["web"],
      gone: true,
      paths: [true, true],
      valid: [true, false],
      server: "function",
    });
  });
});
