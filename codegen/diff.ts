import type { Changes } from "./write.js";

/** Longest difference of one file that is shown. */
const maxLines = 60;

/** What a stale output directory lacks: its files by name, then the differences of their lines. */
export async function describeChanges(directory: string, { stale, dropped }: Changes): Promise<string> {
  const { createTwoFilesPatch } = await import("diff");
  const names = [
    ...stale.map(({ path, before }) => `  ${before === undefined ? "missing" : "stale  "} ${directory}/${path}`),
    ...dropped.map((path) => `  dropped ${directory}/${path}`),
  ];
  const patches = stale.map(({ path, before = "", after }) => {
    const name = `${directory}/${path}`;
    return shorten(createTwoFilesPatch(name, name, before, after, "on disk", "generated", { context: 2 }));
  });
  return `${names.join("\n")}\n\n${patches.join("\n")}`;
}

function shorten(patch: string): string {
  const lines = patch.trimEnd().split("\n");
  if (lines.length <= maxLines) return `${lines.join("\n")}\n`;
  return `${lines.slice(0, maxLines).join("\n")}\n... ${lines.length - maxLines} more lines\n`;
}
