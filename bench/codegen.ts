/**
 * The generator side by side with well-known ones on the OpenAPI document that it emits, as whole processes, for the
 * ten kinds of resources.yaml and for 500. Interleaved runs; medians and ratios. `npm run bench:codegen`.
 *
 * The others are installed into bench/.tools on the first run, in their newest versions for Node 20.
 */
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import type { Manifest } from "../codegen/manifest.js";

const root = fileURLToPath(new URL("..", import.meta.url));
const tools = join(root, "bench", ".tools");
const rounds = 5;
/** Who takes longer than this for one run is not run again. */
const patienceMs = 60_000;

const peers = {
  "openapi-typescript": "7.13.0",
  orval: "7.13.2",
  "@hey-api/openapi-ts": "0.95.0",
  // The others call the compiler's API, which the native compiler does not have.
  typescript: "5.9.3",
};

interface Contender {
  readonly name: string;
  readonly command: readonly string[];
}

/** Number of output directories so far. */
let outputs = 0;

const work = mkdtempSync(join(tmpdir(), "bench-codegen-"));
try {
  installPeers();
  const small = await prepare("ten", readFileSync(join(root, "resources.yaml"), "utf8"));
  const large = await prepare("500", manifestOf500());
  report("10 kinds", await compareAll(small));
  report("500 kinds", await compareAll(large));
  console.log("\nwatch: from the edit of one kind to its files on disk, against a cold run");
  const manifests = [
    ["10 kinds", small],
    ["500 kinds", large],
  ] as const;
  for (const [name, directory] of manifests) {
    const cold = median(await coldTimes(directory));
    const edit = median(await editTimes(directory));
    console.log(`${name.padEnd(22)} ${format(edit)}   cold ${format(cold)}   ratio ${(edit / cold).toFixed(3)}`);
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}

function installPeers(): void {
  const wanted = JSON.stringify({ private: true, dependencies: peers });
  const file = join(tools, "package.json");
  if (existsSync(file) && readFileSync(file, "utf8") === wanted && existsSync(join(tools, "node_modules"))) return;
  mkdirSync(tools, { recursive: true });
  writeFileSync(file, wanted);
  execFileSync("npm", ["install", "--no-audit", "--no-fund", "--silent"], { cwd: tools, stdio: "inherit" });
}

/** A folder with the manifest and the OpenAPI document that it gives. */
async function prepare(name: string, manifest: string): Promise<string> {
  const directory = join(work, name);
  mkdirSync(directory);
  writeFileSync(join(directory, "resources.yaml"), manifest);
  await runOnce(ours(), directory);
  cpSync(join(directory, `generated-${outputs}`, "openapi.json"), join(directory, "openapi.json"));
  return directory;
}

/** Fifty copies of every kind under names of their own. */
function manifestOf500(): string {
  const manifest: Manifest = parse(readFileSync(join(root, "resources.yaml"), "utf8"));
  const resources = Array.from({ length: 50 }, (_, copy) =>
    manifest.resources.map(({ endpoints: _endpoints, aliases: _aliases, plural: _plural, ...resource }) => ({
      ...resource,
      kind: `${resource.kind}Copy${copy}`,
    })),
  );
  return stringify({ ...manifest, resources: resources.flat() }, { aliasDuplicateObjects: false });
}

/** Into a directory of its own each time: what is deleted before a run still costs the file system during it. */
function ours(): Contender {
  outputs += 1;
  const command = [join(root, "dist/src/main.js"), "generate", "--out", `generated-${outputs}`];
  return { name: "minik8s-apiserver", command };
}

function contenders(): Contender[] {
  const bin = join(tools, "node_modules", ".bin");
  return [
    ours(),
    { name: "openapi-typescript", command: [join(bin, "openapi-typescript"), "openapi.json", "-o", "openapi.ts"] },
    { name: "orval", command: [join(bin, "orval"), "--input", "openapi.json", "--output", "orval.ts"] },
    { name: "@hey-api/openapi-ts", command: [join(bin, "openapi-ts"), "-i", "openapi.json", "-o", "hey-api"] },
  ];
}

/** Seconds of one whole process; infinite if it was given up, with the processes that it started. */
async function runOnce({ name, command }: Contender, directory: string): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, command, {
    cwd: directory,
    stdio: ["ignore", "ignore", "pipe"],
    detached: true,
  });
  const timer = setTimeout(() => process.kill(-(child.pid ?? 0), "SIGKILL"), patienceMs);
  const errors = text(child.stderr);
  const [status, signal] = await once(child, "exit");
  const seconds = (performance.now() - started) / 1000;
  clearTimeout(timer);
  if (signal !== null) return Number.POSITIVE_INFINITY;
  if (status !== 0) throw new Error(`${name} failed:\n${await errors}`);
  return seconds;
}

async function coldTimes(directory: string): Promise<number[]> {
  const seconds: number[] = [];
  for (let round = 0; round < rounds; round += 1) seconds.push(await runOnce(ours(), directory));
  return seconds;
}

/** Runs all contenders in turn, over and over, so that a slow moment of the machine hits all of them. */
async function compareAll(directory: string): Promise<Map<string, number[]>> {
  const results = new Map<string, number[]>();
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders()) {
      if (results.get(contender.name)?.includes(Number.POSITIVE_INFINITY)) continue;
      const seconds = await runOnce(contender, directory);
      results.set(contender.name, [...(results.get(contender.name) ?? []), seconds]);
    }
  }
  return results;
}

/** Seconds from the edit of one description until `generate --watch` has written. */
async function editTimes(directory: string): Promise<number[]> {
  const manifest = join(directory, "resources.yaml");
  const original = readFileSync(manifest, "utf8");
  const { command } = ours();
  const child = spawn(process.execPath, [...command, "--watch"], {
    cwd: directory,
    stdio: ["ignore", "pipe", "inherit"],
  });
  const generated = async () => {
    for (;;) {
      const [chunk] = (await once(child.stdout, "data")) as [Buffer];
      if (chunk.includes("changed")) return;
    }
  };
  try {
    await generated();
    const measured: number[] = [];
    for (let edit = 0; edit < rounds; edit += 1) {
      const written = generated();
      const started = performance.now();
      writeFileSync(manifest, original.replace(/User to log in as/, `$& ${edit}`));
      await written;
      measured.push((performance.now() - started) / 1000);
    }
    return measured;
  } finally {
    child.kill();
    await once(child, "exit");
    writeFileSync(manifest, original);
  }
}

function report(title: string, results: ReadonlyMap<string, number[]>): void {
  const mine = median(results.get("minik8s-apiserver") ?? []);
  const others = [...results].filter(([name]) => name !== "minik8s-apiserver").map(([, seconds]) => median(seconds));
  console.log(`\n${title}: seconds of a whole process, median of ${rounds} interleaved runs (min to max)`);
  for (const [name, seconds] of results) {
    const spread = `(${format(Math.min(...seconds))} to ${format(Math.max(...seconds))})`;
    console.log(`${name.padEnd(22)} ${format(median(seconds))} ${spread}`);
  }
  console.log(`ratio to the fastest other: ${(mine / Math.min(...others)).toFixed(2)}`);
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function format(seconds: number): string {
  if (!Number.isFinite(seconds)) return `over ${patienceMs / 1000} s`;
  return `${seconds.toFixed(3)} s`;
}
