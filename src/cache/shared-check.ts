/**
 * Lets calls that come at about the same time share what they ask for. Each gets an answer that was asked for after the
 * call came: while a question is under way, all that come wait for the next one, which begins when this one has ended
 * (as with the read index of Raft, section 6.4 of Ongaro's thesis).
 */
export class SharedCheck<Answer> {
  readonly #ask: () => Promise<Answer>;
  #running: Promise<Answer> | undefined;
  #next: Promise<Answer> | undefined;

  constructor(ask: () => Promise<Answer>) {
    this.#ask = ask;
  }

  /** Resolves to an answer to a question that begins after this call; rejects if that question fails. */
  run(): Promise<Answer> {
    if (this.#running === undefined) return this.#begin();
    const begin = () => this.#begin();
    this.#next ??= this.#running.then(begin, begin);
    return this.#next;
  }

  #begin(): Promise<Answer> {
    this.#next = undefined;
    const running = this.#ask();
    this.#running = running;
    const end = () => {
      if (this.#next === undefined) this.#running = undefined;
    };
    running.then(end, end);
    return running;
  }
}
