import { createHash } from "node:crypto";
import { createReadStream, createWriteStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { crc32 } from "node:zlib";
import { BackupError } from "../errors.js";
import type { Snapshot } from "../storage/snapshot.js";
import type { Entry } from "../storage/store.js";

/**
 * A backup file is lines of text. Each is the CRC-32 of its JSON in eight hexadecimal digits, a space, and the JSON:
 *
 *     5b3e... {"backup":"minik8s-apiserver","version":1,"revision":1207}
 *     90af... {"key":"/registry/pods/default/web","revision":12,"value":"<base64>"}
 *     ...
 *     13c0... {"entries":311,"sha256":"<of all lines before this one>"}
 *
 * Entries are in the order of their keys. A file without its last line is not a backup.
 */
const formatName = "minik8s-apiserver";
const formatVersion = 1;
/** A value of 32 MiB in base64, its key, and room. */
const maxLineBytes = 64 * 1024 * 1024;
const lineFeed = 0x0a;
const checksumDigits = 8;

/** What a backup holds besides entries. */
export interface BackupSummary {
  readonly revision: number;
  readonly entries: number;
}

/**
 * Writes a backup to a new file; it is durable when this resolves.
 * @throws whatever the snapshot or the file system throws.
 */
export async function writeBackup(path: string, snapshot: Snapshot): Promise<BackupSummary> {
  let entries = 0;
  async function* lines(): AsyncGenerator<Buffer> {
    const hash = createHash("sha256");
    const hashed = (content: object) => {
      const line = encodeLine(content);
      hash.update(line);
      return line;
    };
    yield hashed({ backup: formatName, version: formatVersion, revision: snapshot.revision });
    for await (const { key, revision, value } of snapshot.entries()) {
      entries += 1;
      yield hashed({ key, revision, value: value.toString("base64") });
    }
    yield encodeLine({ entries, sha256: hash.digest("hex") });
  }
  // Only its owner may read it, as the store's own directory.
  await pipeline(Readable.from(lines()), createWriteStream(path, { flags: "wx", mode: 0o600, flush: true }));
  return { revision: snapshot.revision, entries };
}

/** A backup that is being read. */
export interface BackupReader {
  readonly revision: number;
  /**
   * All entries, once.
   * @throws BackupError where the file is not intact; so no entry may be used before the last one was read, unless
   * the file was verified before.
   */
  entries(): AsyncGenerator<Entry>;
  close(): Promise<void>;
}

/**
 * Begins to read a backup.
 * @throws BackupError if the file is no backup, or one that this version does not read.
 */
export async function openBackup(path: string): Promise<BackupReader> {
  const lines = readLines(path);
  const hash = createHash("sha256");
  const first = await lines.next();
  const head = first.done ? Buffer.alloc(0) : first.value;
  try {
    const { revision } = readHead(head, path);
    hash.update(head);
    return {
      revision,
      entries: () => readEntries(lines, { path, hash, revision }),
      close: async () => void (await lines.return(undefined)),
    };
  } catch (error) {
    await lines.return(undefined);
    throw error;
  }
}

function readHead(line: Buffer, path: string): { readonly revision: number } {
  const { backup, version, revision } = line.includes(`"${formatName}"`) ? decodeLine(line, path, 1) : {};
  if (backup !== formatName) throw new BackupError(`${path} is not a backup of ${formatName}`);
  if (version !== formatVersion || !isRevision(revision)) {
    throw new BackupError(
      `${path} is a backup of format ${version}, and this version reads format ${formatVersion}: ` +
        "restore it with the version that wrote it",
    );
  }
  return { revision };
}

/**
 * Reads all of a backup, and so proves that it is intact.
 * @throws BackupError
 */
export async function verifyBackup(path: string): Promise<BackupSummary> {
  const backup = await openBackup(path);
  let entries = 0;
  for await (const _ of backup.entries()) entries += 1;
  return { revision: backup.revision, entries };
}

interface ReadState {
  readonly path: string;
  readonly hash: ReturnType<typeof createHash>;
  readonly revision: number;
}

async function* readEntries(lines: AsyncGenerator<Buffer>, { path, hash, revision }: ReadState): AsyncGenerator<Entry> {
  let entries = 0;
  let lastKey = Buffer.alloc(0);
  for await (const line of lines) {
    const number = entries + 2;
    const content = decodeLine(line, path, number);
    if ("sha256" in content) {
      if (content.entries !== entries || content.sha256 !== hash.digest("hex")) {
        throw notIntact(path, number, "lines before it are missing or are others");
      }
      if (!(await lines.next()).done) throw notIntact(path, number + 1, "it stands behind the end");
      return;
    }
    const entry = toEntry(content);
    const key = Buffer.from(entry?.key ?? "");
    if (entry === undefined || entry.revision > revision || key.compare(lastKey) <= 0) {
      throw notIntact(path, number, "it is not what a backup has there");
    }
    hash.update(line);
    entries += 1;
    lastKey = key;
    yield entry;
  }
  throw new BackupError(`${path} is not complete: it ends after ${entries} entries. Use another backup`);
}

function toEntry({ key, revision, value }: Content): Entry | undefined {
  return typeof key === "string" && isRevision(revision) && typeof value === "string"
    ? { key, revision, value: Buffer.from(value, "base64") }
    : undefined;
}

function isRevision(value: unknown): value is number {
  return Number.isSafeInteger(value) && (value as number) >= 1;
}

type Content = Readonly<Record<string, unknown>>;

function encodeLine(content: object): Buffer {
  const json = Buffer.from(JSON.stringify(content));
  return Buffer.concat([Buffer.from(`${checksumOf(json)} `), json, Buffer.of(lineFeed)]);
}

/** @throws BackupError if the checksum is not the one of the line. */
function decodeLine(line: Buffer, path: string, number: number): Content {
  if (line.at(-1) !== lineFeed) throw notIntact(path, number, "it is cut off");
  const json = line.subarray(checksumDigits + 1, -1);
  if (line.toString("latin1", 0, checksumDigits + 1) !== `${checksumOf(json)} `) {
    throw notIntact(path, number, "its checksum is another");
  }
  return JSON.parse(json.toString());
}

function checksumOf(bytes: Buffer): string {
  return crc32(bytes).toString(16).padStart(checksumDigits, "0");
}

function notIntact(path: string, line: number, why: string): BackupError {
  return new BackupError(`${path} is not intact: line ${line}: ${why}. Use another backup`);
}

/** The lines of a file with their line feeds; the last one may have none. */
async function* readLines(path: string): AsyncGenerator<Buffer> {
  let parts: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of createReadStream(path) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(lineFeed); end !== -1; end = chunk.indexOf(lineFeed, start)) {
      yield Buffer.concat([...parts, chunk.subarray(start, end + 1)]);
      parts = [];
      bytes = 0;
      start = end + 1;
    }
    parts.push(chunk.subarray(start));
    bytes += chunk.length - start;
    if (bytes > maxLineBytes) throw new BackupError(`${path} is not a backup of ${formatName}`);
  }
  if (bytes > 0) yield Buffer.concat(parts);
}
