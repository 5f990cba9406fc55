import type { Findings, Section, Table } from "./section.js";
import { milliseconds, ratio, seconds } from "./table.js";
import { type Target, type TargetName, targets } from "./targets.js";

/** A section, what it has found, and how far that can be trusted. */
export interface Result {
  readonly section: Section;
  readonly findings: Findings;
  /** Share of all processors that others took meanwhile; undefined where that cannot be told. */
  readonly othersShare: number | undefined;
}

/** All that a report says. */
export interface Report {
  /** What was measured on what, by what it is called. */
  readonly facts: Readonly<Record<string, string>>;
  /** Why the results should not be trusted; none if they can be. */
  readonly doubts: readonly string[];
  readonly results: readonly Result[];
}

/** The report as Markdown, whose tables can also be read as text. */
export function renderReport({ facts, doubts, results }: Report): string {
  const figures: Findings["figures"] = Object.assign({}, ...results.map(({ findings }) => findings.figures));
  const parts = [
    "# Results of `npm run bench`",
    Object.entries(facts)
      .map(([name, fact]) => `- ${name}: ${fact}`)
      .join("\n"),
    doubts.length === 0
      ? "Nothing speaks against these results: the machine was quiet, and the turns of each contender agree."
      : `**These results cannot be trusted:**\n\n${doubts.map((doubt) => `- ${doubt}`).join("\n")}`,
    "## Targets",
    renderRows(["work", "compared with", "measured", "target", "met"], targetRows(figures ?? {})),
    ...results.map(renderResult),
  ];
  return `${parts.join("\n\n")}\n`;
}

function targetRows(figures: NonNullable<Findings["figures"]>): string[][] {
  return Object.entries(targets as Record<string, Target>).map(([name, target]) => {
    const figure = figures[name as TargetName];
    const goal =
      target.atLeast === undefined
        ? `at most ${target.atMost} ${target.unit}`
        : `at least ${target.atLeast} ${target.unit}`;
    const measured = figure === undefined ? "not measured" : formatFigure(figure, target);
    return [target.work, target.compared, measured, goal, figure === undefined ? "" : isMet(figure, target)];
  });
}

function formatFigure(figure: number, { unit }: Target): string {
  if (unit === "ms") return milliseconds(figure);
  return unit === "s" ? seconds(figure) : `${ratio(figure)} ×`;
}

function isMet(figure: number, { atLeast = Number.NEGATIVE_INFINITY, atMost = Number.POSITIVE_INFINITY }: Target) {
  return figure >= atLeast && figure <= atMost ? "yes" : "**no**";
}

function renderResult({ section, findings }: Result): string {
  return [`## ${section.title}`, section.about, ...findings.tables.map(renderTable)].join("\n\n");
}

function renderTable({ title, headings, rows }: Table): string {
  return `${title}\n\n${renderRows(headings, rows)}`;
}

/** A Markdown table whose columns stand below each other. */
function renderRows(headings: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = headings.map((heading, column) =>
    Math.max(3, heading.length, ...rows.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (cells[column] ?? "").padEnd(width)).join(" | ")} |`;
  return [line(headings), line(widths.map((width) => "-".repeat(width))), ...rows.map(line)].join("\n");
}
