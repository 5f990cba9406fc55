import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { compiled } from "../helpers/command-process.js";
import { fixture, root } from "../helpers/manifests.js";

let directory: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), "generate-"));
  cpSync(fixture("conventional"), join(directory, "resources.yaml"));
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill("SIGKILL");
  rmSync(directory, { recursive: true, force: true });
});

function start(...args: string[]): ChildProcess {
  const cli = join(root, compiled, "codegen/cli.js");
  const child = spawn(process.execPath, [cli, ...args], { cwd: directory, stdio: ["ignore", "pipe", "pipe"] });
  children.push(child);
  return child;
}

async function run(...args: string[]) {
  const child = start(...args);
  let stdout = "";
  let stderr = "";
  child.stdout?.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr?.on("data", (chunk) => {
    stderr += chunk;
  });
  const [code] = await once(child, "close");
  return { code, stdout, stderr };
}

function edit(change: (text: string) => string): void {
  const path = join(directory, "resources.yaml");
  writeFileSync(path, change(readFileSync(path, "utf8")));
}

describe("generate", () => {
  it("writes the output directory and exits with 0", async () => {
    const { code, stdout } = await run();
    expect({ code, stdout }).toEqual({ code: 0, stdout: expect.stringMatching(/^generated has \d+ changed files/) });
    expect(readFileSync(join(directory, "generated/urls.ts"), "utf8")).toContain("WidgetSpecStatusURL");
    expect((await run()).stdout).toMatch(/^generated is up to date/);
  });

  it("exits with 1 on a mistake, says where, and leaves the output as it was", async () => {
    await run();
    const before = readdirSync(join(directory, "generated"), { recursive: true });
    edit((text) =>
      text.replace("kind: Widget", "kind: Gadget").replace("size: { type: integer", "size: { type: intger"),
    );
    const { code, stderr } = await run();
    expect(code).toBe(1);
    expect(stderr).toMatch(/^resources\.yaml:\d+:\d+ error /);
    expect(readdirSync(join(directory, "generated"), { recursive: true })).toEqual(before);
  });

  it("exits with 1 and one line if the manifest cannot be read", async () => {
    const { code, stderr } = await run("--manifest", "missing.yaml");
    expect(code).toBe(1);
    expect(stderr).toBe(
      "Cannot read the manifest missing.yaml: ENOENT: no such file or directory, open 'missing.yaml'. " +
        "--manifest names another file.\n",
    );
  });

  it("--check exits with 2, names the stale files, shows the difference and writes nothing", async () => {
    await run();
    expect((await run("--check")).code).toBe(0);
    edit((text) => text.replace("Width in pixels", "Width in points"));
    rmSync(join(directory, "generated/API.md"));
    const { code, stderr } = await run("--check");
    expect(code).toBe(2);
    expect(stderr).toContain("stale   generated/types/widget.ts");
    expect(stderr).toContain("missing generated/API.md");
    expect(stderr).toContain("-  /** Width in pixels. */\n+  /** Width in points. */");
    expect(existsSync(join(directory, "generated/API.md"))).toBe(false);
  });

  it("--watch exits with 1 and one line if there is no folder to watch", async () => {
    const { code, stderr } = await run("--watch", "--manifest", "missing/resources.yaml");
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        "Cannot watch the folder missing: ENOENT: no such file or directory, watch 'missing'. " +
        "--manifest names a file in another one.\n",
    });
  });

  it("--watch generates at every change, keeps going over mistakes, and ends on SIGTERM", async () => {
    const child = start("--watch");
    if (!child.stdout || !child.stderr) throw new Error("no output");
    const out = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
    const errors = createInterface({ input: child.stderr })[Symbol.asyncIterator]();
    const nextLine = async () => (await out.next()).value as string;
    expect(await nextLine()).toBe("watching resources.yaml");
    expect(await nextLine()).toMatch(/^generated has \d+ changed files/);

    edit((text) => text.replace("kind: Widget", "knd: Widget"));
    expect((await errors.next()).value).toMatch(/^resources\.yaml:\d+:\d+ error /);

    edit((text) => text.replace("knd: Widget", "kind: Gadget"));
    expect(await nextLine()).toMatch(/^generated has \d+ changed files/);
    expect(existsSync(join(directory, "generated/types/gadget.ts"))).toBe(true);
    expect(existsSync(join(directory, "generated/types/widget.ts"))).toBe(false);

    child.kill("SIGTERM");
    expect(await once(child, "exit")).toEqual([0, null]);
  });
});
