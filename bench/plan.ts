/** How long and how large a run is. */
export interface Plan {
  readonly name: "full" | "quick";
  /** How often every contender gets its turn. */
  readonly rounds: number;
  /** How long a turn is. */
  readonly turnMs: number;
  /** How long every contender is under load before the first turn. */
  readonly warmUpMs: number;
  /** Objects of the server that has many. */
  readonly manyObjects: number;
  /** Watchers that get every event of the fan-out, and the writes that make these. */
  readonly watchers: number;
  readonly watchedWrites: number;
  /** Writes whose events are timed, one at a time. */
  readonly latencyWrites: number;
  /** Reads of a list of all objects, for every contender and round. */
  readonly wholeLists: number;
  /** How long the objects that many are read while others are written. */
  readonly busyMs: number;
  /** Servers that share one etcd. */
  readonly sharingServers: readonly number[];
  /** Whether the generator and its peers also run on 500 kinds, of which some of them take a minute for one run. */
  readonly largeManifest: boolean;
}

/** What the published results come from. */
export const fullPlan: Plan = {
  name: "full",
  rounds: 5,
  turnMs: 1_000,
  warmUpMs: 1_000,
  manyObjects: 100_000,
  watchers: 1_000,
  watchedWrites: 300,
  latencyWrites: 500,
  wholeLists: 1,
  busyMs: 10_000,
  sharingServers: [1, 2, 4],
  largeManifest: true,
};

/** Under a minute: whether everything runs, and about where it stands. */
export const quickPlan: Plan = {
  name: "quick",
  rounds: 3,
  turnMs: 150,
  warmUpMs: 100,
  manyObjects: 10_000,
  watchers: 200,
  watchedWrites: 50,
  latencyWrites: 50,
  wholeLists: 1,
  busyMs: 1_000,
  sharingServers: [1, 2],
  largeManifest: false,
};
