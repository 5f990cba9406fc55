/**
 * Runs tasks of the same key one after the other, in the order they came; tasks of different keys do not wait for each
 * other. Writers of one object on this server so never lose a compare-and-swap to each other, however many there are.
 */
export class KeyQueue {
  readonly #last = new Map<string, Promise<unknown>>();

  /** @param task Is told whether it need not wait for another one. */
  run<T>(key: string, task: (isFirst: boolean) => Promise<T>): Promise<T> {
    const before = this.#last.get(key);
    const afterwards = () => task(false);
    const result = before === undefined ? task(true) : before.then(afterwards, afterwards);
    this.#last.set(key, result);
    const forget = () => {
      if (this.#last.get(key) === result) this.#last.delete(key);
    };
    result.then(forget, forget);
    return result;
  }
}
