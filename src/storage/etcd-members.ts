import { setTimeout as delay } from "node:timers/promises";
import { translateEtcdError } from "./etcd-errors.js";
import type { EtcdMember } from "./etcd-member.js";
import { StoreError } from "./store.js";

/** How long a member is left alone that has just failed to answer. */
const probeIntervalMs = 200;

/**
 * Which member of a cluster is called: the one that answered first when it was last asked of all of them. They are asked
 * after each failure, so that a member which hangs delays nobody twice. As long as none answers, calls wait a while for
 * one, and fail at once when they have done that.
 */
export class EtcdMembers {
  readonly #members: readonly EtcdMember[];
  readonly #patienceMs: number;
  #current: EtcdMember | undefined;
  #search: Promise<EtcdMember> | undefined;
  /** Why a member did not answer last. */
  #failure: StoreError | undefined;
  readonly #closing = new AbortController();

  /** @param patienceMs How long a member may take to answer, and how long calls wait for any member. */
  constructor(members: readonly EtcdMember[], patienceMs: number) {
    this.#members = members;
    this.#patienceMs = patienceMs;
  }

  /**
   * The member to call.
   * @throws StoreError `unavailable` if none has answered for `patienceMs`; `closed`.
   */
  async current(): Promise<EtcdMember> {
    this.assertOpen();
    if (this.#current !== undefined) return this.#current;
    this.#search ??= this.#find();
    return this.#search;
  }

  /** Says that a member does not answer as it should; another one may take its place. */
  leave(member: EtcdMember): void {
    if (this.#current === member) this.#current = undefined;
    member.renew();
  }

  /** @throws StoreError `closed` */
  assertOpen(): void {
    if (this.#closing.signal.aborted) throw closed();
  }

  close(): void {
    this.#closing.abort();
    for (const member of this.#members) member.close();
  }

  /** Asks all members until one answers, however long that takes. The promise does not wait that long. */
  #find(): Promise<EtcdMember> {
    const found = new AbortController();
    const signal = AbortSignal.any([found.signal, this.#closing.signal]);
    const search = new Promise<EtcdMember>((resolve, reject) => {
      const patience = setTimeout(() => reject(this.#silence()), this.#patienceMs);
      for (const member of this.#members) {
        void this.#answers(member, signal).then((answers) => {
          clearTimeout(patience);
          if (!answers) {
            reject(this.#silence());
          } else if (!signal.aborted) {
            found.abort();
            this.#current = member;
            this.#search = undefined;
            resolve(member);
          }
        });
      }
    });
    // Whoever waits is told; there may be nobody.
    search.catch(() => {});
    return search;
  }

  /** Asks one member until it answers. False: the signal aborted before that. */
  async #answers(member: EtcdMember, signal: AbortSignal): Promise<boolean> {
    while (!signal.aborted) {
      try {
        await member.prove(this.#patienceMs);
        return true;
      } catch (error) {
        this.#failure = translateEtcdError(error, "read");
        await delay(probeIntervalMs, undefined, { signal }).catch(() => {});
      }
    }
    return false;
  }

  #silence(): StoreError {
    if (this.#closing.signal.aborted) return closed();
    return this.#failure ?? new StoreError("unavailable", `No etcd has answered within ${this.#patienceMs} ms`);
  }
}

function closed(): StoreError {
  return new StoreError("closed", "The store was closed");
}
