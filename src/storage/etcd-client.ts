import { type EtcdCallKind, translateEtcdError } from "./etcd-errors.js";
import { EtcdMember, type EtcdRequest, type EtcdWatchStream } from "./etcd-member.js";
import { EtcdMembers } from "./etcd-members.js";
import type { EtcdWrite, EtcdWriteResults } from "./etcd-messages.js";
import { StoreError } from "./store.js";

/** A call goes to so many members at most. */
const maxAttempts = 3;
/** How long one member may take to answer a read, if the time for the whole call allows it. */
const maxAttemptMs = 1_500;

/** A watch call, and its end. */
export interface EtcdWatchCall {
  readonly stream: EtcdWatchStream;
  /** Ends it without a failure. */
  end(): void;
}

/** Calls to an etcd cluster: each with a deadline, to one member after the other until one answers. */
export class EtcdClient {
  readonly #members: EtcdMembers;
  readonly #requestTimeoutMs: number;
  /** How long a member may take before it counts as one that hangs, and how often one with a watch is asked. */
  readonly attemptTimeoutMs: number;

  /** @param hosts `HOST:PORT` of at least one member. */
  constructor(hosts: readonly string[], requestTimeoutMs: number) {
    this.#requestTimeoutMs = requestTimeoutMs;
    this.attemptTimeoutMs = Math.min(maxAttemptMs, requestTimeoutMs / 3);
    const members = hosts.map((host) => new EtcdMember(host));
    this.#members = new EtcdMembers(members, this.attemptTimeoutMs);
  }

  /**
   * Calls etcd. All attempts together take no longer than the timeout. Only what surely was not done is tried again.
   * @throws StoreError only.
   */
  call<Response>(kind: EtcdCallKind, request: EtcdRequest<Response>): Promise<Response> {
    return this.#call(kind, (member, timeoutMs) => member.call(request, timeoutMs));
  }

  /**
   * Commits writes in one transaction. Otherwise like `call`.
   * @param beganMs From when on the time counts, as of `Date.now()`.
   */
  commit(writes: readonly EtcdWrite[], beganMs: number): Promise<EtcdWriteResults> {
    return this.#call("write", (member, timeoutMs) => member.commit(writes, timeoutMs), beganMs);
  }

  async #call<Response>(
    kind: EtcdCallKind,
    callOnce: (member: EtcdMember, timeoutMs: number) => Promise<Response>,
    beganMs: number = Date.now(),
  ): Promise<Response> {
    const deadline = beganMs + this.#requestTimeoutMs;
    for (let attempt = 1; ; attempt++) {
      const member = await this.#members.current();
      if (Date.now() >= deadline) throw new StoreError("unavailable", "No time is left to ask etcd");
      try {
        return await this.#attempt(member, kind, callOnce, deadline - Date.now());
      } catch (error) {
        const failure = translateEtcdError(error, kind);
        const isAnswer = failure.code !== "unavailable" && failure.code !== "outcome-unknown";
        if (!isAnswer) this.#members.leave(member);
        if (failure.code !== "unavailable" || attempt === maxAttempts || Date.now() >= deadline) throw failure;
      }
    }
  }

  /** A write may take all the time that there is, for it cannot be repeated; but others no longer follow it. */
  async #attempt<Response>(
    member: EtcdMember,
    kind: EtcdCallKind,
    callOnce: (member: EtcdMember, timeoutMs: number) => Promise<Response>,
    timeoutMs: number,
  ): Promise<Response> {
    if (kind === "read") return callOnce(member, Math.min(timeoutMs, this.attemptTimeoutMs));
    const slow = setTimeout(() => this.#members.leave(member), this.attemptTimeoutMs);
    try {
      return await callOnce(member, timeoutMs);
    } finally {
      clearTimeout(slow);
    }
  }

  /**
   * Begins a watch call. Its failures come out of the stream; also when its member stops answering, which gRPC alone
   * would find out much later.
   * @throws StoreError only.
   */
  async watch(): Promise<EtcdWatchCall> {
    const member = await this.#members.current();
    const stream = member.watch();
    const heartbeat = setInterval(() => {
      member.prove(this.attemptTimeoutMs).catch(() => stream.cancel());
    }, this.attemptTimeoutMs);
    let hasEnded = false;
    stream.on("error", () => {
      clearInterval(heartbeat);
      if (!hasEnded) this.#members.leave(member);
    });
    return {
      stream,
      end: () => {
        hasEnded = true;
        clearInterval(heartbeat);
        stream.cancel();
      },
    };
  }

  /** @throws StoreError `closed` */
  assertOpen(): void {
    this.#members.assertOpen();
  }

  close(): void {
    this.#members.close();
  }
}
