import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, test } from "vitest";
import { etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { root } from "../helpers/manifests.js";

const TIMEOUT_MS = 90_000;

/** Runs the demo to its end, and resolves to what it printed. A failure tells that, too. */
async function runDemo(store: string): Promise<string> {
  const args = ["--import", "tsx", "examples/control-plane/demo.ts", "--store", store];
  const run = promisify(execFile)(process.execPath, args, { cwd: root, timeout: TIMEOUT_MS });
  const { stdout } = await run.catch(({ message, stdout, stderr }) => {
    throw new Error([message, stdout, stderr].join("\n"));
  });
  return stdout;
}

function expectEverything(output: string): void {
  expect(output).toMatch(/✓ each Node runs one of them\n/);
  expect(output).toMatch(/✓ another one runs in its place\n/);
  expect(output).toMatch(/✓ its Pods are replaced on the others\n/);
  expect(output).toMatch(/✓ every program goes on by itself, and six Pods run\n/);
  expect(output).toMatch(/✓ the Job is completed, and its JobFile holds what it wrote\n/);
  expect(output).toMatch(/✓ its Pods are gone with it\n/);
  expect(output).toMatch(/Everything has happened\n/);
  expect(output).toMatch(/ [1-9]\d+ edits of the user, every one of them still there/);
  expect(output).toMatch(/ [1-9]\d+ times a kubelet wrote the status of one/);
  // Lines, and none of the codes that a terminal understands.
  expect(output).not.toContain("\x1b");
}

describe.concurrent("the control plane of the examples does what it promises", () => {
  test("file:", { timeout: TIMEOUT_MS }, async () => {
    const directory = await mkdtemp(join(tmpdir(), "demo-test-"));
    try {
      expectEverything(await runDemo(`file:${directory}`));
    } finally {
      await rm(directory, { recursive: true });
    }
  });

  test.skipIf(!etcdAvailable())("etcd:", { timeout: TIMEOUT_MS }, async () => {
    const etcd = await startEtcd();
    try {
      expectEverything(await runDemo(`etcd://${etcd.endpoint}`));
    } finally {
      await etcd.remove();
    }
  });
});
