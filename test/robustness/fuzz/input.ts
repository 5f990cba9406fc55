import type { FuzzedKind } from "./kinds.js";

/** One request that is well-formed as HTTP, whatever it says. */
export interface RequestInput {
  /** Which generator it comes from. */
  readonly sort: string;
  readonly method: string;
  /** The request target as it is sent. */
  readonly target: string;
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: Buffer | undefined;
  /** A whole object or status that fits its schema; it must be accepted, kept and given back. */
  readonly valid?: { readonly kind: FuzzedKind; readonly payload: unknown };
  /** An object of the kind with something changed: it must be accepted if it still fits. */
  readonly changed?: FuzzedKind;
}

/** Bytes for a connection of their own. */
export interface BytesInput {
  readonly sort: string;
  /** Sent one after another, with a turn of the event loop between them. */
  readonly parts: readonly Buffer[];
  /** Whether the client breaks off, or says that nothing more comes and reads on. */
  readonly breaksOff: boolean;
  /** How many answers must come; undefined: not told. */
  readonly answers?: number;
}

export type Input = RequestInput | BytesInput;

/** An input as a person can read and repeat it. */
export function show(input: Input): string {
  if ("parts" in input)
    return `${input.sort}: ${text(Buffer.concat(input.parts))}${input.breaksOff ? " (broken off)" : ""}`;
  const { sort, method, target, headers, body } = input;
  const fields = headers.map(([name, value]) => `${name}: ${value}`).join("; ");
  return `${sort}: ${method} ${target.slice(0, 1000)} [${fields.slice(0, 500)}] ${body === undefined ? "" : text(body)}`;
}

function text(bytes: Buffer): string {
  const shown = JSON.stringify(bytes.toString("latin1", 0, 2000));
  return bytes.length > 2000 ? `${shown}... (${bytes.length} bytes)` : shown;
}
