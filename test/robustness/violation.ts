/** What an API server promises, and a history can show to be broken. */
export type Rule =
  /** The operations on an object can be put in an order that fits their times and explains every answer. */
  | "linearizable"
  /** A version stands for one write, and looks the same wherever it is seen. */
  | "revision-unique"
  /** What begins later has a greater resourceVersion. */
  | "revision-grows"
  /** Pages make one list: one version, every object once, in order. */
  | "list-pages"
  /** A list shows everything as it was at its version, and nothing else. */
  | "list-snapshot"
  /** Events come in the order of their versions, each once. */
  | "watch-order"
  /** No event is left out between the first and the last. */
  | "watch-complete"
  /** Events have the type and the last state that the events before them lead to. */
  | "watch-events"
  /** The search was given up; nothing is known about the object. */
  | "undecided";

export interface Violation {
  readonly rule: Rule;
  /** Undefined: it concerns more than one. */
  readonly object?: string;
  /** What is wrong, in a sentence. */
  readonly message: string;
  /** What was done and seen around it. */
  readonly context: readonly string[];
}

/** A violation as text of a few lines. */
export function describeViolation({ rule, object, message, context }: Violation): string {
  const title = `${rule}${object === undefined ? "" : ` ${object}`}: ${message}`;
  return [title, ...context.map((line) => `    ${line}`)].join("\n");
}
