import { spawnSync } from "node:child_process";
import { readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { afterEach, describe, expect, onTestFinished, test } from "vitest";
import { CommandProcess } from "../helpers/command-process.js";
import { items, send } from "../helpers/server.js";
import { mountSmallFileSystem, temporaryDirectory } from "../helpers/temporary-directory.js";
import { openWatch } from "../helpers/watch-client.js";

const jobFiles = "/apis/v1/namespaces/default/jobfiles";
const jobFile = (name: string, bytes: number) => ({ metadata: { name }, userUploadFile: "A".repeat(bytes) });

describe("A disk that takes no more writes", { timeout: 60_000 }, () => {
  const servers: CommandProcess[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) {
      server.signal("SIGKILL");
      await server.ended;
    }
  });
  const serve = (directory: string) => {
    const store = `file:${directory}`;
    const server = new CommandProcess(["serve", "--listen", "127.0.0.1:0", "--store", store, "--log-level", "error"]);
    servers.push(server);
    return server.url();
  };

  const noRoom = {
    error: "The store has no room for the write; reads go on",
    reason: "ServiceUnavailable",
    code: 503,
  };
  const refused = {
    error: "The disk of the store refuses writes; reads go on",
    reason: "ServiceUnavailable",
    code: 503,
  };

  /** Puts one after the other until one is refused as it should be. Returns the names of those that are there. */
  const fill = async (url: string, bytes: number, failure: typeof noRoom) => {
    const names: string[] = [];
    for (;;) {
      const name = `file-${String(names.length).padStart(4, "0")}`;
      const answer = await send(url, "POST", jobFiles, jobFile(name, bytes));
      if (answer.status !== 201) {
        expect(answer.body).toEqual(failure);
        expect(answer.headers.get("retry-after")).toBe("10");
        return names;
      }
      names.push(name);
    }
  };
  /** Reads and watches are served, and nothing else is there than what was acknowledged. */
  const expectReads = async (url: string, names: readonly string[]) => {
    const list = await send(url, "GET", jobFiles);
    expect(items(list).map(({ metadata }) => metadata.name)).toEqual(names);
    expect((await send(url, "GET", `${jobFiles}/${names[0]}`)).status).toBe(200);
    expect((await send(url, "GET", "/readyz")).status).toBe(200);
    const watch = await openWatch(url, `${jobFiles}?watch=true`);
    expect((await watch.seeing(names.length)).map(({ object }) => object.metadata.name)).toEqual(names);
    return watch;
  };
  /** Without a restart, also for watches that were there before. */
  const expectRecovery = async (url: string, names: readonly string[], bytes: number) => {
    const watch = await expectReads(url, names);
    expect((await send(url, "POST", jobFiles, jobFile("recovered", bytes))).status).toBe(201);
    expect((await watch.seeing(names.length + 1)).at(-1)?.object.metadata.name).toBe("recovered");
    watch.close();
  };

  test("a full one: 503 for writes, deletions go on, and it recovers when there is room", async (context) => {
    const disk = mountSmallFileSystem(16 * 1024 * 1024) ?? context.skip("may not mount a file system here");
    const url = await serve(join(disk.path, "data"));
    const names = await fill(url, 500_000, noRoom);
    const watch = await expectReads(url, names);
    const [first = "", ...others] = names;
    expect((await send(url, "DELETE", `${jobFiles}/${first}`)).status).toBe(204);
    expect((await watch.seeing(names.length + 1)).at(-1)).toMatchObject({
      type: "DELETED",
      object: { metadata: { name: first } },
    });
    watch.close();
    disk.remount("size=64m");
    await expectRecovery(url, others, 5_000_000);
  });

  // Needs no rights, so there is always one that proves what a full disk does where processes have such limits.
  test.runIf(process.platform === "linux")("a limit of the file's size", async () => {
    const directory = temporaryDirectory();
    const url = await serve(directory);
    expect((await send(url, "POST", jobFiles, jobFile("file-0000", 12))).status).toBe(201);
    const limit = (size: number | "unlimited") => {
      const pid = readFileSync(join(directory, "owner.lock"), "utf8").trim();
      expect(spawnSync("prlimit", ["--pid", pid, `--fsize=${size}:unlimited`]).status).toBe(0);
    };
    limit(statSync(join(directory, "data.mdb")).size);
    const large = await send(url, "POST", jobFiles, jobFile("large", 5_000_000));
    expect(large.body).toEqual(noRoom);
    await (await expectReads(url, ["file-0000"])).close();
    limit("unlimited");
    await expectRecovery(url, ["file-0000"], 5_000_000);
  });

  test("one that refuses all writes", async (context) => {
    const directory = temporaryDirectory();
    const url = await serve(directory);
    expect((await send(url, "POST", jobFiles, jobFile("file-0000", 12))).status).toBe(201);
    const data = join(directory, "data.mdb");
    if (spawnSync("chattr", ["+i", data]).status !== 0) context.skip("cannot make files immutable here");
    onTestFinished(() => void spawnSync("chattr", ["-i", data]));
    const write = await send(url, "POST", jobFiles, jobFile("another", 5_000_000));
    spawnSync("chattr", ["-i", data]);
    expect(write.body).toEqual(refused);
    expect(write.headers.get("retry-after")).toBe("10");
    await expectRecovery(url, ["file-0000"], 5_000_000);
  });
});
