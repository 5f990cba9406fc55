import { expect, test } from "vitest";
import { etcdAvailable } from "../../helpers/etcd.js";
import { runClusterFaults } from "./cluster-faults.js";
import { faults } from "./faults.js";

/** Those that tell most in a few seconds. */
const telling = ["leader and a server cut off from the others", "answers to a server lost", "majority killed"];

test.skipIf(!etcdAvailable())(
  "two servers on three members of etcd keep what they promise whatever fails",
  { timeout: 120_000 },
  async () => {
    const report = await runClusterFaults({
      seed: 1,
      faults: faults.filter(({ name }) => telling.includes(name)),
      holdMs: 1_000,
    });
    expect(report.violations).toEqual([]);
    expect(Object.keys(report.faults).toSorted()).toEqual(telling.toSorted());
    expect(report.acknowledgedWrites).toBeGreaterThan(0);
    expect(report.watchResumes).toBeGreaterThan(0);
  },
);
