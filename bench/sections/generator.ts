import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { peersDirectory } from "../install-peers.js";
import { manifestFile, manifestOf500 } from "../many-kinds.js";
import type { Bench, Section, Table } from "../section.js";
import { ourScript } from "../servers.js";
import { median } from "../statistics.js";
import { isUnsteady, ratio, seconds, withRange } from "../table.js";

/** Who takes longer than this for one run is not run again. */
const patienceMs = 60_000;

interface Contender {
  readonly name: string;
  readonly command: readonly string[];
}

const ours = "minik8s-apiserver generate";

export const generator: Section = {
  name: "generator",
  title: "Generator",
  about:
    "Seconds of a whole process, against well-known generators on the OpenAPI document that ours emits (it also emits the tables, types, validators, client and documentation); and with --watch, from the edit of one kind to its files on disk.",
  async measure(bench) {
    const manifests = [["10 kinds", readFileSync(manifestFile, "utf8")]];
    if (bench.plan.largeManifest) manifests.push(["500 kinds", manifestOf500()]);
    const tables: Table[] = [];
    for (const [name = "", manifest = ""] of manifests) {
      const directory = await prepare(bench, manifest);
      const times = await compareAll(bench, directory);
      times.set(`${ours} --watch, one edit`, await editTimes(bench, directory));
      tables.push(timesTable(name, times));
    }
    return { tables };
  },
};

/** A folder with the manifest and the OpenAPI document that it gives. */
async function prepare({ servers }: Bench, manifest: string): Promise<string> {
  const directory = servers.newDirectory();
  writeFileSync(join(directory, "resources.yaml"), manifest);
  await runOnce(generating("first"), directory);
  copyFileSync(join(directory, "first", "openapi.json"), join(directory, "openapi.json"));
  return directory;
}

/** Into a directory of its own each time: what is deleted before a run still costs the file system during it. */
function generating(out: string): Contender {
  return { name: ours, command: [ourScript, "generate", "--out", out] };
}

function peers(): Contender[] {
  const bin = join(peersDirectory, "node_modules", ".bin");
  return [
    { name: "openapi-typescript", command: [join(bin, "openapi-typescript"), "openapi.json", "-o", "openapi.ts"] },
    { name: "orval", command: [join(bin, "orval"), "--input", "openapi.json", "--output", "orval.ts"] },
    { name: "@hey-api/openapi-ts", command: [join(bin, "openapi-ts"), "-i", "openapi.json", "-o", "hey-api"] },
  ];
}

/** Runs all contenders in turn, over and over, so that a slow moment of the machine hits all of them. */
async function compareAll({ plan, arePeersInstalled }: Bench, directory: string): Promise<Map<string, number[]>> {
  const results = new Map<string, number[]>();
  const rounds = plan.largeManifest ? plan.rounds : 1;
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of [generating(`${round}`), ...(arePeersInstalled ? peers() : [])]) {
      const before = results.get(contender.name) ?? [];
      if (before.includes(Number.POSITIVE_INFINITY)) continue;
      results.set(contender.name, [...before, await runOnce(contender, directory)]);
    }
  }
  return results;
}

/** Seconds of one whole process; infinite if it was given up, with the processes that it started. */
async function runOnce({ name, command }: Contender, directory: string): Promise<number> {
  const startedMs = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: directory,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), patienceMs);
  const errors = text(child.stderr);
  const [status, signal] = await once(child, "exit");
  const tookMs = performance.now() - startedMs;
  clearTimeout(timer);
  if (signal !== null) return Number.POSITIVE_INFINITY;
  if (status !== 0) throw new Error(`${name} failed:\n${await errors}`);
  return tookMs / 1_000;
}

/** Seconds from the edit of one description until `generate --watch` has written. */
async function editTimes({ plan }: Bench, directory: string): Promise<number[]> {
  const manifest = join(directory, "resources.yaml");
  const original = readFileSync(manifest, "utf8");
  mkdirSync(join(directory, "watched"));
  const child = spawn(process.execPath, [...generating("watched").command, "--watch"], {
    cwd: directory,
    stdio: ["ignore", "pipe", "inherit"],
  });
  try {
    await generated(child);
    const measured: number[] = [];
    for (let edit = 0; edit < plan.rounds; edit += 1) {
      const written = generated(child);
      const startedMs = performance.now();
      writeFileSync(manifest, original.replace(/User to log in as/, `$& ${edit}`));
      await written;
      measured.push((performance.now() - startedMs) / 1_000);
    }
    return measured;
  } finally {
    child.kill();
    await once(child, "exit");
  }
}

/** Waits until the generator that watches says that it has written. */
async function generated({ stdout }: ChildProcess): Promise<void> {
  if (stdout === null) return;
  for (;;) {
    const [chunk] = (await once(stdout, "data")) as [Buffer];
    if (chunk.includes("changed")) return;
  }
}

function timesTable(title: string, times: ReadonlyMap<string, number[]>): Table {
  const base = median(times.get(ours) ?? []);
  return {
    title,
    headings: ["", "median (min to max)", `× ${ours}`],
    rows: [...times].map(([name, values]) => [name, withRange(values, seconds), ratio(median(values) / base)]),
    unsteady: [...times].filter(([, values]) => isUnsteady(values)).map(([name]) => name),
  };
}
