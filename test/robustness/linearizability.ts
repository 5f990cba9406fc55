import { applyEffect, describeState, type Effect, neverCreated, type ObjectState, revisionOf } from "./object-model.js";

/** One operation on one object, or what a list or a watch tells of it. */
export interface Step {
  readonly effect: Effect;
  /** It takes place between these times. */
  readonly startUs: number;
  /** Infinity if it was never seen to have happened. */
  readonly endUs: number;
  /** Whether it may have no effect at all. */
  readonly isOptional: boolean;
  readonly describe: () => string;
}

export type Linearization =
  | { readonly type: "found" }
  /** `context` tells how far one gets, and what does not fit there. */
  | { readonly type: "impossible"; readonly reason: string; readonly context: readonly string[] }
  | { readonly type: "undecided" };

/** Where a search is: what it has put in order, and what the object is then. */
interface Position {
  /** Of the required steps: all before this one are in order, and those in `ahead`, in ascending order. */
  readonly base: number;
  readonly ahead: readonly number[];
  /** Which optional steps have taken effect, a bit each. */
  readonly taken: bigint;
  readonly state: ObjectState;
  readonly count: number;
  /** The last step, and the position before it. */
  readonly last: { readonly step: Step; readonly before: Position } | undefined;
}

/** How many positions are looked at before a search is given up. */
const maxPositions = 300_000;

/** How many steps of the longest order are told about. */
const contextLength = 4;

/**
 * Looks for an order of the steps that fits their times and explains everything that was seen, as Wing and Gong do
 * ("Testing and Verifying Concurrent Objects", 1993), with Lowe's memory of what has been tried ("Testing for
 * linearizability", 2017). Four things make it fast enough for long histories:
 *
 * - A step that changes nothing, or shows the very revision the object is at, is taken at once: it can do no harm.
 * - A step of a revision that has passed never fits again, so that the search turns back.
 * - Of optional steps that do the same, the one that began first is taken first.
 * - Having the same state with fewer optional steps taken is never worse, so that the rest is not tried.
 */
export function findLinearization(steps: readonly Step[]): Linearization {
  const search = new Search(steps);
  return search.run();
}

class Search {
  readonly #required: readonly Step[];
  readonly #optional: readonly Step[];
  /** As text, equal for those that can stand for each other. */
  readonly #optionalEffects: readonly string[];
  /** What has been tried: by position, apart from the optional steps taken, which are the values. */
  readonly #tried = new Map<string, bigint[]>();
  #furthest: Position;
  #positions = 0;

  constructor(steps: readonly Step[]) {
    const inTime = steps.toSorted((a, b) => a.startUs - b.startUs);
    this.#required = inTime.filter(({ isOptional }) => !isOptional);
    this.#optional = inTime.filter(({ isOptional }) => isOptional);
    this.#optionalEffects = this.#optional.map(({ effect }) => JSON.stringify(effect));
    this.#furthest = { base: 0, ahead: [], taken: 0n, state: neverCreated, count: 0, last: undefined };
  }

  run(): Linearization {
    const toTry = [this.#furthest];
    for (let next = toTry.pop(); next !== undefined; next = toTry.pop()) {
      const position = this.#takeWhatFits(next);
      if (position.count > this.#furthest.count) this.#furthest = position;
      if (position.base === this.#required.length) return { type: "found" };
      if (!this.#isNew(position)) continue;
      this.#positions += 1;
      if (this.#positions > maxPositions) return { type: "undecided" };
      toTry.push(...this.#followers(position).reverse());
    }
    return this.#explain();
  }

  /** Takes all steps that cannot be taken any better later. */
  #takeWhatFits(start: Position): Position {
    let position = start;
    for (let progress = true; progress; ) {
      progress = false;
      for (const index of this.#candidates(position)) {
        const step = this.#required[index] as Step;
        const after = applyEffect(position.state, step.effect);
        if (typeof after === "string" || !(after === position.state || isOfThisState(position.state, step.effect)))
          continue;
        position = advance(position, index, step, after);
        progress = true;
      }
    }
    return position;
  }

  /** Required steps that no other one lies wholly before, by index. */
  #candidates({ base, ahead }: Position): number[] {
    const candidates: number[] = [];
    let firstEndUs = Number.POSITIVE_INFINITY;
    let aheadIndex = 0;
    for (let index = base; index < this.#required.length; index += 1) {
      if (ahead[aheadIndex] === index) {
        aheadIndex += 1;
        continue;
      }
      const { startUs, endUs } = this.#required[index] as Step;
      if (startUs > firstEndUs) break;
      candidates.push(index);
      firstEndUs = Math.min(firstEndUs, endUs);
    }
    return candidates;
  }

  /** The positions after one step more, the likely ones first; none if some step has no place any more. */
  #followers(position: Position): Position[] {
    const { state, taken } = position;
    const followers: { readonly position: Position; readonly revision: number }[] = [];
    const candidates = this.#candidates(position);
    for (const index of candidates) {
      const step = this.#required[index] as Step;
      const after = applyEffect(state, step.effect);
      if (typeof after !== "string") {
        const revision = revisionOf(step.effect) ?? after.minRevision;
        followers.push({ position: advance(position, index, step, after), revision });
      } else if (isPast(state, step.effect)) return [];
    }
    followers.sort((a, b) => a.revision - b.revision);
    const optional: Position[] = [];
    const alike = new Set<string>();
    const lastStartUs = Math.min(...candidates.map((index) => (this.#required[index] as Step).endUs));
    for (const [index, step] of this.#optional.entries()) {
      const bit = 1n << BigInt(index);
      if (step.startUs > lastStartUs) break;
      const effect = this.#optionalEffects[index] as string;
      if ((taken & bit) !== 0n || alike.has(effect)) continue;
      alike.add(effect);
      const after = applyEffect(state, step.effect);
      if (typeof after === "string") continue;
      optional.push({ ...position, taken: taken | bit, state: after, last: { step, before: position } });
    }
    return [...followers.map((follower) => follower.position), ...optional];
  }

  #isNew({ base, ahead, taken, state }: Position): boolean {
    const key = JSON.stringify([base, ahead, Object.values(state)]);
    const tried = this.#tried.get(key);
    if (tried === undefined) {
      this.#tried.set(key, [taken]);
      return true;
    }
    if (tried.some((fewer) => (fewer & taken) === fewer)) return false;
    tried.push(taken);
    return true;
  }

  #explain(): Linearization {
    const position = this.#furthest;
    const context = [];
    for (let at: Position | undefined = position; at?.last !== undefined && context.length < contextLength; ) {
      context.unshift(`then ${at.last.step.describe()}`);
      at = at.last.before;
    }
    context.push(`so that ${describeState(position.state)}`);
    const stuck = this.#candidates(position).map((index) => {
      const step = this.#required[index] as Step;
      const after = applyEffect(position.state, step.effect);
      return { step, reason: typeof after === "string" ? after : "nothing fits after it" };
    });
    stuck.sort((a, b) => a.step.endUs - b.step.endUs);
    context.push(...stuck.map(({ step, reason }) => `does not fit: ${step.describe()}: ${reason}`));
    return { type: "impossible", reason: stuck[0]?.reason ?? "nothing fits", context };
  }
}

function advance(position: Position, index: number, step: Step, state: ObjectState): Position {
  let { base } = position;
  const ahead = [...position.ahead, index].sort((a, b) => a - b);
  let passed = 0;
  while (ahead[passed] === base) {
    passed += 1;
    base += 1;
  }
  const { taken, count } = position;
  return { base, ahead: ahead.slice(passed), taken, state, count: count + 1, last: { step, before: position } };
}

/** Whether a step shows the revision of the state, so that it can belong to no other. */
function isOfThisState(state: ObjectState, effect: Effect): boolean {
  if (effect.type !== "present" && effect.type !== "absent") return false;
  return state.minRevision === state.maxRevision && revisionOf(effect) === state.minRevision;
}

/** Whether a step that does not fit the state will fit no later one either. */
function isPast(state: ObjectState, effect: Effect): boolean {
  const revision = revisionOf(effect);
  if (revision !== undefined && revision <= state.minRevision) return true;
  const asOf = effect.type === "present" || effect.type === "absent" ? effect.asOf : undefined;
  return asOf !== undefined && asOf < state.minRevision;
}
