import { randomInt } from "node:crypto";
import { exit } from "node:process";
import { Command, InvalidArgumentError } from "commander";
import { etcdAvailable } from "../helpers/etcd.js";
import { setup } from "../helpers/global-setup.js";
import type { Outcome, Scenario, StoreKind } from "./chaos/scenario.js";
import { scenarios } from "./chaos/scenarios.js";
import { createStorePlace } from "./chaos/store-place.js";
import { table } from "./chaos/table.js";

// `npm run chaos`: tries for long what the tests try for seconds, and prints what came of it.

interface ChaosOptions {
  readonly quick: boolean;
  readonly only?: readonly string[];
  readonly seed: number;
}

interface Row extends Outcome {
  readonly scenario: string;
  readonly store: StoreKind;
  readonly seconds: number;
}

const names = scenarios.map(({ name }) => name);

const command = new Command("npm run chaos --")
  .description("Tries for long what the server promises, on each store. Exit codes: 0 all kept, 1 something broken.")
  .option("--quick", "some seconds of each instead", false)
  .option("--only <name>", `only this scenario, may be repeated: ${names.join(", ")}`, readName)
  .option("--seed <number>", "the same seed makes the same choices (default: another one every time)", readSeed)
  .parse();

const { quick, only = names, seed = randomInt(2 ** 31) } = command.opts<ChaosOptions>();
console.log(`Seed ${seed}; --seed ${seed} makes the same choices again. Faults come at times of their own.`);
setup();
const rows: Row[] = [];
for (const scenario of scenarios.filter(({ name }) => only.includes(name))) {
  for (const store of scenario.stores) {
    if (store === "etcd" && !etcdAvailable()) console.log(`${scenario.name} etcd: left out, for there is no etcd`);
    else rows.push(await run(scenario, store));
  }
}
summarize(rows);
// Not only the code: whatever a scenario has left open must not keep the run from its end.
exit(rows.some(({ violations }) => violations.length > 0) ? 1 : 0);

function readName(name: string, before: readonly string[] = []): readonly string[] {
  if (!names.includes(name)) throw new InvalidArgumentError(`It must be one of ${names.join(", ")}.`);
  return [...before, name];
}

function readSeed(text: string): number {
  if (!/^\d{1,10}$/.test(text)) throw new InvalidArgumentError("It must be a whole number.");
  return Number(text);
}

/** Runs a scenario on a store. One that breaks off has a violation that says so, and the others go on. */
async function run(scenario: Scenario, store: StoreKind): Promise<Row> {
  const title = `${scenario.name} ${store}`;
  console.log(`${title}: begins`);
  const beganMs = performance.now();
  const seconds = () => Math.round((performance.now() - beganMs) / 1_000);
  const place = await createStorePlace(store);
  let outcome: Outcome;
  try {
    const progress = everyTenSeconds((text) => console.log(`${title}: ${text} in ${seconds()} s`));
    outcome = await scenario.run(place, { isQuick: quick, seed, progress });
  } catch (error) {
    const violations = [`it broke off: ${error instanceof Error ? error.stack : error}`];
    outcome = { done: "", faults: "", figures: "", violations };
  } finally {
    await place.remove();
  }
  console.log(`${title}: ${outcome.violations.length} violations, ${outcome.figures}`);
  for (const violation of outcome.violations) console.log(`${title}: ${violation}`);
  return { scenario: scenario.name, store, seconds: seconds(), ...outcome };
}

function everyTenSeconds(print: (text: string) => void): (text: string) => void {
  let nextMs = 0;
  return (text) => {
    if (performance.now() < nextMs) return;
    nextMs = performance.now() + 10_000;
    print(text);
  };
}

function summarize(rows: readonly Row[]): void {
  const head = ["scenario", "store", "done", "faults", "violations", "seconds"];
  const cells = rows.map(({ scenario, store, done, faults, violations, seconds }) =>
    [scenario, store, done, faults, violations.length, seconds].map(String),
  );
  console.log(`\n${table([head, ...cells])}`);
}
