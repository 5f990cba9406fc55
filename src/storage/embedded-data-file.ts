import { closeSync, existsSync, fstatSync, ftruncateSync, openSync, readSync } from "node:fs";
import { DamagedError } from "./embedded-records.js";

/** LMDB's magic number and the version of its layout, behind the header of a page. */
const lmdbHeader = Buffer.from("dec0efbe02000000", "hex");
const pageHeaderBytes = 24;
/** Where an LMDB file begins: two pages of the size of the machine's, each of which names a state. */
const metaBytes = 192;
const offsets = { pageBytes: 48, rootPage: 136, lastPage: 144, transaction: 152 } as const;
const noPage = 0xffff_ffff_ffff_ffffn;

/** One of the two states that a file begins with: the newest, and the one before it. */
interface Meta {
  readonly transaction: bigint;
  readonly rootPage: bigint;
  readonly lastPage: bigint;
}

/**
 * Looks at the beginning of an LMDB file before LMDB does, which ends the process when it meets another file or one that
 * is cut off, and takes the older state for the newest where only the newest is damaged. A file that is cut off is
 * filled up with zeros, which are found out when they are read; LMDB itself leaves off pages at the end that are free.
 * @throws DamagedError if the file is not what LMDB left.
 */
export function checkDataFile(path: string): void {
  if (!existsSync(path)) return;
  const fd = openSync(path, "r+");
  try {
    const { size } = fstatSync(fd);
    if (size === 0) return;
    const first = read(fd, 0, metaBytes);
    const pageBytes = first.readUInt32LE(offsets.pageBytes);
    if (!isLmdb(first) || pageBytes < 512 || pageBytes > 65_536) throw new DamagedError(`${path} is not an LMDB file`);
    const second = read(fd, pageBytes, metaBytes);
    if (!isLmdb(second)) throw new DamagedError("its second page is not intact");
    const metas = [toMeta(first), toMeta(second)] as const;
    checkOrder(metas);
    for (const meta of metas) checkRoot(fd, meta, pageBytes);
    const neededBytes = (Math.max(...metas.map(({ lastPage }) => Number(lastPage))) + 1) * pageBytes;
    if (neededBytes > 2 ** 48) throw new DamagedError("its size is not intact");
    if (size < neededBytes) ftruncateSync(fd, neededBytes);
  } finally {
    closeSync(fd);
  }
}

function isLmdb(meta: Buffer): boolean {
  return meta.subarray(pageHeaderBytes, pageHeaderBytes + lmdbHeader.length).equals(lmdbHeader);
}

function toMeta(page: Buffer): Meta {
  return {
    transaction: page.readBigUInt64LE(offsets.transaction),
    rootPage: page.readBigUInt64LE(offsets.rootPage),
    lastPage: page.readBigUInt64LE(offsets.lastPage),
  };
}

/** Even transactions write the first page, odd ones the second, so the two follow each other. */
function checkOrder([first, second]: readonly [Meta, Meta]): void {
  const distance = first.transaction - second.transaction;
  const isNew = first.transaction === 0n && second.transaction === 0n;
  const isInOrder = (distance === 1n || distance === -1n) && first.transaction % 2n === 0n;
  if (!isNew && !isInOrder) throw new DamagedError("one of its first two pages is not intact");
}

/** A page says which transaction wrote it. The root of a state cannot be younger than the state. */
function checkRoot(fd: number, { rootPage, transaction }: Meta, pageBytes: number): void {
  if (rootPage === noPage) return;
  const header = read(fd, Number(rootPage) * pageBytes, pageHeaderBytes);
  if (header.readBigUInt64LE(0) !== rootPage || header.readBigUInt64LE(8) > transaction) {
    throw new DamagedError("the page that all others are found from is not intact");
  }
}

/** Zeros stand for what is behind the end of the file. */
function read(fd: number, position: number, bytes: number): Buffer {
  const buffer = Buffer.alloc(bytes);
  if (Number.isSafeInteger(position + bytes)) readSync(fd, buffer, 0, bytes, position);
  return buffer;
}
