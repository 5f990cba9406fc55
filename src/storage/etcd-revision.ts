/**
 * The writes of one etcd transaction share its revision, and a store's writes each have one of their own. So the store's
 * revision of a write is etcd's revision and the place of the write in its transaction. The place is kept behind the value,
 * as that many spaces: every reader of a value knows it without knowing the transaction, and values are JSON, which
 * means the same with spaces behind it. A value that somebody else has written has place 0; so has a deletion, which is
 * always alone.
 */

/** Revisions of the store that there are for each one of etcd. */
export const placesPerRevision = 128;
/** The last place belongs to no write: it is where everything of a revision of etcd has been seen. */
const endPlace = placesPerRevision - 1;
/** Writes in one transaction. etcd counts a nested one and what is in it, and takes 128 by default. */
export const maxPlaces = endPlace;

const space = 0x20;

/** Of the write at a place of a transaction. */
export function writeRevision(etcdRevision: number, place: number): number {
  return etcdRevision * placesPerRevision + place;
}

/** Of the state after everything that has a revision of etcd. */
export function wholeRevision(etcdRevision: number): number {
  return writeRevision(etcdRevision, endPlace);
}

/** Whether it is the state after everything that has its revision of etcd. */
export function isWhole(revision: number): boolean {
  return revision % placesPerRevision === endPlace;
}

/** Etcd's own, rounded down. */
export function etcdRevisionOf(revision: number): number {
  return Math.floor(revision / placesPerRevision);
}

/** Whether a value can be told from the spaces behind it. */
export function isStorable(value: Buffer): boolean {
  return value.at(-1) !== space;
}

/** What to store for the write of a value at a place of a transaction. */
export function withPlace(value: Buffer, place: number): Buffer {
  if (place === 0) return value;
  const stored = Buffer.allocUnsafe(value.length + place);
  stored.set(value);
  stored.fill(space, value.length);
  return stored;
}

/** What was written, a part of what is stored for it. */
export function withoutPlace(stored: Buffer): Buffer {
  const place = placeOf(stored);
  return place === 0 ? stored : stored.subarray(0, stored.length - place);
}

/** Of the write that put a value there at a revision of etcd. */
export function revisionOf(modRevision: number, stored: Buffer): number {
  return writeRevision(modRevision, placeOf(stored));
}

function placeOf(stored: Buffer): number {
  let place = 0;
  while (place < maxPlaces - 1 && stored[stored.length - 1 - place] === space) place += 1;
  return place;
}
