import { createRequire } from "node:module";
import { loadSync, type MethodDefinition, type ServiceDefinition } from "@grpc/proto-loader";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import {
  decodeWatchResponse,
  decodeWriteResults,
  type EtcdWrite,
  encodeWatchRequest,
  encodeWrites,
  transactionPath,
  watchPath,
  writeBytes,
} from "../../src/storage/etcd-messages.js";

/** etcd's own definitions, as etcd3 has them, in a library that knows all of Protocol Buffers. */
const definitions = loadSync(createRequire(import.meta.url).resolve("etcd3/proto/rpc.proto"), {
  keepCase: true,
  longs: Number,
  enums: String,
});
const transaction = methodOf("KV", "Txn");
const watch = methodOf("Watch", "Watch");

function methodOf(service: string, method: string): MethodDefinition<object, object> {
  return (definitions[`etcdserverpb.${service}`] as ServiceDefinition)[method] as MethodDefinition<object, object>;
}

/** More than 32 bits have. */
const large = 2 ** 45 + 7;
const header = { cluster_id: "18446744073709551615", member_id: "9223372036854775808", revision: large, raft_term: 3 };

const write = (key: string, value: string | undefined, modRevision: number): EtcdWrite => ({
  key: Buffer.from(key),
  value: value === undefined ? undefined : Buffer.from(value),
  modRevision,
});

/** Fields that are in none of etcd's messages: a number, eight bytes, bytes, and four bytes. */
const unknownFields = Buffer.concat([
  Buffer.from([0xf8, 0x3f, 0xff, 0xff, 0x7f]),
  Buffer.from([0xf9, 0x3f, 1, 2, 3, 4, 5, 6, 7, 8]),
  Buffer.from([0xfa, 0x3f, 3, 1, 2, 3]),
  Buffer.from([0xfd, 0x3f, 1, 2, 3, 4]),
]);

describe("Messages of etcd", () => {
  it("are for the methods of its definitions", () => {
    expect([transactionPath, watchPath]).toEqual([transaction.path, watch.path]);
  });

  it("are transactions of one nested transaction for each write, with its place behind the value", () => {
    const message = encodeWrites([write("/a", "{}", 0), write("/ü", "[1]", large), write("/c", '"x"', 300)]);
    const range = (key: Buffer) => [{ request_range: { key } }];
    const put = (key: Buffer, value: string) => [{ request_put: { key, value: Buffer.from(value) } }];
    const nested = (key: string, modRevision: number, value: string) => {
      const bytes = Buffer.from(key);
      return {
        request_txn: {
          compare: [{ target: "Mod", key: bytes, mod_revision: modRevision }],
          success: put(bytes, value),
          failure: range(bytes),
        },
      };
    };
    expect(plain(transaction.requestDeserialize(message))).toEqual(
      plain({
        success: [nested("/a", 0, "{}"), nested("/ü", large, "[1] "), nested("/c", 300, '"x"  ')],
        failure: put(Buffer.from("minik8s-quota"), ""),
      }),
    );
  });

  it("are deletions where there is no value", () => {
    const key = Buffer.from("/gone");
    expect(plain(transaction.requestDeserialize(encodeWrites([write("/gone", undefined, 5)])))).toEqual(
      plain({
        success: [
          {
            request_txn: {
              compare: [{ target: "Mod", key, mod_revision: 5 }],
              success: [{ request_delete_range: { key } }],
              failure: [{ request_range: { key } }],
            },
          },
        ],
      }),
    );
  });

  it("are no larger than was reckoned, whatever is in them", () => {
    const anyWrite = fc.record({
      key: fc.string({ unit: "binary", minLength: 1, maxLength: 300 }).map((key) => Buffer.from(key)),
      value: fc.uint8Array({ maxLength: 20_000 }).map((value) => Buffer.from(value)),
      modRevision: fc.maxSafeNat(),
    });
    fc.assert(
      fc.property(fc.array(anyWrite, { minLength: 1, maxLength: 127 }), (writes) => {
        const message = encodeWrites(writes);
        expect(message.length).toBeLessThanOrEqual(writes.reduce((sum, one) => sum + writeBytes(one), 256));
        const { success } = transaction.requestDeserialize(message) as { success: never[] };
        expect(success.map(({ request_txn }) => request_txn)).toMatchObject(
          writes.map(({ key, modRevision }) => ({ compare: [{ key, mod_revision: modRevision }] })),
        );
      }),
      { numRuns: 30 },
    );
  });

  it("tell what came of each write", () => {
    const put = { response_put: { header: { revision: large } } };
    const found = (kvs: object[]) => ({ response_range: { header: {}, kvs, count: kvs.length } });
    const current = { key: Buffer.from("/b"), create_revision: 3, mod_revision: large - 1, version: 9, lease: -1 };
    const message = transaction.responseSerialize({
      header,
      succeeded: true,
      responses: [
        { response_txn: { succeeded: true, responses: [put] } },
        { response_txn: { responses: [found([{ ...current, value: Buffer.from('{"b":1} ') }])] } },
        { response_txn: { responses: [found([])] } },
        { response_txn: { succeeded: true, responses: [{ response_delete_range: { deleted: 1 } }] } },
      ],
    });
    for (const bytes of [message, Buffer.concat([unknownFields, message, unknownFields])]) {
      expect(decodeWriteResults(bytes)).toEqual({
        revision: large,
        results: [
          { succeeded: true, current: undefined },
          {
            succeeded: false,
            current: { key: "/b", value: Buffer.from('{"b":1} '), createRevision: 3, modRevision: large - 1 },
          },
          { succeeded: false, current: undefined },
          { succeeded: true, current: undefined },
        ],
      });
    }
  });

  it("begin a watch, in fragments", () => {
    const [key, rangeEnd] = [Buffer.from("a"), Buffer.from("b")];
    const message = encodeWatchRequest({ key, rangeEnd, startRevision: large });
    expect(plain(watch.requestDeserialize(message))).toEqual(
      plain({ create_request: { key, range_end: rangeEnd, start_revision: large, fragment: true } }),
    );
  });

  it("tell of events, whose values are parts of the message", () => {
    const kv = (key: string, value: string, created: number, written: number) => ({
      key: Buffer.from(key),
      value: Buffer.from(value),
      create_revision: created,
      mod_revision: written,
      version: 4,
    });
    const message = watch.responseSerialize({
      header,
      watch_id: 1,
      fragment: true,
      events: [
        { kv: kv("/ü", "{}", large, large) },
        { kv: kv("/b", "[2] ", 2, large) },
        { type: "Delete", kv: { key: Buffer.from("/c"), mod_revision: large } },
      ],
    });
    const event = (key: string, value: string, createRevision: number) => ({
      ...{ key, value: Buffer.from(value), createRevision, modRevision: large },
      isDeletion: value === "",
    });
    const response = {
      ...{ revision: large, created: false, canceled: false, compactRevision: 0, cancelReason: "", fragment: true },
      events: [event("/ü", "{}", large), event("/b", "[2] ", 2), event("/c", "", 0)],
    };
    for (const bytes of [message, Buffer.concat([unknownFields, message, unknownFields])]) {
      const decoded = decodeWatchResponse(bytes);
      expect(decoded).toEqual(response);
      expect(decoded.events[1]?.value.buffer).toBe(bytes.buffer);
    }
  });

  it("tell how a watch begins and ends", () => {
    const decode = (response: object) => decodeWatchResponse(watch.responseSerialize(response));
    expect(decode({ header, created: true })).toMatchObject({ revision: large, created: true, canceled: false });
    expect(decode({ header, canceled: true, compact_revision: large, cancel_reason: "it is gone" })).toMatchObject({
      ...{ canceled: true, compactRevision: large, cancelReason: "it is gone", events: [] },
    });
  });

  it("are refused when they end too soon, or are something else", () => {
    const message = watch.responseSerialize({
      header,
      events: [{ kv: { key: Buffer.from("/a"), value: Buffer.from("{}"), mod_revision: large } }],
    });
    for (let length = 1; length < message.length; length += 1) {
      const cut = Buffer.from(message.subarray(0, length));
      // Between two fields it is a message, too.
      const isWhole = length === 2 + (message[1] as number);
      if (isWhole) expect(decodeWatchResponse(cut).events).toEqual([]);
      else expect(() => decodeWatchResponse(cut)).toThrow("index out of range");
    }
    expect(() => decodeWatchResponse(Buffer.alloc(12, 0xff))).toThrow("invalid wire type");
    expect(() => decodeWatchResponse(Buffer.from([0x0b]))).toThrow("index out of range");
    expect(() => decodeWatchResponse(watch.responseSerialize({ events: [{}] }))).toThrow("without a key");
    const read = transaction.responseSerialize({ responses: [{ response_range: {} }] });
    expect(() => decodeWriteResults(read)).toThrow("something else");
  });
});

/** For comparison: buffers as text, and without what is not set. */
function plain(message: object): unknown {
  return JSON.parse(JSON.stringify(message));
}
