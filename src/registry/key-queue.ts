/** Once keys have come to have no task under way so many times, all of these are forgotten. */
const maxEnded = 1_000;

/** What is known of a key. */
interface Key {
  /** The last task; undefined: it has ended. */
  last: Promise<unknown> | undefined;
}

/**
 * Runs tasks of the same key one after the other, in the order they came; tasks of different keys do not wait for each
 * other. Writers of one object on this server so never lose a compare-and-swap to each other, however many there are.
 */
export class KeyQueue {
  /**
   * Keys are not removed one by one, as V8 then makes a smaller table of the map again and again, and each table that it
   * has given up keeps the next one, and all that is in it, until a full garbage collection.
   */
  #keys = new Map<string, Key>();
  #ended = 0;

  /** @param task Is told whether it need not wait for another one. */
  run<T>(name: string, task: (isFirst: boolean) => Promise<T>): Promise<T> {
    const key = this.#key(name);
    const afterwards = () => task(false);
    const result = key.last === undefined ? task(true) : key.last.then(afterwards, afterwards);
    key.last = result;
    const forget = () => {
      if (key.last === result) this.#end(key);
    };
    result.then(forget, forget);
    return result;
  }

  #key(name: string): Key {
    const known = this.#keys.get(name);
    if (known !== undefined) return known;
    const key: Key = { last: undefined };
    this.#keys.set(name, key);
    return key;
  }

  #end(key: Key): void {
    key.last = undefined;
    this.#ended += 1;
    if (this.#ended < maxEnded) return;
    this.#keys = new Map([...this.#keys].filter(([, { last }]) => last !== undefined));
    this.#ended = 0;
  }
}
