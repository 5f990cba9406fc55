import { startPausableProxy } from "../../helpers/pausable-proxy.js";
import { checkHistory } from "../check-history.js";
import { describeViolation } from "../violation.js";
import { runWorkload } from "../workload.js";
import type { ChaosRun, Outcome } from "./scenario.js";
import { createStorePlace, type StorePlace } from "./store-place.js";
import { withServers } from "./with-server.js";

/** Of one history. Longer ones take more time to check than to record. */
const maxOperations = 10_000;
/** What goes wrong goes by requests, not by time: much the same on slow machines. */
const requestsBetweenCuts = 300;
const requestsBetweenPauses = 1_000;
const pausedRequests = 20;

/**
 * What clients do and see at the same time, checked: on two servers if the store can be shared. Half of the requests go
 * through a network that breaks connections, and that goes silent.
 */
export async function runFaultyHistory({ kind }: StorePlace, { isQuick, seed, progress }: ChaosRun): Promise<Outcome> {
  const violations: string[] = [];
  let [operations, unknown, cuts, pauses] = [0, 0, 0, 0];
  for (let round = 0; operations < (isQuick ? 1_500 : 50_000); round += 1) {
    // Each history begins with an empty store.
    const place = await createStorePlace(kind);
    const history = await withServers(place.url, kind === "etcd" ? 2 : 1, async (running) => {
      const urls = running.map(({ url }) => url);
      const proxy = await startPausableProxy(String(urls.at(-1)).slice("http://".length));
      let requests = 0;
      const servers = () => {
        requests += 1;
        if (requests % requestsBetweenCuts === 0) {
          proxy.cut();
          cuts += 1;
        }
        if (requests % requestsBetweenPauses === 0) {
          proxy.pause();
          pauses += 1;
        }
        if (requests % requestsBetweenPauses === pausedRequests) proxy.resume();
        return [String(urls[0]), `http://${proxy.endpoint}`];
      };
      const options = { servers, operations: isQuick ? 1_500 : maxOperations, watchers: 6, requestTimeoutMs: 1_000 };
      try {
        return await runWorkload({ ...options, seed: seed + 10_000 * round });
      } finally {
        await proxy.close();
      }
    }).finally(() => place.remove());
    operations += history.operations.length;
    unknown += history.operations.filter(({ outcome }) => outcome.type === "unknown").length;
    violations.push(...checkHistory(history).map(describeViolation));
    progress(`${operations} operations`);
  }
  return {
    done: `${operations} operations`,
    faults: `${cuts} cuts, ${pauses} silences`,
    figures: `${unknown} outcomes unknown to the client`,
    violations,
  };
}
