/** The network from one party to another, which can break in several ways. It is whole at first. */
export class Link {
  readonly #connections = new Set<LinkedConnection>();
  #isCut = false;
  #silent: "no" | "answers" | "all" = "no";
  #delayMs = 0;
  /** What has got through, in both directions. */
  carriedBytes = 0;

  /** Whether what the client sends, or what the server answers, does not get through for now. */
  holdsBack(what: "requests" | "answers"): boolean {
    return this.#silent === "all" || this.#silent === what;
  }

  /** How long everything takes, each way. */
  get delayMs(): number {
    return this.#delayMs;
  }

  /** Resets all connections, and every new one. */
  cut(): void {
    this.#isCut = true;
    for (const connection of this.#connections) connection.reset();
  }

  /** Lets nothing through any more, or only requests, and tells nobody. */
  silence(what: "answers" | "all" = "all"): void {
    this.#silent = what;
  }

  /** Everything that is sent from now on takes so much longer, each way. */
  delay(delayMs: number): void {
    this.#delayMs = delayMs;
  }

  /** Makes it whole. What a silence has held back arrives now, also the end of connections. */
  restore(): void {
    this.#isCut = false;
    this.#silent = "no";
    this.#delayMs = 0;
    for (const connection of this.#connections) connection.flush();
  }

  /** Takes a connection over, which is to follow its state from now on. */
  add(connection: LinkedConnection): void {
    this.#connections.add(connection);
    if (this.#isCut) connection.reset();
  }

  remove(connection: LinkedConnection): void {
    this.#connections.delete(connection);
  }
}

/** What a link does to its connections. */
export interface LinkedConnection {
  reset(): void;
  /** Delivers what the link no longer holds back. */
  flush(): void;
}
