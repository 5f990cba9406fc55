import { setTimeout } from "node:timers/promises";
import { ApiError } from "../errors.js";
import type { CurrentObject } from "./current-object.js";

/** How often a write is tried when other servers of the same store are faster. */
const maxAttempts = 100;

/** Longest pause between two attempts. */
const maxPauseMs = 20;

/** What an attempt to write came to. */
export type Attempt<T> =
  /** `isWritten`: it has proved that what it began with was the newest. */
  | { readonly done: true; readonly isWritten: boolean; readonly value: T }
  /** Another writer was faster; `current` is what is stored now. */
  | { readonly done: false; readonly current: CurrentObject | undefined };

/** A write over an object. */
export interface Swap<T> {
  /** Reads the newest object. */
  readonly read: () => Promise<CurrentObject | undefined>;
  /** An object that is likely to be the newest one, and costs nothing; undefined if none is known. */
  readonly recalled: CurrentObject | undefined;
  /** Tries to write over an object, and may reject instead. */
  readonly write: (object: CurrentObject | undefined) => Promise<Attempt<T>>;
  /** The object in words, such as `Pod default/web`. */
  readonly what: string;
}

/**
 * Reads and writes until no other writer came between reading and writing. A write never lands on anything but the very
 * version that was read, so it cannot undo what others wrote, nor revive what they deleted.
 *
 * @throws ApiError ServiceUnavailable after 100 attempts.
 */
export async function compareAndSwap<T>({ read, recalled, write, what }: Swap<T>): Promise<T> {
  let object = recalled ?? (await read());
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const outcome =
      recalled !== undefined && object === recalled
        ? await writeOverRecalled(recalled, write, read)
        : await write(object);
    if (outcome.done) return outcome.value;
    object = await afterDefeat(outcome.current, read, attempt);
  }
  const message = `${what} kept changing during ${maxAttempts} attempts to write it; try again`;
  throw new ApiError("ServiceUnavailable", message, { headers: { "Retry-After": "1" } });
}

/**
 * Tries to write over an object that may be out of date. That it is not is proved by a write; whatever else comes of it is
 * believed only once the store has shown the same version, as in Kubernetes.
 */
function writeOverRecalled<T>(
  recalled: CurrentObject,
  write: Swap<T>["write"],
  read: Swap<T>["read"],
): Promise<Attempt<T>> {
  return write(recalled).then(
    (outcome) => (outcome.done && !outcome.isWritten ? ifNewest(recalled, read, outcome) : outcome),
    (error: unknown) => {
      if (error instanceof ApiError) return ifNewest(recalled, read, error);
      throw error;
    },
  );
}

/** What came of an object, if that is the newest one. */
async function ifNewest<T>(
  recalled: CurrentObject,
  read: Swap<T>["read"],
  outcome: Attempt<T> | ApiError,
): Promise<Attempt<T>> {
  const newest = await read();
  if (newest?.revision !== recalled.revision) return { done: false, current: newest };
  if (outcome instanceof ApiError) throw outcome;
  return outcome;
}

/**
 * What to try with next. Servers that retry at once can beat each other to the same one's disadvantage for ever; pauses
 * of random length break the rhythm.
 */
async function afterDefeat(
  current: CurrentObject | undefined,
  read: Swap<unknown>["read"],
  attempt: number,
): Promise<CurrentObject | undefined> {
  if (current === undefined || attempt < 2) return current;
  await setTimeout(Math.random() * Math.min(attempt, maxPauseMs));
  return await read();
}
