/**
 * The messages of etcd's API that carry the writes of the store, and what is seen of them: their requests, answers and
 * events. Fields are numbered as in etcd's `rpc.proto` and `kv.proto`; those that nobody needs are passed over.
 */
import { padding } from "./etcd-revision.js";
import { bytesField, numberField, WireReader, WireWriter } from "./etcd-wire.js";

/** Where etcd has the methods that they are for. */
export const transactionPath = "/etcdserverpb.KV/Txn";
export const watchPath = "/etcdserverpb.Watch/Watch";

/** A write if its key was written at a revision of etcd last; 0: if it is not there. */
export interface EtcdWrite {
  readonly key: Buffer;
  /** Undefined deletes. */
  readonly value: Buffer | undefined;
  readonly modRevision: number;
}

/** What is stored under a key. */
export interface EtcdKeyValue {
  readonly key: string;
  /** A part of the message that it came in. */
  readonly value: Buffer;
  /** The revision of etcd that created the key. */
  readonly createRevision: number;
  /** The revision of etcd that wrote the value. */
  readonly modRevision: number;
}

/** What came of a transaction of writes. */
export interface EtcdWriteResults {
  readonly revision: number;
  /** In the order of the writes. */
  readonly results: readonly EtcdWriteResult[];
}

export interface EtcdWriteResult {
  readonly succeeded: boolean;
  /** What is there instead of what was expected; undefined: nothing is, or the write succeeded. */
  readonly current: EtcdKeyValue | undefined;
}

export interface EtcdEvent extends EtcdKeyValue {
  readonly isDeletion: boolean;
}

/** A watch of the keys from one on to before another, from a revision of etcd on. */
export interface EtcdWatchRequest {
  readonly key: Buffer;
  readonly rangeEnd: Buffer;
  readonly startRevision: number;
}

/** What a watch tells. */
export interface EtcdWatchResponse {
  /** Of etcd's member when it sent this. */
  readonly revision: number;
  readonly created: boolean;
  readonly canceled: boolean;
  /** With `canceled`: the history begins there; 0: that is not why. */
  readonly compactRevision: number;
  readonly cancelReason: string;
  /** Whether what comes next belongs to this. */
  readonly fragment: boolean;
  readonly events: readonly EtcdEvent[];
}

/** TxnRequest. */
const request = { compare: bytesField(1), success: bytesField(2), failure: bytesField(3) } as const;
/** Compare. That the two are to be equal is the default of its result. */
const compare = { target: numberField(2), key: bytesField(3), modRevision: numberField(6) } as const;
/** RequestOp. */
const requestOf = {
  range: bytesField(1),
  put: bytesField(2),
  delete: bytesField(3),
  transaction: bytesField(4),
} as const;
/** RangeRequest, PutRequest, and DeleteRangeRequest. */
const operation = { key: bytesField(1), value: bytesField(2) } as const;
/** TxnResponse. */
const response = { header: bytesField(1), succeeded: numberField(2), responses: bytesField(3) } as const;
/** ResponseOp. */
const responseOf = { range: bytesField(1), transaction: bytesField(4) } as const;
/** RangeResponse. */
const range = { keyValues: bytesField(2) } as const;
/** ResponseHeader. */
const header = { revision: numberField(3) } as const;
/** WatchRequest. */
const watchRequest = { create: bytesField(1) } as const;
/** WatchCreateRequest. */
const creation = {
  key: bytesField(1),
  rangeEnd: bytesField(2),
  startRevision: numberField(3),
  fragment: numberField(8),
} as const;
/** WatchResponse. */
const told = {
  header: bytesField(1),
  created: numberField(3),
  canceled: numberField(4),
  compactRevision: numberField(5),
  cancelReason: bytesField(6),
  fragment: numberField(7),
  events: bytesField(11),
} as const;
/** Event. */
const change = { type: numberField(1), keyValue: bytesField(2) } as const;
/** KeyValue. */
const stored = {
  key: bytesField(1),
  createRevision: numberField(2),
  modRevision: numberField(3),
  value: bytesField(5),
} as const;
const modTarget = 2;

/** What a write has in a request besides its value and its key, three times: numbers, lengths, and its place. */
const writeOverheadBytes = 256;

/** What a write takes in a request, at most. */
export function writeBytes({ key, value }: EtcdWrite): number {
  return (value?.length ?? 0) + 3 * key.length + writeOverheadBytes;
}

/**
 * Up to 3.6 etcd does not count what nested transactions write against its quota, so that a full etcd would take them.
 * This it counts, though it never happens: a transaction without a condition always succeeds.
 */
const countedAgainstQuota = Buffer.from("minik8s-quota");

/**
 * A transaction of writes, each as a transaction of its own in it, which succeeds or fails by itself: it writes if the
 * key is at its revision, and reads what is there otherwise. No key may be in it twice. The place of a write is kept with
 * its value.
 */
export function encodeWrites(writes: readonly EtcdWrite[]): Buffer {
  let maxBytes = writeOverheadBytes;
  for (const write of writes) maxBytes += writeBytes(write);
  const writer = new WireWriter(maxBytes);
  if (writes.some(({ value }) => value !== undefined)) writeQuota(writer);
  for (let place = writes.length - 1; place >= 0; place -= 1) {
    const end = writer.length;
    writeCompareAndSwap(writer, writes[place] as EtcdWrite, place);
    writer.message(requestOf.transaction, end);
    writer.message(request.success, end);
  }
  return writer.written;
}

function writeQuota(writer: WireWriter): void {
  const end = writer.length;
  writer.bytes(operation.value, Buffer.alloc(0));
  writer.bytes(operation.key, countedAgainstQuota);
  writer.message(requestOf.put, end);
  writer.message(request.failure, end);
}

function writeCompareAndSwap(writer: WireWriter, { key, value, modRevision }: EtcdWrite, place: number): void {
  const failureEnd = writer.length;
  writer.bytes(operation.key, key);
  writer.message(requestOf.range, failureEnd);
  writer.message(request.failure, failureEnd);
  const successEnd = writer.length;
  if (value !== undefined) writer.paddedBytes(operation.value, value, padding, place);
  writer.bytes(operation.key, key);
  writer.message(value === undefined ? requestOf.delete : requestOf.put, successEnd);
  writer.message(request.success, successEnd);
  const compareEnd = writer.length;
  writer.number(compare.modRevision, modRevision);
  writer.bytes(compare.key, key);
  writer.number(compare.target, modTarget);
  writer.message(request.compare, compareEnd);
}

/** The answer to {@link encodeWrites}. */
export function decodeWriteResults(message: Buffer): EtcdWriteResults {
  const reader = new WireReader(message);
  let revision = 0;
  const results: EtcdWriteResult[] = [];
  while (reader.isBefore(reader.end)) {
    const mark = reader.number();
    if (mark === response.header) revision = readHeader(reader);
    else if (mark === response.responses) results.push(readWriteResult(reader));
    else reader.skip(mark);
  }
  return { revision, results };
}

/** Returns the revision. */
function readHeader(reader: WireReader): number {
  const end = reader.message();
  let revision = 0;
  while (reader.isBefore(end)) {
    const mark = reader.number();
    if (mark === header.revision) revision = reader.number();
    else reader.skip(mark);
  }
  return revision;
}

const done: EtcdWriteResult = { succeeded: true, current: undefined };

function readWriteResult(reader: WireReader): EtcdWriteResult {
  const end = reader.message();
  let result: EtcdWriteResult | undefined;
  while (reader.isBefore(end)) {
    const mark = reader.number();
    if (mark === responseOf.transaction) result = readNestedTransaction(reader);
    else reader.skip(mark);
  }
  if (result === undefined) throw new Error("etcd has answered a write with something else");
  return result;
}

function readNestedTransaction(reader: WireReader): EtcdWriteResult {
  const end = reader.message();
  let succeeded = false;
  let current: EtcdKeyValue | undefined;
  while (reader.isBefore(end)) {
    const mark = reader.number();
    if (mark === response.succeeded) succeeded = reader.boolean();
    else if (mark === response.responses && !succeeded) current = readCurrent(reader);
    else reader.skip(mark);
  }
  return succeeded ? done : { succeeded, current };
}

/** What a range of a single key has found. */
function readCurrent(reader: WireReader): EtcdKeyValue | undefined {
  const end = reader.message();
  let current: EtcdKeyValue | undefined;
  while (reader.isBefore(end)) {
    const mark = reader.number();
    if (mark !== responseOf.range) {
      reader.skip(mark);
      continue;
    }
    const rangeEnd = reader.message();
    while (reader.isBefore(rangeEnd)) {
      const rangeMark = reader.number();
      if (rangeMark === range.keyValues) current = readKeyValue(reader);
      else reader.skip(rangeMark);
    }
  }
  return current;
}

const noBytes = Buffer.alloc(0);

function readKeyValue(reader: WireReader): EtcdKeyValue {
  const end = reader.message();
  let key = "";
  let value: Buffer = noBytes;
  let createRevision = 0;
  let modRevision = 0;
  while (reader.isBefore(end)) {
    const mark = reader.number();
    switch (mark) {
      case stored.key:
        key = reader.text();
        break;
      case stored.createRevision:
        createRevision = reader.number();
        break;
      case stored.modRevision:
        modRevision = reader.number();
        break;
      case stored.value:
        value = reader.bytes();
        break;
      default:
        reader.skip(mark);
    }
  }
  return { key, value, createRevision, modRevision };
}

/** Begins a watch, in fragments that etcd can send. */
export function encodeWatchRequest({ key, rangeEnd, startRevision }: EtcdWatchRequest): Buffer {
  const writer = new WireWriter(key.length + rangeEnd.length + writeOverheadBytes);
  writer.number(creation.fragment, 1);
  writer.number(creation.startRevision, startRevision);
  writer.bytes(creation.rangeEnd, rangeEnd);
  writer.bytes(creation.key, key);
  writer.message(watchRequest.create, 0);
  return writer.written;
}

export function decodeWatchResponse(message: Buffer): EtcdWatchResponse {
  const reader = new WireReader(message);
  const events: EtcdEvent[] = [];
  const result = {
    revision: 0,
    created: false,
    canceled: false,
    compactRevision: 0,
    cancelReason: "",
    fragment: false,
    events,
  };
  while (reader.isBefore(reader.end)) {
    const mark = reader.number();
    switch (mark) {
      case told.header:
        result.revision = readHeader(reader);
        break;
      case told.created:
        result.created = reader.boolean();
        break;
      case told.canceled:
        result.canceled = reader.boolean();
        break;
      case told.compactRevision:
        result.compactRevision = reader.number();
        break;
      case told.cancelReason:
        result.cancelReason = reader.text();
        break;
      case told.fragment:
        result.fragment = reader.boolean();
        break;
      case told.events:
        events.push(readEvent(reader));
        break;
      default:
        reader.skip(mark);
    }
  }
  return result;
}

function readEvent(reader: WireReader): EtcdEvent {
  const end = reader.message();
  let isDeletion = false;
  let keyValue: EtcdKeyValue | undefined;
  while (reader.isBefore(end)) {
    const mark = reader.number();
    switch (mark) {
      case change.type:
        isDeletion = reader.boolean();
        break;
      case change.keyValue:
        keyValue = readKeyValue(reader);
        break;
      default:
        reader.skip(mark);
    }
  }
  if (keyValue === undefined) throw new Error("etcd has sent an event without a key");
  const { key, value, createRevision, modRevision } = keyValue;
  return { key, value, createRevision, modRevision, isDeletion };
}
