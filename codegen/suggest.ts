import { distance } from "fastest-levenshtein";

/** The one of the known names that was probably meant by a misspelt one; undefined if none is close enough. */
export function closest(name: string, known: Iterable<string>): string | undefined {
  const lower = name.toLowerCase();
  let best: string | undefined;
  // Up to a third of the letters may be wrong, and at least one.
  let bestDistance = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= bestDistance) continue;
    const candidateDistance = distance(lower, candidate.toLowerCase());
    if (candidateDistance >= bestDistance) continue;
    best = candidate;
    bestDistance = candidateDistance;
  }
  return best;
}
