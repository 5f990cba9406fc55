/** After so many tasks all keys are forgotten that have none under way. */
const maxEnded = 1_000;

/**
 * Runs tasks of the same key one after the other, in the order they came; tasks of different keys do not wait for each
 * other. Writers of one object on this server so never lose a compare-and-swap to each other, however many there are.
 */
export class KeyQueue {
  /**
   * The last task of each key; undefined: it has ended. Keys are not removed one by one, as V8 then makes a smaller table
   * of the map again and again, and each table that it has given up keeps the next one, and all that is in it, until a
   * full garbage collection.
   */
  #last = new Map<string, Promise<unknown> | undefined>();
  #ended = 0;

  /** @param task Is told whether it need not wait for another one. */
  run<T>(key: string, task: (isFirst: boolean) => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const afterwards = () => task(false);
    const result = before === undefined ? task(true) : before.then(afterwards, afterwards);
    this.#last.set(key, result);
    const forget = () => this.#forget(key, result);
    result.then(forget, forget);
    return result;
  }

  #forget(key: string, result: Promise<unknown>): void {
    if (this.#last.get(key) !== result) return;
    this.#last.set(key, undefined);
    this.#ended += 1;
    if (this.#ended < maxEnded) return;
    this.#last = new Map([...this.#last].filter(([, last]) => last !== undefined));
    this.#ended = 0;
  }
}
