import { distance } from "fastest-levenshtein";

/** Longer names are no slips of the pen, and comparing them takes long. */
const maxLength = 64;

/** The other known name that was probably meant: the same in another case, or else one that is a slip away. */
export function suggest(name: string, names: readonly string[]): string | undefined {
  if (name.length > maxLength) return undefined;
  const known = names.filter((candidate) => candidate !== name);
  const lower = name.toLowerCase();
  const sameLetters = known.find((candidate) => candidate.toLowerCase() === lower);
  if (sameLetters !== undefined) return sameLetters;
  // Up to a third of the letters may be wrong.
  let bestDistance = Math.floor(name.length / 3) + 1;
  let best: string | undefined;
  for (const candidate of known) {
    const candidateDistance = distance(lower, candidate.toLowerCase());
    if (candidateDistance < bestDistance) {
      best = candidate;
      bestDistance = candidateDistance;
    }
  }
  return best;
}
