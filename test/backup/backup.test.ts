import { spawnSync } from "node:child_process";
import { chmodSync, existsSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it, onTestFinished } from "vitest";
import { backup } from "../../src/backup/backup.js";
import { openBackup, verifyBackup } from "../../src/backup/backup-file.js";
import { restore } from "../../src/backup/restore.js";
import { createClient } from "../../src/client/index.js";
import { openStore, restoreStore } from "../../src/storage/open-store.js";
import type { Entry, Store } from "../../src/storage/store.js";
import { CommandProcess } from "../helpers/command-process.js";
import { etcdAvailable, startEtcd } from "../helpers/etcd.js";
import { items, startServer } from "../helpers/server.js";
import { mountSmallFileSystem, temporaryDirectory } from "../helpers/temporary-directory.js";
import { pod } from "../http/bodies.js";
import { written } from "../storage/store-contract.js";

const pods = "/api/v1/namespaces/default/pods";

describe("A backup of a store that is served", () => {
  it("is what was there at one revision, and has every write acknowledged before it", { timeout: 60_000 }, async () => {
    const directory = temporaryDirectory();
    const out = join(temporaryDirectory(), "backup");
    const server = await startServer(`file:${join(directory, "source")}`);
    let newest = 0;
    let isOver = false;
    const writer = async (name: string) => {
      for (let count = 1; !isOver; count++) {
        const object = {
          ...pod(name),
          metadata: { name, annotations: { count: `${count}`, fill: "x".repeat(count) } },
        };
        const answer =
          count % 7 === 0
            ? await server.send("DELETE", `${pods}/${name}`)
            : count % 7 === 1
              ? await server.send("POST", pods, object)
              : await server.send("PUT", `${pods}/${name}`, object);
        expect(answer.status).toBeLessThan(300);
        newest = Math.max(newest, Number(answer.body?.data.metadata.resourceVersion ?? 0));
      }
    };
    const writers = Promise.all(Array.from({ length: 20 }, (_, index) => writer(`pod-${index}`)));
    await server.send("POST", "/api/v1/nodes", { metadata: { name: "first" } });
    const before = newest;
    const command = new CommandProcess(["backup", "--store", `file:${join(directory, "source")}`, "--out", out]);
    expect(await command.ended, command.stderr).toBe(0);
    const after = newest;
    isOver = true;
    await writers;

    const { revision } = await verifyBackup(out);
    expect(revision).toBeGreaterThanOrEqual(before);
    expect(revision).toBeLessThanOrEqual(newest);
    expect(after).toBeGreaterThan(before);
    const query = `resourceVersion=${revision}&resourceVersionMatch=Exact`;
    const then = items(await server.send("GET", `/api/v1/pods?${query}`));
    const nodes = items(await server.send("GET", `/api/v1/nodes?${query}`));
    await server.stop();

    expect(await restore({ in: out, store: `file:${join(directory, "copy")}` })).toBe(
      `Restored and verified file:${join(directory, "copy")}: ${then.length + nodes.length} objects ` +
        `as they were at revision ${revision} of ${out}`,
    );
    const restored = await startServer(`file:${join(directory, "copy")}`);
    expect(items(await restored.send("GET", "/api/v1/pods"))).toEqual(then);
    expect(items(await restored.send("GET", "/api/v1/nodes"))).toEqual(nodes);
    await restored.stop();
  });

  it("lets informers and watches recover from what happened after it", async () => {
    const directory = temporaryDirectory();
    const out = join(directory, "backup");
    const server = await startServer(`file:${join(directory, "source")}`);
    const client = createClient({ baseUrl: server.url });
    const create = (name: string) => client.pods.create({ namespace: "default", object: pod(name) as never });
    await create("kept");
    await create("changed");
    const informer = client.pods.informer({ backoff: { minMs: 10, maxMs: 50 } });
    informer.onError(() => {}); // Of its attempts to reach the server, and of the 410.
    onTestFinished(() => informer.stop());
    informer.start();
    await informer.waitForSync();
    await backup({ store: `file:${join(directory, "source")}`, out });
    await client.pods.update({ namespace: "default", name: "changed" }, ({ metadata }) => {
      metadata.labels = { later: "yes" };
    });
    const lost = await create("lost");
    await until(() => informer.store.get("default/lost") !== undefined);
    await server.stop();

    await restore({ in: out, store: `file:${join(directory, "copy")}` });
    const restored = await startServer(`file:${join(directory, "copy")}`, { listen: new URL(server.url).host });
    onTestFinished(() => restored.stop());
    const created = await create("new");
    // Nothing that a client has seen gets another meaning.
    expect(Number(created.metadata.resourceVersion)).toBeGreaterThan(
      Number(lost.metadata.resourceVersion) + 999_999_000,
    );
    const watch = await restored.send("GET", `${pods}?watch=true&resourceVersion=${lost.metadata.resourceVersion}`);
    expect(JSON.parse(watch.text)).toMatchObject({ type: "ERROR", object: { code: 410, reason: "Expired" } });
    await until(() => informer.store.get("default/new") !== undefined);
    expect(
      informer.store
        .list()
        .map(({ metadata }) => metadata.name)
        .sort(),
    ).toEqual(["changed", "kept", "new"]);
    expect(informer.store.get("default/changed")?.metadata.labels).toBeUndefined();
  });
});

describe("A backup file", () => {
  it("is refused when any byte of it is another, or when it ends anywhere too early", async () => {
    const { file, directory } = await smallBackup();
    const bytes = readFileSync(file);
    const broken = join(directory, "broken");
    const refused = { name: "BackupError" };
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed.writeUInt8(changed.readUInt8(at) ^ (1 << (at % 8)), at);
      writeFileSync(broken, changed);
      await expect(verifyBackup(broken), `byte ${at}`).rejects.toMatchObject(refused);
      writeFileSync(broken, bytes.subarray(0, at));
      await expect(verifyBackup(broken), `${at} bytes`).rejects.toMatchObject(refused);
    }
    writeFileSync(broken, bytes);
    expect(await verifyBackup(broken)).toEqual({ revision: expect.any(Number), entries: 3 });
  });

  it("is refused when whole lines are missing, doubled or in another order, and says which line", async () => {
    const { file, directory } = await smallBackup();
    const [head = "", first = "", second = "", third = "", end = ""] = readFileSync(file, "utf8").split(/(?<=\n)/);
    const cases: readonly (readonly [lines: readonly string[], message: string])[] = [
      [[head, first, third, end], "is not intact: line 4: lines before it are missing or are others"],
      [[head, first, second, second, third, end], "is not intact: line 4: it is not what a backup has there"],
      [[head, second, first, third, end], "is not intact: line 3: it is not what a backup has there"],
      [[head, first, second, third, end, first], "is not intact: line 6: it stands behind the end"],
      [[head, first, second, third], "is not complete: it ends after 3 entries"],
      [[head, first, second.slice(0, -5)], "is not intact: line 3: it is cut off"],
      [[first, second, third, end], "is not a backup of minik8s-apiserver"],
      [[], "is not a backup of minik8s-apiserver"],
    ];
    for (const [lines, message] of cases) {
      writeFileSync(join(directory, "broken"), lines.join(""));
      await expect(verifyBackup(join(directory, "broken"))).rejects.toThrow(message);
    }
  });

  it("that is not intact makes no store, not even a directory", async () => {
    const { file, directory } = await smallBackup();
    writeFileSync(file, readFileSync(file).subarray(0, -10));
    const target = join(directory, "target");
    await expect(restore({ in: file, store: `file:${target}` })).rejects.toThrow(
      `Cannot restore ${file} to file:${target}: ${file} is not intact: line 5: it is cut off. Use another backup`,
    );
    expect(existsSync(target)).toBe(false);
  });

  it("keeps any bytes, in the order of the keys", async () => {
    const directory = temporaryDirectory();
    const store = await openStore(`file:${join(directory, "source")}`);
    const keys = ["/registry/b/😀", "/registry/b/\uffff", "/registry/a", "/registry/empty"];
    for (const key of keys) await store.create(key, Buffer.from(key === "/registry/empty" ? [] : [0, 255, 10, 34]));
    const { entries } = await store.range("/registry/");
    await store.close();
    await backup({ store: `file:${join(directory, "source")}`, out: join(directory, "backup") });
    expect(await readEntries(join(directory, "backup"))).toEqual(entries);
  });
});

describe("restore", () => {
  it("refuses a directory that has a store, or that is in use, and changes nothing there", async () => {
    const { file, directory } = await smallBackup();
    const store = await openStore(`file:${join(directory, "other")}`);
    const revision = written(await store.create("/registry/things/mine", Buffer.from("mine")));
    const options = { in: file, store: `file:${join(directory, "other")}` };
    await expect(restore(options)).rejects.toThrow(`is in use by another process (pid ${process.pid})`);
    await store.close();
    await expect(restore(options)).rejects.toThrow(
      `${join(directory, "other")} holds a store already: choose another directory, or move that store away`,
    );
    const again = await openStore(options.store);
    expect((await again.range("/registry/")).entries).toMatchObject([{ key: "/registry/things/mine", revision }]);
    await again.close();
  });

  it("makes nothing when it fails half-way", async () => {
    const directory = temporaryDirectory();
    const failing = async function* () {
      yield { key: "/registry/things/a", value: Buffer.from("a"), revision: 2 };
      throw new Error("half-way");
    };
    await expect(restoreStore(`file:${directory}`, { revision: 5, entries: failing() })).rejects.toThrow("half-way");
    expect(readdirSync(directory)).toEqual(["owner.lock"]);
  });

  it("that was killed leaves a directory that is not taken for an empty store, and can be run again", async () => {
    const { file, directory } = await smallBackup();
    const target = join(directory, "target");
    const store = `file:${target}`;
    const script = join(import.meta.dirname, "killed-restore.ts");
    expect(spawnSync(process.execPath, ["--import", "tsx", script, store]).signal).toBe("SIGKILL");
    await expect(openStore(store)).rejects.toThrow(
      `A restore into ${target} was broken off: run it again, or remove ${join(target, "unfinished-restore")}`,
    );
    await restore({ in: file, store });
    const restored = await openStore(store);
    expect((await restored.range("/registry/")).entries).toEqual(await readEntries(file));
    await restored.close();
  });

  it("says that the disk is full, and makes nothing", async (context) => {
    const disk = mountSmallFileSystem(10 * 1024 * 1024) ?? context.skip("may not mount a file system here");
    const directory = temporaryDirectory();
    const store = await openStore(`file:${join(directory, "source")}`);
    await store.create("/registry/things/large", Buffer.alloc(8_000_000));
    await store.close();
    const out = join(directory, "backup");
    await backup({ store: `file:${join(directory, "source")}`, out });
    await expect(restore({ in: out, store: `file:${disk.path}/data` })).rejects.toThrow("not enough space");
    expect(readdirSync(join(disk.path, "data"))).toEqual(["owner.lock"]);

    await expect(
      backup({ store: `file:${join(directory, "source")}`, out: join(disk.path, "backup") }),
    ).rejects.toThrow("ENOSPC");
    expect(readdirSync(disk.path)).toEqual(["data"]);
  });
});

it("is refused where no server could be told what must not be overwritten", async () => {
  const parent = temporaryDirectory();
  const directory = join(parent, "source");
  const store = await openStore(`file:${directory}`);
  await store.create("/registry/things/a", Buffer.from("a"));
  await store.close();
  // Another user may read it all.
  for (const path of [parent, directory]) chmodSync(path, 0o777);
  const script = join(import.meta.dirname, "unannounced-backup.ts");
  const { stdout, stderr } = spawnSync(process.execPath, ["--import", "tsx", script, directory, parent]);
  expect(stdout.toString(), stderr.toString()).toMatch(
    /Cannot write to .*lock\.mdb.*EACCES.*Let this user write to it/,
  );
  expect(readdirSync(parent).sort()).toEqual(["first", "source"]);
});

describe.skipIf(!etcdAvailable())("A backup of an etcd", () => {
  it("becomes an embedded store, whatever revisions it has", async () => {
    const etcd = await startEtcd();
    const directory = temporaryDirectory();
    const out = join(directory, "backup");
    const store = await openStore(`etcd://${etcd.endpoint}`);
    try {
      await Promise.all(
        Array.from({ length: 1_200 }, (_, index) => store.create(`/registry/things/${index}`, Buffer.from(`${index}`))),
      );
      await store.create("/elsewhere/a", Buffer.from("not ours"));
      const { entries, revision } = await store.range("/registry/");
      await backup({ store: `etcd://${etcd.endpoint}`, out });
      expect(await readEntries(out)).toEqual(entries);
      await restore({ in: out, store: `file:${join(directory, "copy")}` });
      const copy = await openStore(`file:${join(directory, "copy")}`);
      expect((await copy.range("/registry/")).entries).toEqual(entries);
      expect(await copy.revision()).toBeGreaterThan(revision + 1_000_000_000);
      await copy.close();
    } finally {
      await store.close();
      await etcd.remove();
    }
  });

  it("may have several keys at one revision", async () => {
    const directory = temporaryDirectory();
    const entries = ["a", "b", "c"].map((name) => ({
      key: `/registry/${name}`,
      value: Buffer.from(name),
      revision: 7,
    }));
    const source = async function* () {
      yield* entries;
    };
    await restoreStore(`file:${directory}`, { revision: 9, entries: source() });
    const store = await openStore(`file:${directory}`);
    const range = await store.range("/registry/");
    expect(range.entries.map(({ key, value }) => [key, value.toString()])).toEqual([
      ["/registry/a", "a"],
      ["/registry/b", "b"],
      ["/registry/c", "c"],
    ]);
    const replaced = await store.replace("/registry/b", Buffer.from("B"), range.entries[1]?.revision ?? 0);
    expect(written(replaced)).toBe(range.revision + 1);
    await store.close();
  });
});

describe("On the command line", () => {
  it.each([
    { args: ["backup"], code: 2, message: "error: required option '--out <file>' not specified" },
    { args: ["restore"], code: 2, message: "error: required option '--in <file>' not specified" },
    {
      args: ["backup", "--store", "memory:", "--out", "x"],
      code: 2,
      message: 'error: Cannot back up "memory:": only the process that has a store in memory can see it.',
    },
    {
      args: ["restore", "--in", "package.json", "--store", "file:x"],
      code: 1,
      message: "error: Cannot restore package.json to file:x: package.json is not a backup of minik8s-apiserver",
    },
    {
      args: ["backup", "--store", "file:no-such-directory", "--out", "x"],
      code: 1,
      message: "error: Cannot back up file:no-such-directory to x: There is no store in no-such-directory",
    },
  ])("$args is refused in one line", async ({ args, code, message }) => {
    const command = new CommandProcess(args);
    expect(await command.ended).toBe(code);
    expect(command.stderr).toBe(`${message}\n`);
    expect(command.stdout).toBe("");
  });
});

/** Three entries, and the file of a backup of them. */
async function smallBackup(): Promise<{ file: string; directory: string }> {
  const directory = temporaryDirectory();
  const store: Store = await openStore(`file:${join(directory, "source")}`);
  for (const name of ["a", "b", "c"]) await store.create(`/registry/things/${name}`, Buffer.from(name.repeat(5)));
  await store.close();
  const file = join(directory, "backup");
  await backup({ store: `file:${join(directory, "source")}`, out: file });
  expect(readdirSync(directory).sort()).toEqual(["backup", "source"]);
  return { file, directory };
}

async function readEntries(path: string): Promise<Entry[]> {
  const entries: Entry[] = [];
  for await (const entry of (await openBackup(path)).entries()) entries.push(entry);
  return entries;
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) await new Promise((resolve) => setTimeout(resolve, 5));
}
