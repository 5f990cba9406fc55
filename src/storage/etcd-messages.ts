/**
 * The messages of etcd's API that carry the writes of the store, and what is seen of them: their requests, answers and
 * events. etcd3 copies each several times, with every number as a text; here protobufjs reads and writes them as they
 * are. Fields are numbered as in etcd's `rpc.proto` and `kv.proto`; those that nobody needs are left out.
 */
import protobuf from "protobufjs/light.js";
import { withPlace } from "./etcd-revision.js";

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

/** A field of a message, by its type and its number. */
const field = (type: string, id: number) => ({ type, id });
const repeated = (type: string, id: number) => ({ rule: "repeated", type, id });

const messages = protobuf.Root.fromJSON({
  nested: {
    TxnRequest: {
      fields: {
        compare: repeated("Compare", 1),
        success: repeated("RequestOp", 2),
        failure: repeated("RequestOp", 3),
      },
    },
    // That the two are to be equal is the default of its result.
    Compare: { fields: { target: field("int32", 2), key: field("bytes", 3), modRevision: field("int64", 6) } },
    RequestOp: {
      fields: {
        range: field("KeyRequest", 1),
        put: field("PutRequest", 2),
        deleteRange: field("KeyRequest", 3),
        txn: field("TxnRequest", 4),
      },
    },
    // RangeRequest and DeleteRangeRequest, of one key.
    KeyRequest: { fields: { key: field("bytes", 1) } },
    PutRequest: { fields: { key: field("bytes", 1), value: field("bytes", 2) } },
    ResponseHeader: { fields: { revision: field("int64", 3) } },
    TxnResponse: {
      fields: {
        header: field("ResponseHeader", 1),
        succeeded: field("bool", 2),
        responses: repeated("ResponseOp", 3),
      },
    },
    ResponseOp: { fields: { range: field("RangeResponse", 1), txn: field("TxnResponse", 4) } },
    RangeResponse: { fields: { kvs: repeated("KeyValue", 2) } },
    KeyValue: {
      fields: {
        key: field("bytes", 1),
        createRevision: field("int64", 2),
        modRevision: field("int64", 3),
        value: field("bytes", 5),
      },
    },
    WatchRequest: { fields: { create: field("WatchCreateRequest", 1) } },
    WatchCreateRequest: {
      fields: {
        key: field("bytes", 1),
        rangeEnd: field("bytes", 2),
        startRevision: field("int64", 3),
        fragment: field("bool", 8),
      },
    },
    WatchResponse: {
      fields: {
        header: field("ResponseHeader", 1),
        created: field("bool", 3),
        canceled: field("bool", 4),
        compactRevision: field("int64", 5),
        cancelReason: field("string", 6),
        fragment: field("bool", 7),
        events: repeated("Event", 11),
      },
    },
    Event: { fields: { type: field("int32", 1), kv: field("KeyValue", 2) } },
  },
});
const txnRequest = messages.lookupType("TxnRequest");
const txnResponse = messages.lookupType("TxnResponse");
const watchRequest = messages.lookupType("WatchRequest");
const watchResponse = messages.lookupType("WatchResponse");

/** Compare.CompareTarget. */
const modTarget = 2;
/** Event.EventType. */
const deletionType = 1;

/** An int64. */
type Int64 = number | protobuf.Long;

interface KeyValue {
  readonly key: Buffer;
  readonly value: Buffer;
  readonly createRevision: Int64;
  readonly modRevision: Int64;
}

interface Header {
  readonly revision: Int64;
}

interface TxnResponse {
  readonly header: Header | null;
  readonly succeeded: boolean;
  readonly responses: readonly {
    readonly range: { readonly kvs: readonly KeyValue[] } | null;
    readonly txn: TxnResponse | null;
  }[];
}

interface WatchResponse {
  readonly header: Header | null;
  readonly created: boolean;
  readonly canceled: boolean;
  readonly compactRevision: Int64;
  readonly cancelReason: string;
  readonly fragment: boolean;
  readonly events: readonly { readonly type: number; readonly kv: KeyValue | null }[];
}

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
const countedAgainstQuota = [{ put: { key: Buffer.from("minik8s-quota"), value: Buffer.alloc(0) } }];

/**
 * A transaction of writes, each as a transaction of its own in it, which succeeds or fails by itself: it writes if the key
 * is at its revision, and reads what is there otherwise. No key may be in it twice. The place of a write is kept with its
 * value.
 */
export function encodeWrites(writes: readonly EtcdWrite[]): Buffer {
  const isCounted = writes.some(({ value }) => value !== undefined);
  const success = writes.map((write, place) => ({ txn: compareAndSwap(write, place) }));
  return encode(txnRequest, { success, failure: isCounted ? countedAgainstQuota : [] });
}

function compareAndSwap({ key, value, modRevision }: EtcdWrite, place: number): object {
  return {
    compare: [{ target: modTarget, key, modRevision }],
    success: [value === undefined ? { deleteRange: { key } } : { put: { key, value: withPlace(value, place) } }],
    failure: [{ range: { key } }],
  };
}

/** The answer to {@link encodeWrites}. */
export function decodeWriteResults(message: Buffer): EtcdWriteResults {
  const { header, responses } = txnResponse.decode(message) as unknown as TxnResponse;
  return { revision: revisionIn(header), results: responses.map(({ txn }) => toWriteResult(txn)) };
}

const done: EtcdWriteResult = { succeeded: true, current: undefined };

function toWriteResult(txn: TxnResponse | null): EtcdWriteResult {
  if (txn === null) throw new Error("etcd has answered a write with something else");
  if (txn.succeeded) return done;
  const found = txn.responses[0]?.range?.kvs[0];
  return { succeeded: false, current: found && toKeyValue(found) };
}

const nothing = Buffer.alloc(0);

function toKeyValue({ key, value, createRevision, modRevision }: KeyValue): EtcdKeyValue {
  return {
    key: key.toString(),
    // Of bytes that are not there protobufjs makes an array.
    value: value.length === 0 ? nothing : value,
    createRevision: toNumber(createRevision),
    modRevision: toNumber(modRevision),
  };
}

/** Begins a watch, in fragments that etcd can send. */
export function encodeWatchRequest({ key, rangeEnd, startRevision }: EtcdWatchRequest): Buffer {
  return encode(watchRequest, { create: { key, rangeEnd, startRevision, fragment: true } });
}

export function decodeWatchResponse(message: Buffer): EtcdWatchResponse {
  const decoded = watchResponse.decode(message) as unknown as WatchResponse;
  const { header, created, canceled, compactRevision, cancelReason, fragment, events } = decoded;
  return {
    revision: revisionIn(header),
    created,
    canceled,
    compactRevision: toNumber(compactRevision),
    cancelReason,
    fragment,
    events: events.map(({ type, kv }) => toEvent(type, kv)),
  };
}

function toEvent(type: number, kv: KeyValue | null): EtcdEvent {
  if (kv === null) throw new Error("etcd has sent an event without a key");
  const { key, value, createRevision, modRevision } = toKeyValue(kv);
  return { key, value, createRevision, modRevision, isDeletion: type === deletionType };
}

function revisionIn(header: Header | null): number {
  return header === null ? 0 : toNumber(header.revision);
}

/** What is greater than 2^53 is rounded. */
function toNumber(value: Int64): number {
  return typeof value === "number" ? value : value.high * 2 ** 32 + (value.low >>> 0);
}

/** protobufjs takes objects as they are: nothing is copied or checked before. */
function encode(type: protobuf.Type, message: object): Buffer {
  return type.encode(message).finish() as Buffer;
}
