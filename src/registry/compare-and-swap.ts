import { setTimeout } from "node:timers/promises";
import { ApiError } from "../errors.js";
import type { Entry } from "../storage/store.js";

/** How often a write is tried when other servers of the same store are faster. */
const maxAttempts = 100;

/** Longest pause between two attempts. */
const maxPauseMs = 20;

/** What an attempt to write came to. */
export type Attempt<T> =
  | { readonly done: true; readonly value: T }
  /** Another writer was faster; `current` is what is stored now. */
  | { readonly done: false; readonly current: Entry | undefined };

/**
 * Reads and writes until no other writer came between reading and writing. A write never lands on anything but the very
 * version that was read, so it cannot undo what others wrote, nor revive what they deleted.
 *
 * @param write Tries to write over what was read, and may throw instead.
 * @param what The object in words, such as `Pod default/web`.
 * @throws ApiError ServiceUnavailable after 100 attempts.
 */
export async function compareAndSwap<T>(
  read: () => Promise<Entry | undefined>,
  write: (entry: Entry | undefined) => Promise<Attempt<T>>,
  what: string,
): Promise<T> {
  let entry = await read();
  for (let attempt = 0; attempt < maxAttempts; attempt += 1) {
    const outcome = await write(entry);
    if (outcome.done) return outcome.value;
    entry = await afterDefeat(outcome.current, read, attempt);
  }
  const message = `${what} kept changing during ${maxAttempts} attempts to write it; try again`;
  throw new ApiError("ServiceUnavailable", message, { headers: { "Retry-After": "1" } });
}

/**
 * What to try with next. Servers that retry at once can beat each other to the same one's disadvantage for ever; pauses
 * of random length break the rhythm.
 */
async function afterDefeat(
  current: Entry | undefined,
  read: () => Promise<Entry | undefined>,
  attempt: number,
): Promise<Entry | undefined> {
  if (current === undefined || attempt < 2) return current;
  await setTimeout(Math.random() * Math.min(attempt, maxPauseMs));
  return await read();
}
