import type { Plan } from "./plan.js";
import { median } from "./statistics.js";

/** What one turn has shown. */
export interface Sample {
  /** Requests, writes or events in a second. */
  readonly perSecond: number;
  /** Processor time that the server took for each of them, in microseconds. */
  readonly cpuMicros?: number;
  readonly p50Ms?: number;
  readonly p99Ms?: number;
}

/** One of those that are compared. All of them run at the same time, and only the one whose turn it is gets load. */
export interface Contender {
  readonly name: string;
  /** Takes a turn. What is a fixed amount of work takes as long as it takes. */
  measure(durationMs: number): Promise<Sample>;
}

export interface Measured {
  readonly name: string;
  readonly samples: readonly Sample[];
}

/** Lets everyone have a turn, over and over, so that a slow moment of the machine hits all of them. */
export async function takeTurns(contenders: readonly Contender[], plan: Plan): Promise<Measured[]> {
  for (const contender of contenders) await contender.measure(plan.warmUpMs);
  const measured = contenders.map(({ name }) => ({ name, samples: [] as Sample[] }));
  for (let round = 0; round < plan.rounds; round += 1) {
    for (const [index, contender] of contenders.entries()) {
      measured[index]?.samples.push(await contender.measure(plan.turnMs));
    }
  }
  return measured;
}

/** The one with this name. Throws if there is none. */
export function named(measured: readonly Measured[], name: string): Measured {
  const found = measured.find((candidate) => candidate.name === name);
  if (found === undefined) throw new Error(`${name} has not been measured`);
  return found;
}

/** How many times as much one gets done as another, round by round. */
export function ratios(one: Measured, other: Measured): number[] {
  return one.samples.map(({ perSecond }, round) => perSecond / (other.samples[round]?.perSecond ?? Number.NaN));
}

/** The median of {@link ratios}; undefined if one of them was left out, for want of what it needs. */
export function ratio(measured: readonly Measured[], one: string, other: string): number | undefined {
  const names = measured.map(({ name }) => name);
  if (!names.includes(one) || !names.includes(other)) return undefined;
  return median(ratios(named(measured, one), named(measured, other)));
}
