import type { Call, History, Operation, Outcome, WatchEvent, WatchRecord } from "./history.js";

/** An operation that has begun. */
export interface OperationInProgress {
  readonly id: string;
  /** Once only, as soon as the outcome is there. */
  end(outcome: Outcome): void;
}

interface RecordedOperation {
  readonly id: string;
  readonly call: Call;
  readonly startUs: number;
  end: { readonly atUs: number; readonly outcome: Outcome } | undefined;
}

/** Microseconds of the machine's monotonic clock, the same for all processes. */
export function nowUs(): number {
  return Number(process.hrtime.bigint() / 1_000n);
}

/** Keeps what clients do and see. */
export class HistoryRecorder {
  readonly #operations: RecordedOperation[] = [];
  readonly #watches: WatchRecord[] = [];

  /** @param name Tells the ids of this recorder from those of others that it is merged with. */
  constructor(readonly name: string = "op") {}

  /** To be called right before the request is sent. */
  begin(call: Call): OperationInProgress {
    const operation: RecordedOperation = {
      id: `${this.name}-${this.#operations.length}`,
      call,
      startUs: nowUs(),
      end: undefined,
    };
    this.#operations.push(operation);
    return {
      id: operation.id,
      end: (outcome) => {
        operation.end ??= { atUs: nowUs(), outcome };
      },
    };
  }

  /** To be called right before the request is sent. Gives what to call with every event; without any, nothing is kept. */
  beginWatch(watch: Pick<WatchRecord, "namespace" | "from">): (event: WatchEvent) => void {
    const events: WatchEvent[] = [];
    const startUs = nowUs();
    return (event) => {
      if (events.length === 0) {
        this.#watches.push({ id: `${this.name}-watch-${this.#watches.length}`, ...watch, startUs, events });
      }
      events.push(event);
    };
  }

  /** Everything up to now. The outcome of what has not ended is unknown. */
  history(): History {
    const atUs = nowUs();
    const pending = { atUs, outcome: { type: "unknown", reason: "no answer yet" } } as const;
    const operations = this.#operations.map(({ id, call, startUs, end = pending }): Operation => {
      return { id, call, startUs, endUs: end.atUs, outcome: end.outcome };
    });
    return { operations, watches: this.#watches.map((watch) => ({ ...watch, events: [...watch.events] })) };
  }
}
