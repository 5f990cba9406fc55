import type { StorePlace } from "./store-place.js";

export const storeKinds = ["memory", "file", "etcd"] as const;
export type StoreKind = (typeof storeKinds)[number];

/** How a run is to be done. */
export interface ChaosRun {
  /** Whether some seconds of each must do. */
  readonly isQuick: boolean;
  readonly seed: number;
  /** Shows how far it is. */
  readonly progress: (text: string) => void;
}

/** What came of a scenario on one store. */
export interface Outcome {
  /** How much was done, such as `50,000 operations`. */
  readonly done: string;
  /** What went wrong on purpose meanwhile, such as `300 kills`; empty where nothing did. */
  readonly faults: string;
  /** Figures that tell more. */
  readonly figures: string;
  /** Every promise that was broken, in words. */
  readonly violations: readonly string[];
}

/** One way to try what the server promises. */
export interface Scenario {
  readonly name: string;
  /** The stores that it is done on, one after another. */
  readonly stores: readonly StoreKind[];
  /** @param place A store that nobody has used; removed afterwards. */
  readonly run: (place: StorePlace, run: ChaosRun) => Promise<Outcome>;
}
