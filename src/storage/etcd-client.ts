import {
  Etcd3,
  type IDuplexStream,
  type IOptions,
  type IWatchRequest,
  type IWatchResponse,
  type KVClient,
} from "etcd3";
import { type EtcdCallKind, translateEtcdError } from "./etcd-errors.js";
import { StoreError } from "./store.js";

type Policy = NonNullable<NonNullable<IOptions["faultHandling"]>["global"]>;
type CallOptions = NonNullable<Parameters<KVClient["range"]>[1]>;
type Interceptor = NonNullable<CallOptions["interceptors"]>[number];

/** A watch call: requests are written, responses iterated. Iterating throws what ended the call. */
export type EtcdWatchStream = IDuplexStream<IWatchRequest, IWatchResponse> & AsyncIterable<IWatchResponse>;

const grpcOptions = {
  // The default is 4 MiB; an object and its previous value may have more.
  "grpc.max_receive_message_length": -1,
  "grpc.max_send_message_length": -1,
  // A connection that died silently is found. etcd closes connections that ask more often than every 5 s.
  "grpc.keepalive_time_ms": 10_000,
  "grpc.keepalive_timeout_ms": 5_000,
  "grpc.initial_reconnect_backoff_ms": 100,
  "grpc.max_reconnect_backoff_ms": 1_000,
};

/**
 * etcd3's own policies repeat calls, and a repeated compare-and-swap finds the result of its first run in its way.
 * They also stop calling for 5 s after three failures. So they are switched off; `EtcdClient.call` repeats.
 */
const callOnce: Policy = {
  _altReturn: undefined as never,
  onSuccess: () => ({ dispose: () => undefined }),
  onFailure: () => ({ dispose: () => undefined }),
  execute: async (action) => action({ signal: new AbortController().signal }),
};

/** Makes etcd end the call when its member loses contact to the cluster's leader. */
const requireLeader: Interceptor = (options, nextCall) => {
  const call = nextCall(options);
  const start = call.start.bind(call);
  call.start = (metadata, listener) => {
    metadata.set("hasleader", "true");
    start(metadata, listener);
  };
  // The declared type asks for grpc-js's own class, and only this interface is used.
  return call as ReturnType<Interceptor>;
};

/** One member of the cluster. Watches have a client of their own, for etcd3 drops its clients with each failure. */
interface Endpoint {
  readonly calls: Etcd3;
  readonly watches: Etcd3;
}

/** Calls to an etcd cluster: each with a deadline, to one member after the other until one can be reached. */
export class EtcdClient {
  readonly #endpoints: readonly Endpoint[];
  readonly #requestTimeoutMs: number;
  #current: number;
  #closed = false;

  /** @param hosts `HOST:PORT` of at least one member. */
  constructor(hosts: readonly string[], requestTimeoutMs: number) {
    this.#endpoints = hosts.map((host) => ({ calls: connect(host), watches: connect(host) }));
    this.#requestTimeoutMs = requestTimeoutMs;
    this.#current = Math.floor(Math.random() * hosts.length);
  }

  /**
   * Calls etcd. All attempts together take no longer than the timeout.
   * @throws StoreError only.
   */
  async call<Response>(
    kind: EtcdCallKind,
    request: (kv: KVClient, options: CallOptions) => Promise<Response>,
  ): Promise<Response> {
    const deadline = Date.now() + this.#requestTimeoutMs;
    for (let attempt = 1; ; attempt++) {
      this.assertOpen();
      const current = this.#current;
      try {
        return await request(this.#endpoint().calls.kv, { deadline });
      } catch (error) {
        const failure = translateEtcdError(error, kind);
        if (failure.code === "unavailable" || failure.code === "outcome-unknown") {
          this.#leave(current);
        }
        if (failure.code !== "unavailable" || attempt >= this.#endpoints.length || Date.now() >= deadline) {
          throw failure;
        }
      }
    }
  }

  /** Begins a watch call. Its failures come out of the stream. */
  async openWatchStream(): Promise<EtcdWatchStream> {
    this.assertOpen();
    const stream = await this.#endpoint().watches.watchClient.watch({ interceptors: [requireLeader] });
    return stream as EtcdWatchStream;
  }

  /** Lets the next call go to another member. */
  leaveEndpoint(): void {
    this.#leave(this.#current);
  }

  /** @throws StoreError `closed` */
  assertOpen(): void {
    if (this.#closed) {
      throw new StoreError("closed", "The store was closed");
    }
  }

  close(): void {
    this.#closed = true;
    for (const { calls, watches } of this.#endpoints) {
      calls.close();
      watches.close();
    }
  }

  /** Many calls may fail at once; only the first of them moves on. */
  #leave(endpoint: number): void {
    if (this.#current === endpoint) {
      this.#current = (endpoint + 1) % this.#endpoints.length;
    }
  }

  #endpoint(): Endpoint {
    return this.#endpoints[this.#current] as Endpoint;
  }
}

function connect(host: string): Etcd3 {
  return new Etcd3({ hosts: host, grpcOptions, faultHandling: { global: callOnce, host: () => callOnce } });
}
