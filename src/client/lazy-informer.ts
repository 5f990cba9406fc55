import { sleep } from "./deadline.js";
import type { Informer, InformerState } from "./informer.js";
import { onAbort } from "./on-abort.js";

type AnyInformer = Informer<unknown, string>;
type Method = "start" | "stop" | "addHandler" | "onStateChange" | "onError";

/**
 * An informer at once, although `load` has to bring the code for it first: what it is asked for until then it remembers,
 * and does then. When loading fails it says so, as of any failure, and tries again a second later; but a `RangeError` is
 * a mistake in the options: that is its end.
 */
export function lazyInformer(load: () => Promise<AnyInformer>): AnyInformer {
  let informer: AnyInformer | undefined;
  let state: InformerState = { name: "idle", since: new Date(), lastError: undefined };
  // biome-ignore lint/suspicious/noExplicitAny: each method takes something else
  const early = new Map<() => void, readonly [Method, any]>();

  const make = async (): Promise<AnyInformer | undefined> => {
    try {
      informer = await load();
    } catch (lastError) {
      const isMistake = lastError instanceof RangeError;
      state = { name: isMistake ? "stopped" : "backing-off", since: new Date(), lastError };
      const listeners = [...early.values()].filter(([method]) => method === "onError").map(([, listener]) => listener);
      for (const listener of listeners.length > 0 ? listeners : [console.error]) {
        Promise.resolve(lastError).then(listener).catch(console.error);
      }
      if (!isMistake) return sleep(1_000).then(make);
    }
    for (const call of early.keys()) call();
    return informer;
  };
  const made = make();

  // biome-ignore lint/suspicious/noExplicitAny: each method takes something else
  const later = (method: Method) => (argument?: any) => {
    let remove: ReturnType<AnyInformer[Method]>;
    const call = () => {
      remove = informer?.[method](argument);
    };
    if (informer) call();
    else early.set(call, [method, argument]);
    return () => {
      early.delete(call);
      remove?.();
    };
  };
  return {
    start: later("start"),
    stop: later("stop"),
    addHandler: later("addHandler"),
    onStateChange: later("onStateChange"),
    onError: later("onError"),
    store: {
      get: (key) => informer?.store.get(key),
      list: () => informer?.store.list() ?? [],
      byIndex: (index, value) => informer?.store.byIndex(index, value) ?? [],
    },
    get hasSynced() {
      return !!informer?.hasSynced;
    },
    get state() {
      return informer?.state ?? state;
    },
    waitForSync: (signal) =>
      new Promise((resolve, reject) => {
        const unfollow = onAbort(signal, () => reject(signal?.reason));
        const synced = made.then((informer) => informer?.waitForSync(signal) ?? Promise.reject(state.lastError));
        synced.then(resolve, reject).then(unfollow);
      }),
  };
}
