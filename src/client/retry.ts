import { sleep } from "./deadline.js";
import { isConflict } from "./errors.js";

/**
 * How often `update` and `updateStatus` try before they give up, unless told otherwise: enough for 50 writers that start
 * at the same moment, also where their requests take a second.
 */
export const DEFAULT_ATTEMPTS = 12;

/**
 * The wait after the first Conflict is random up to the time that the attempt took, at least up to this: only writers
 * that are spread out over several times as long as it takes to read and write find room between each other.
 */
const FIRST_WAIT_MS = 10;
/** That bound doubles with every further Conflict, up to this. */
const LONGEST_WAIT_MS = 5_000;

/**
 * Runs `attempt` again as long as it rejects with a Conflict, at most `attempts` times in all, and waits a random time
 * in between. Rejects with the last Conflict, with any other error at once, and with the signal's reason when that
 * aborts during a wait.
 */
export async function retryOnConflict<Result>(
  attempts: number,
  signal: AbortSignal,
  attempt: () => Promise<Result>,
): Promise<Result> {
  for (let tried = 1; ; tried++) {
    const started = Date.now();
    try {
      return await attempt();
    } catch (error) {
      if (!isConflict(error) || !(tried < attempts)) throw error;
    }
    const bound = Math.max(FIRST_WAIT_MS, Date.now() - started) * 2 ** (tried - 1);
    await sleep(Math.random() * Math.min(bound, LONGEST_WAIT_MS), signal);
  }
}
