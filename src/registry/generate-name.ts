import { randomInt } from "node:crypto";

/** Characters that cannot be mistaken for one another, nor make up words; those of Kubernetes. */
const alphabet = "bcdfghjklmnpqrstvwxz2456789";
const suffixLength = 5;

/** Longest generated name, as in Kubernetes: one label of a DNS name. */
const maxLength = 63;

/** How often a name is generated anew if the one before is taken, the first time included; as in Kubernetes. */
export const maxNames = 8;

/** A name that begins with `base`, or as much of it as fits, and ends in five random characters. */
export function generateName(base: string): string {
  const suffix = Array.from({ length: suffixLength }, () => alphabet[randomInt(alphabet.length)]).join("");
  return base.slice(0, maxLength - suffixLength) + suffix;
}
