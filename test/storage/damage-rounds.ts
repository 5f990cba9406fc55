import { spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { isDeepStrictEqual } from "node:util";
import { openEmbeddedStore } from "../../src/storage/embedded-store.js";
import type { WriteResult } from "../../src/storage/store.js";
import { SeededRandom } from "../robustness/seeded-random.js";

export interface DamageRoundsOptions {
  /** Where copies of a store are put. It must exist, and be empty. */
  readonly directory: string;
  /** How many copies are damaged. */
  readonly rounds: number;
  /** The same seed does the same damages; when the store that they hit was synced may differ. */
  readonly seed: number;
}

/** What damages came to. */
export interface DamageReport {
  readonly rounds: number;
  /** Refused with a message that says what to do. */
  readonly refused: number;
  /** Served, and right: the damage hit what nothing needs. */
  readonly intact: number;
  /** The process ended or was stuck: LMDB has a last word of its own on some damages. */
  readonly ended: number;
  /** Every store that was served and wrong, or refused without a way out. */
  readonly violations: readonly string[];
}

const pageBytes = 4096;
/** A process that has read nothing more for so long goes in circles. */
const silenceMs = 10_000;
/** So many stores are damaged and read before they are removed. */
const roundsAtOnce = 100;

/** What can happen to a file; each damages a copy of it somewhere. */
const damages: Readonly<Record<string, (file: Buffer, random: SeededRandom) => Buffer>> = {
  "a flipped bit": (file, random) => {
    const at = random.below(file.length);
    file.writeUInt8(file.readUInt8(at) ^ (1 << random.below(8)), at);
    return file;
  },
  "a flipped bit in what the file begins with": (file, random) => {
    const at = pageBytes * random.below(2) + random.below(192);
    file.writeUInt8(file.readUInt8(at) ^ (1 << random.below(8)), at);
    return file;
  },
  "other bytes": (file, random) => {
    const at = random.below(file.length - 8);
    for (let offset = 0; offset < 8; offset++) file.writeUInt8(random.below(256), at + offset);
    return file;
  },
  "a page of zeros": (file, random) => file.fill(0, ...pageOf(file, random)),
  "a page that was written elsewhere": (file, random) => {
    file.copy(file, pageOf(file, random)[0], ...pageOf(file, random));
    return file;
  },
  "a half of a page that was not written": (file, random) => {
    const [start] = pageOf(file, random);
    return file.fill(0, start + pageBytes / 2, start + pageBytes);
  },
  "an end that is missing": (file, random) => file.subarray(0, random.below(file.length)),
};

/** Damages copies of the data file of an embedded store, and reads each: never may it give other data than it held. */
export async function damageRounds({ directory, rounds, seed }: DamageRoundsOptions): Promise<DamageReport> {
  const random = new SeededRandom(seed);
  const source = join(directory, "source");
  await fillStore(source, random);
  const file = readFileSync(join(source, "data.mdb"));
  const sound = join(directory, "sound");
  mkdirSync(sound);
  copyFileSync(join(source, "data.mdb"), join(sound, "data.mdb"));
  const [right] = await readAll([sound]);
  if (right === undefined || right === "ended" || !("holds" in right)) throw new Error("The store cannot be read");

  const counts = { refused: 0, intact: 0, ended: 0 };
  const violations: string[] = [];
  const kinds = Object.keys(damages);
  for (let from = 0; from < rounds; from += roundsAtOnce) {
    const cases = Array.from({ length: Math.min(roundsAtOnce, rounds - from) }, (_, index) => {
      const kind = kinds[(from + index) % kinds.length] as string;
      const path = join(directory, String(from + index));
      mkdirSync(path);
      writeFileSync(join(path, "data.mdb"), damages[kind]?.(Buffer.from(file), random) ?? file);
      return { kind, path };
    });
    const outcomes = await readAll(cases.map(({ path }) => path));
    for (const [index, { kind, path }] of cases.entries()) {
      const outcome = outcomes[index];
      if (outcome === undefined || outcome === "ended") counts.ended += 1;
      else if ("holds" in outcome) {
        counts.intact += 1;
        if (!isDeepStrictEqual(outcome, right))
          violations.push(`${kind}: other data was served in round ${from + index}`);
      } else {
        counts.refused += 1;
        if (!outcome.refused.includes(path) || !wayOut.test(outcome.refused)) {
          violations.push(`${kind}: the refusal does not say what to do: ${outcome.refused}`);
        }
      }
      rmSync(path, { recursive: true });
    }
  }
  if (counts.refused <= rounds / 3) violations.push(`only ${counts.refused} of ${rounds} damages were refused`);
  if (counts.ended >= rounds / 5) violations.push(`the process ended at ${counts.ended} of ${rounds} damages`);
  return { rounds, ...counts, violations };
}

/** What a refusal tells. */
const wayOut = /Cannot open the data|holds data of|minik8s-apiserver restore --in FILE/;

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
  return outcomes;
}

async function readMany(directories: readonly string[], take: (outcome: Outcome) => void): Promise<number | null> {
  const script = join(import.meta.dirname, "damage-reader.ts");
  const child = spawn(process.execPath, ["--import", "tsx", script, ...directories], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  const ended = once(child, "close");
  const timer = setTimeout(() => child.kill("SIGKILL"), silenceMs);
  for await (const line of createInterface(child.stdout)) {
    take(JSON.parse(line));
    timer.refresh();
  }
  const [code] = await ended;
  clearTimeout(timer);
  return code;
}

/** Objects of all sizes, some of them changed or deleted, so that there are free pages too. */
async function fillStore(directory: string, random: SeededRandom): Promise<void> {
  const store = await openEmbeddedStore({ directory, historyMaxEvents: 400 });
  const revisions = new Map<string, number>();
  for (let round = 0; round < 60; round++) {
    const keys = new Set(Array.from({ length: 10 }, () => `/registry/things/${random.below(200)}-${round % 7}`));
    await Promise.all(
      [...keys].map(async (key) => {
        const revision = revisions.get(key);
        const value = Buffer.from(
          `${key} ${"x".repeat(random.below(10) === 0 ? random.below(20_000) : random.below(500))}`,
        );
        if (revision === undefined) revisions.set(key, revisionOf(await store.create(key, value)));
        else if (random.below(4) > 0) revisions.set(key, revisionOf(await store.replace(key, value, revision)));
        else {
          await store.delete(key, revision);
          revisions.delete(key);
        }
      }),
    );
  }
  await store.close();
}

function revisionOf(result: WriteResult): number {
  if (!result.done) throw new Error("Nobody else writes to this store");
  return result.revision;
}

/** Beginning and end of a page, also one of the two that all others are found from. */
function pageOf(file: Buffer, random: SeededRandom): [start: number, end: number] {
  const start = pageBytes * random.below(file.length / pageBytes);
  return [start, start + pageBytes];
}
