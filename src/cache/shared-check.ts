import { setImmediate as nextTurn } from "node:timers/promises";

/**
 * Lets calls that come at about the same time share what they ask for. Each gets an answer that was asked for after the
 * call came: while a question is under way, all that come wait for the next one, which begins when this one has ended
 * (as with the read index of Raft, section 6.4 of Ongaro's thesis).
 */
export class SharedCheck<Answer> {
  readonly #ask: () => Promise<Answer>;
  /** The last question that has begun; it never rejects. */
  #running: Promise<unknown> = Promise.resolve();
  /** The question that has not begun yet. */
  #next: Promise<Answer> | undefined;

  constructor(ask: () => Promise<Answer>) {
    this.#ask = ask;
  }

  /** Resolves to an answer to a question that begins after this call; rejects if that question fails. */
  run(): Promise<Answer> {
    this.#next ??= this.#askNext();
    return this.#next;
  }

  async #askNext(): Promise<Answer> {
    await this.#running;
    // In the first turn of the event loop those are answered who had the last question, in the second what their clients
    // ask for next is read. Otherwise the clients become two groups, of which each waits for the question of the other.
    await nextTurn();
    await nextTurn();
    this.#next = undefined;
    const answer = this.#ask();
    this.#running = answer.catch(() => {});
    return answer;
  }
}
