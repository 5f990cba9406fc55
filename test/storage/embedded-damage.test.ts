import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import { temporaryDirectory } from "../helpers/temporary-directory.js";
import { written } from "./store-contract.js";

const pageBytes = 4096;
/** A process that has read nothing more for so long goes in circles. */
const silenceMs = 10_000;
/** Copies that are damaged; more of them where there is time. */
const rounds = Number(process.env.DAMAGE_ROUNDS ?? 30);

/** What can happen to a file; each damages a copy of it somewhere. */
const damages: Readonly<Record<string, (file: Buffer) => Buffer>> = {
  "a flipped bit": (file) => {
    const at = random(file.length);
    file.writeUInt8(file.readUInt8(at) ^ (1 << random(8)), at);
    return file;
  },
  "a flipped bit in what the file begins with": (file) => {
    const at = pageBytes * random(2) + random(192);
    file.writeUInt8(file.readUInt8(at) ^ (1 << random(8)), at);
    return file;
  },
  "other bytes": (file) => {
    const at = random(file.length - 8);
    for (let offset = 0; offset < 8; offset++) file.writeUInt8(random(256), at + offset);
    return file;
  },
  "a page of zeros": (file) => file.fill(0, ...pageOf(file)),
  "a page that was written elsewhere": (file) => {
    file.copy(file, pageOf(file)[0], ...pageOf(file));
    return file;
  },
  "a half of a page that was not written": (file) => {
    const [start] = pageOf(file);
    return file.fill(0, start + pageBytes / 2, start + pageBytes);
  },
  "an end that is missing": (file) => file.subarray(0, random(file.length)),
};

it("a damaged file is refused, or the process ends, or the damage hit what nothing needs: never is other data served", async () => {
  const directory = temporaryDirectory();
  const source = join(directory, "source");
  await fillStore(source);
  const file = readFileSync(join(source, "data.mdb"));
  const kinds = Object.keys(damages);
  const cases = Array.from({ length: rounds }, (_, round) => {
    const kind = kinds[round % kinds.length] as string;
    const path = join(directory, `${round}`);
    mkdirSync(path);
    writeFileSync(join(path, "data.mdb"), damages[kind]?.(Buffer.from(file)) ?? file);
    return { kind, path };
  });
  mkdirSync(join(directory, "right"));
  copyFileSync(join(source, "data.mdb"), join(directory, "right", "data.mdb"));
  const [right] = await readAll([join(directory, "right")]);
  expect(right).toMatchObject({ holds: expect.any(String) });

  const outcomes = await readAll(cases.map(({ path }) => path));
  const counts: Record<string, number> = { refused: 0, intact: 0, ended: 0 };
  for (const [index, outcome] of outcomes.entries()) {
    const { kind, path } = cases[index] as (typeof cases)[number];
    if (outcome === "ended") counts.ended = (counts.ended ?? 0) + 1;
    else if ("refused" in outcome) {
      counts.refused = (counts.refused ?? 0) + 1;
      expect(outcome.refused, kind).toContain(path);
      expect(outcome.refused, kind).toMatch(/Cannot open the data|holds data of|minik8s-apiserver restore --in FILE/);
    } else {
      counts.intact = (counts.intact ?? 0) + 1;
      expect(outcome, `${kind} in round ${index}`).toEqual(right);
    }
  }
  expect(counts.refused).toBeGreaterThan(rounds / 3);
  // LMDB has a last word of its own on some damages: it aborts.
  expect(counts.ended).toBeLessThan(rounds / 5);
});

type Outcome = { readonly refused: string } | { readonly holds: string } | "ended";

/** Reads stores in another process, and in a new one where that ended. */
async function readAll(directories: readonly string[]): Promise<Outcome[]> {
  const outcomes: Outcome[] = [];
  while (outcomes.length < directories.length) {
    const before = outcomes.length;
    const code = await readMany(directories.slice(before), (outcome) => outcomes.push(outcome));
    if (code === 0) break;
    outcomes.push("ended");
  }
  expect(outcomes).toHaveLength(directories.length);
  return outcomes;
}

async function readMany(directories: readonly string[], take: (outcome: Outcome) => void): Promise<number | null> {
  const script = fileURLToPath(new URL("damage-reader.ts", import.meta.url));
  const child = spawn(process.execPath, ["--import", "tsx", script, ...directories], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "close");
  let timer = setTimeout(() => child.kill("SIGKILL"), silenceMs);
  for await (const line of createInterface(child.stdout)) {
    take(JSON.parse(line));
    clearTimeout(timer);
    timer = setTimeout(() => child.kill("SIGKILL"), silenceMs);
  }
  const [code] = await ended;
  clearTimeout(timer);
  return code;
}

/** Objects of all sizes, some of them changed or deleted, so that there are free pages too. */
async function fillStore(directory: string): Promise<void> {
  const store = await openEmbeddedStore({ directory, historyMaxEvents: 400 });
  const revisions = new Map<string, number>();
  for (let round = 0; round < 60; round++) {
    await Promise.all(
      Array.from({ length: 10 }, async () => {
        const key = `/registry/things/${random(200)}-${round % 7}`;
        if (revisions.get(key) === 0) return;
        const revision = revisions.get(key);
        revisions.set(key, 0);
        const value = Buffer.from(`${key} ${"x".repeat(random(10) === 0 ? random(20_000) : random(500))}`);
        if (revision === undefined) revisions.set(key, written(await store.create(key, value)));
        else if (random(4) > 0) revisions.set(key, written(await store.replace(key, value, revision)));
        else {
          await store.delete(key, revision);
          revisions.delete(key);
        }
      }),
    );
  }
  await store.close();
}

function random(below: number): number {
  return Math.floor(Math.random() * below);
}

/** Beginning and end of a page, also one of the two that all others are found from. */
function pageOf(file: Buffer): [start: number, end: number] {
  const start = pageBytes * random(file.length / pageBytes);
  return [start, start + pageBytes];
}
