import { Client, type ClientDuplexStream, credentials, Metadata } from "@grpc/grpc-js";
import { Etcd3, type IOptions, type KVClient } from "etcd3";
import {
  decodeWatchResponse,
  decodeWriteResults,
  type EtcdWatchRequest,
  type EtcdWatchResponse,
  type EtcdWrite,
  type EtcdWriteResults,
  encodeWatchRequest,
  encodeWrites,
  transactionPath,
  watchPath,
} from "./etcd-messages.js";

type Policy = NonNullable<NonNullable<IOptions["faultHandling"]>["global"]>;
type CallOptions = NonNullable<Parameters<KVClient["range"]>[1]>;
type Interceptor = NonNullable<CallOptions["interceptors"]>[number];

/** One call, of the methods that etcd's key-value service has. */
export type EtcdRequest<Response> = (kv: KVClient, options: CallOptions) => Promise<Response>;

/** A watch call: requests are written, responses iterated. Iterating throws what ended the call. */
export type EtcdWatchStream = ClientDuplexStream<EtcdWatchRequest, EtcdWatchResponse>;

const grpcOptions = {
  // The default is 4 MiB; pages of objects, and previous values, may have more.
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  // The default of 64 KiB is less than many a transaction has, and a window that is used up takes a message of its own.
  "grpc-node.flow_control_window": 1024 * 1024,
  // A connection that died silently is closed. etcd closes those that ask more often than every 5 s.
  "grpc.keepalive_time_ms": 10_000,
  "grpc.keepalive_timeout_ms": 5_000,
  "grpc.initial_reconnect_backoff_ms": 100,
  "grpc.max_reconnect_backoff_ms": 1_000,
  // Statistics of each call for a debugging service that does not run here.
  "grpc.enable_channelz": 0,
};

const notAborted = new AbortController().signal;

/**
 * etcd3's own policies repeat calls, and a repeated compare-and-swap finds the result of its first run in its way.
 * They also stop calling for 5 s after three failures. So they are switched off; `EtcdClient.call` repeats.
 */
const callOnce: Policy = {
  _altReturn: undefined as never,
  onSuccess: () => ({ dispose: () => undefined }),
  onFailure: () => ({ dispose: () => undefined }),
  execute: async (action) => action({ signal: notAborted }),
};

/**
 * Makes etcd refuse the call at once if its member knows no leader, instead of letting it wait for one, and end a watch
 * when that has lasted for three elections.
 */
const leaderHeader = ["hasleader", "true"] as const;
const leaderMetadata = new Metadata();
leaderMetadata.set(...leaderHeader);
/** The same for calls of etcd3. */
const requireLeader: Interceptor = (options, nextCall) => {
  const call = nextCall(options);
  const start = call.start.bind(call);
  call.start = (metadata, listener) => {
    metadata.set(...leaderHeader);
    start(metadata, listener);
  };
  // The declared type asks for grpc-js's own class, and only this interface is used.
  return call as ReturnType<Interceptor>;
};
const interceptors = [requireLeader];

/** One member of an etcd cluster. */
export class EtcdMember {
  readonly #calls: Etcd3;
  /** Writes and watches carry whole objects, which etcd3 would copy several times. */
  readonly #writes: Channel;
  /** Watches have a channel of their own, for those of other calls are dropped with each failure. */
  readonly #watches: Channel;

  /** @param host `HOST:PORT` */
  constructor(host: string) {
    this.#calls = new Etcd3({ hosts: host, grpcOptions, faultHandling: { global: callOnce, host: () => callOnce } });
    this.#writes = new Channel(host);
    this.#watches = new Channel(host);
  }

  /** Calls the member once. Rejects with whatever etcd, gRPC or etcd3 say. */
  call<Response>(request: EtcdRequest<Response>, timeoutMs: number): Promise<Response> {
    return request(this.#calls.kv, { deadline: Date.now() + timeoutMs, interceptors });
  }

  /** Commits writes in one transaction, once. Rejects like `call`. */
  commit(writes: readonly EtcdWrite[], timeoutMs: number): Promise<EtcdWriteResults> {
    return new Promise((resolve, reject) => {
      const options = { deadline: Date.now() + timeoutMs };
      this.#writes.client.makeUnaryRequest(
        transactionPath,
        encodeWrites,
        decodeWriteResults,
        writes,
        leaderMetadata,
        options,
        (error, answer) => (error === null ? resolve(answer as EtcdWriteResults) : reject(error)),
      );
    });
  }

  /** Asks for something that only a member can answer which reaches most of the others. Rejects like `call`. */
  async prove(timeoutMs: number): Promise<void> {
    await this.call((kv, options) => kv.range({ key: Buffer.from([0]), count_only: true }, options), timeoutMs);
  }

  /** Begins a watch call. Its failures come out of the stream. */
  watch(): EtcdWatchStream {
    const { client } = this.#watches;
    const stream = client.makeBidiStreamRequest(watchPath, encodeWatchRequest, decodeWatchResponse, leaderMetadata);
    stream.on("error", () => this.#watches.drop());
    return stream;
  }

  /** Lets writes have another connection, after a failure. */
  renew(): void {
    this.#writes.drop();
  }

  close(): void {
    this.#calls.close();
    this.#writes.close();
    this.#watches.close();
  }
}

/** Else grpc-js has one connection for all channels to a host. */
const channelOptions = { ...grpcOptions, "grpc.use_local_subchannel_pool": 1 };

/** Calls to a member without etcd3, on a connection of their own. */
class Channel {
  readonly #host: string;
  #client: Client | undefined;
  #isClosed = false;

  constructor(host: string) {
    this.#host = host;
  }

  get client(): Client {
    if (this.#isClosed) throw new Error("Channel closed before call started");
    this.#client ??= new Client(this.#host, credentials.createInsecure(), channelOptions);
    return this.#client;
  }

  /** Lets the next call connect anew, as etcd3 does after failures. What is under way ends by itself. */
  drop(): void {
    this.#client?.close();
    this.#client = undefined;
  }

  close(): void {
    this.#isClosed = true;
    this.drop();
  }
}
