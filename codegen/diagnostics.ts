import { type Code, type Details, messageOf, type Severity, severityOf } from "./catalogue.js";
import type { Location } from "./source.js";

/** One finding in a source. */
export interface Diagnostic {
  readonly code: Code;
  readonly severity: Severity;
  readonly message: string;
  readonly location: Location;
}

/** Collects what all stages find, so that one run tells everything. */
export interface Diagnostics {
  report<C extends Code>(code: C, location: Location, details: Details<C>): void;
  /** In the order of the source, each once. */
  readonly list: readonly Diagnostic[];
  /** Warnings do not count. */
  readonly hasErrors: boolean;
  /** All of it as text with a final newline; empty if there is nothing to say. */
  render(options: { readonly color: boolean }): string;
}

export function createDiagnostics(): Diagnostics {
  const found = new Map<string, Diagnostic>();
  return {
    report(code, location, details) {
      const message = messageOf(code, details);
      found.set(JSON.stringify([location.source.path, location.start, code, message]), {
        code,
        severity: severityOf(code),
        message,
        location,
      });
    },
    get list() {
      return [...found.values()].sort(
        (one, other) =>
          compare(one.location.source.path, other.location.source.path) ||
          one.location.start - other.location.start ||
          compare(one.code, other.code),
      );
    },
    get hasErrors() {
      return [...found.values()].some(({ severity }) => severity === "error");
    },
    render({ color }) {
      const paint = color ? ansi : plain;
      const parts = this.list.map((diagnostic) => renderOne(diagnostic, paint));
      return parts.length === 0 ? "" : `${[...parts, summary(this.list)].join("\n")}\n`;
    },
  };
}

function compare(one: string, other: string): number {
  return one < other ? -1 : Number(one > other);
}

type Style = "bold" | "dim" | "error" | "warning";

const ansiCodes: Readonly<Record<Style, number>> = { bold: 1, dim: 2, error: 31, warning: 33 };

function ansi(style: Style, text: string): string {
  return `\u001b[${ansiCodes[style]}m${text}\u001b[0m`;
}

function plain(_: Style, text: string): string {
  return text;
}

function renderOne({ code, severity, message, location }: Diagnostic, paint: typeof ansi): string {
  const { source, start, end } = location;
  const { line: number, column } = source.position(start);
  const frame = source.frame(start, end);
  const gutter = String(number);
  const place = paint("bold", `${source.path}:${number}:${column}`);
  return [
    `${place} ${paint(severity, severity)} ${code}: ${message}`,
    `  ${paint("dim", `${gutter} |`)} ${frame.code}`,
    `  ${paint("dim", `${" ".repeat(gutter.length)} |`)} ${paint(severity, frame.carets)}`,
    "",
  ].join("\n");
}

function summary(list: readonly Diagnostic[]): string {
  const count = (severity: Severity) => {
    const number = list.filter((diagnostic) => diagnostic.severity === severity).length;
    return number === 0 ? [] : `${number} ${severity}${number === 1 ? "" : "s"}`;
  };
  return [count("error"), count("warning")].flat().join(", ");
}
