import { describe, expect, test } from "vitest";
import { type Case, describeCases } from "./case.js";
import { checkHistory } from "./check-history.js";
import {
  create,
  created,
  done,
  during,
  get,
  refused,
  remove,
  replace,
  replaced,
  replaceStatus,
  tell,
  unknown,
  view,
} from "./history-builder.js";
import { describeViolation } from "./violation.js";

const cases: readonly Case[] = [
  {
    title: "a lost update",
    wrong: tell([
      created,
      during(10, 30, replace("s2", done(view(3, "s2", { generation: 2 })), { resourceVersion: 2 })),
      during(10, 30, replace("s3", done(view(4, "s3", { generation: 2 })), { resourceVersion: 2 })),
    ]),
    rule: "linearizable",
    message: /against its condition: resourceVersion 2/,
    right: tell([
      created,
      during(10, 30, replace("s2", done(view(3, "s2", { generation: 2 })), { resourceVersion: 2 })),
      during(10, 30, replace("s3", refused("Conflict", { resourceVersion: 3 }), { resourceVersion: 2 })),
    ]),
  },
  {
    title: "a stale read",
    wrong: tell([created, replaced, get(done(view(2, "s1")))]),
    rule: "linearizable",
    message: /resourceVersion 2 was seen, but it is 3/,
    right: tell([created, during(10, 30, replaced), during(20, 25, get(done(view(2, "s1"))))]),
  },
  {
    title: "a stale read of nothing",
    wrong: tell([created, get(refused("NotFound"))]),
    rule: "linearizable",
    message: /no object was seen though there was one/,
    right: tell([during(0, 20, created), during(5, 15, get(refused("NotFound")))]),
  },
  {
    title: "reads that go back while a write is under way",
    wrong: tell([
      created,
      during(10, 50, replaced),
      during(20, 25, get(done(view(3, "s2", { generation: 2 })))),
      during(30, 35, get(done(view(2, "s1")))),
    ]),
    rule: "linearizable",
    message: /resourceVersion 2 was seen, but it is 3/,
    right: tell([
      created,
      during(10, 50, replaced),
      during(20, 25, get(done(view(2, "s1")))),
      during(30, 35, get(done(view(3, "s2", { generation: 2 })))),
    ]),
  },
  {
    title: "a dirty read of a refused write",
    wrong: tell([
      created,
      during(10, 30, replace("s2", refused("ServiceUnavailable"))),
      during(15, 20, get(done(view(3, "s2", { generation: 2 })))),
    ]),
    rule: "linearizable",
    message: /resourceVersion 3 was seen, but it is 2/,
    right: tell([
      created,
      during(10, 30, replace("s2", refused("ServiceUnavailable"))),
      during(15, 20, get(done(view(2, "s1")))),
    ]),
  },
  {
    title: "a value that nobody wrote",
    wrong: tell([created, replace("s2", done(view(3, "s9", { generation: 2 })))]),
    rule: "linearizable",
    message: /spec s9 was seen, but it is s2/,
    right: tell([created, replaced]),
  },
  {
    title: "a status write that revives an object",
    wrong: tell([created, remove(done()), replaceStatus("Running", done({ resourceVersion: 4, status: "Running" }))]),
    rule: "linearizable",
    message: /a write succeeded though there was no object/,
    right: tell([created, remove(done()), replaceStatus("Running", refused("NotFound"))]),
  },
  {
    title: "a status write that reaches the object created after the one it means",
    wrong: tell([
      created,
      remove(done()),
      create("s2", done(view(4, "s2", { uid: "uid-2" }))),
      replaceStatus("Running", done({ resourceVersion: 5, status: "Running" }), { uid: "uid-1" }),
    ]),
    rule: "linearizable",
    message: /against its condition: uid uid-1 was seen, but it is uid-2/,
    right: tell([
      created,
      remove(done()),
      create("s2", done(view(4, "s2", { uid: "uid-2" }))),
      replaceStatus("Running", refused("Conflict", { uid: "uid-2" }), { uid: "uid-1" }),
    ]),
  },
  {
    title: "a status overwritten by an object write",
    wrong: tell([
      created,
      replaceStatus("Running", done({ resourceVersion: 3, status: "Running" })),
      replace("s2", done(view(4, "s2", { generation: 2 }))),
    ]),
    rule: "linearizable",
    message: /status Pending was seen, but it is Running/,
    right: tell([
      created,
      replaceStatus("Running", done({ resourceVersion: 3, status: "Running" })),
      replace("s2", done(view(4, "s2", { generation: 2, status: "Running" }))),
    ]),
  },
  {
    title: "an object overwritten by a status write",
    wrong: tell([
      created,
      during(10, 30, replaced),
      during(10, 30, replaceStatus("Running", done({ resourceVersion: 4, status: "Running" }))),
      get(done(view(4, "s1", { status: "Running" }))),
    ]),
    rule: "linearizable",
    message: /spec s1 was seen, but it is s2/,
    right: tell([
      created,
      during(10, 30, replaced),
      during(10, 30, replaceStatus("Running", done({ resourceVersion: 4, status: "Running" }))),
      during(31, 35, get(done(view(4, "s2", { status: "Running", generation: 2 })))),
    ]),
  },
  {
    title: "a name created twice",
    wrong: tell([during(0, 10, created), during(0, 10, create("s2", done(view(3, "s2", { uid: "uid-2" }))))]),
    rule: "linearizable",
    message: /a creation succeeded though the object existed/,
    right: tell([during(0, 10, created), during(0, 10, create("s2", refused("AlreadyExists")))]),
  },
  {
    title: "a uid that is used again",
    wrong: tell([created, remove(done()), create("s2", done(view(4, "s2")))]),
    rule: "linearizable",
    message: /uid/,
    right: tell([created, remove(done()), create("s2", done(view(4, "s2", { uid: "uid-2" })))]),
  },
  {
    title: "a uid that changes",
    wrong: tell([created, replace("s2", done(view(3, "s2", { generation: 2, uid: "uid-2" })))]),
    rule: "linearizable",
    message: /uid/,
    right: tell([created, replaced]),
  },
  {
    title: "a write under a condition that no longer held",
    wrong: tell([created, replaced, replaceStatus("Running", done({ resourceVersion: 4 }), { resourceVersion: 2 })]),
    rule: "linearizable",
    message: /against its condition/,
    right: tell([created, replaced, replaceStatus("Running", done({ resourceVersion: 4 }), { resourceVersion: 3 })]),
  },
  {
    title: "a deletion under a condition that no longer held",
    wrong: tell([created, replaced, remove(done(), { resourceVersion: 2 })]),
    rule: "linearizable",
    message: /against its condition/,
    right: tell([created, replaced, remove(done(), { resourceVersion: 3, uid: "uid-1" })]),
  },
  {
    title: "a refusal although the condition held",
    wrong: tell([created, replace("s2", refused("Conflict"), { resourceVersion: 2 })]),
    rule: "linearizable",
    message: /refused though its condition held/,
    right: tell([
      created,
      during(10, 30, replaced),
      during(10, 30, replace("s3", refused("Conflict"), { resourceVersion: 2 })),
    ]),
  },
  {
    title: "a conflict of a write without condition",
    wrong: tell([created, replace("s2", refused("Conflict"))]),
    rule: "linearizable",
    message: /refused though its condition held/,
    right: tell([created, replace("s2", refused("TooManyRequests"))]),
  },
  {
    title: "a generation that stands still",
    wrong: tell([created, replace("s2", done(view(3, "s2")))]),
    rule: "linearizable",
    message: /generation 1 was seen, but it is 2/,
    right: tell([created, replaced]),
  },
  {
    title: "a generation that grows although nothing was changed",
    wrong: tell([created, replace("s1", done(view(3, "s1", { generation: 2 })))]),
    rule: "linearizable",
    message: /generation 2 was seen, but it is 1/,
    right: tell([created, replace("s1", done(view(3, "s1")))]),
  },
  {
    title: "a write that changes nothing and makes no version",
    wrong: tell([created, replace("s1", done(view(2, "s1")))]),
    rule: "linearizable",
    message: /resourceVersion 2 was seen, but it is 3 or later/,
    right: tell([created, replace("s1", done(view(3, "s1")))]),
  },
  {
    title: "an acknowledged write that is gone",
    wrong: tell([
      created,
      replaced,
      replaceStatus("Running", done({ resourceVersion: 4, status: "Running" })),
      get(done(view(4, "s1", { status: "Running" }))),
    ]),
    rule: "linearizable",
    message: /spec s1 was seen, but it is s2/,
    right: tell([
      created,
      replaced,
      replaceStatus("Running", done({ resourceVersion: 4, status: "Running" })),
      get(done(view(4, "s2", { status: "Running", generation: 2 }))),
    ]),
  },
  {
    title: "an acknowledged deletion that is undone",
    wrong: tell([created, remove(done()), get(done(view(2, "s1")))]),
    rule: "linearizable",
    message: /seen though there was none/,
    right: tell([created, remove(unknown), get(done(view(2, "s1")))]),
  },
  {
    title: "a write of unknown outcome that takes effect before it began",
    wrong: tell([created, get(done(view(3, "s2", { generation: 2 }))), replace("s2", unknown)]),
    rule: "linearizable",
    message: /resourceVersion 3 was seen, but it is 2/,
    right: tell([created, replace("s2", unknown), get(done(view(3, "s2", { generation: 2 })))]),
  },
  {
    title: "a write of unknown outcome that takes effect twice",
    wrong: tell([
      created,
      replace("s2", unknown),
      get(done(view(3, "s2", { generation: 2 }))),
      get(done(view(4, "s2", { generation: 2 }))),
    ]),
    rule: "linearizable",
    message: /resourceVersion 4 was seen, but it is 3/,
    right: tell([
      created,
      replace("s2", unknown),
      get(done(view(2, "s1"))),
      get(done(view(4, "s2", { generation: 2 }))),
    ]),
  },
  {
    title: "a write of unknown outcome that undoes a later one",
    wrong: tell([
      created,
      replace("s2", unknown),
      get(done(view(3, "s2", { generation: 2 }))),
      replace("s3", done(view(4, "s3", { generation: 3 }))),
      get(done(view(5, "s2", { generation: 4 }))),
    ]),
    rule: "linearizable",
    message: /resourceVersion 5 was seen, but it is 4/,
    right: tell([
      created,
      replace("s2", unknown),
      replace("s3", done(view(4, "s3", { generation: 2 }))),
      get(done(view(5, "s2", { generation: 3 }))),
    ]),
  },
  {
    title: "a creation of unknown outcome that takes effect twice",
    wrong: tell([
      create("s1", unknown),
      get(done(view(2, "s1"))),
      remove(done()),
      get(done(view(4, "s1", { uid: "uid-2" }))),
    ]),
    rule: "linearizable",
    message: /seen though there was none/,
    right: tell([
      create("s1", unknown),
      get(refused("NotFound")),
      remove(refused("NotFound")),
      get(done(view(4, "s1", { uid: "uid-2" }))),
    ]),
  },
  {
    title: "a deletion of unknown outcome that takes effect twice",
    wrong: tell([
      created,
      remove(unknown),
      get(refused("NotFound")),
      create("s2", done(view(4, "s2", { uid: "uid-2" }))),
      get(refused("NotFound")),
    ]),
    rule: "linearizable",
    message: /no object was seen though there was one/,
    right: tell([
      created,
      remove(unknown),
      get(done(view(2, "s1"))),
      create("s2", refused("AlreadyExists")),
      get(refused("NotFound")),
    ]),
  },
  {
    title: "a conflict that nothing accounts for",
    wrong: tell([created, replace("s3", refused("Conflict"), { resourceVersion: 2 }), get(done(view(2, "s1")))]),
    rule: "linearizable",
    message: /refused though its condition held/,
    // What nobody ever saw can still be the reason of what was seen.
    right: tell([
      created,
      replace("s2", unknown),
      replace("s3", refused("Conflict"), { resourceVersion: 2 }),
      replace("s4", done(view(4, "s4", { generation: 3 }))),
    ]),
  },
  {
    title: "a write of unknown outcome whose condition never held",
    wrong: tell([
      created,
      replaced,
      replace("s3", unknown, { resourceVersion: 2 }),
      get(done(view(4, "s3", { generation: 3 }))),
    ]),
    rule: "linearizable",
    message: /resourceVersion 4 was seen, but it is 3|against its condition/,
    right: tell([
      created,
      replaced,
      replace("s3", unknown, { resourceVersion: 3 }),
      get(done(view(4, "s3", { generation: 3 }))),
    ]),
  },
];

describeCases("in a history of one object", cases);

describe("a violation", () => {
  test("tells which operations do not fit, and what went before", () => {
    const [violation, ...others] = checkHistory(tell([created, replaced, get(done(view(2, "s1")))]));
    expect(others).toEqual([]);
    expect(violation === undefined ? "" : describeViolation(violation)).toMatchInlineSnapshot(`
      "linearizable ns/a: resourceVersion 2 was seen, but it is 3
          then op-0 [0.000ms..0.005ms] create ns/a spec=s1 -> rv=2 spec=s1 status=Pending generation=1 uid=uid-1
          then op-1 [0.010ms..0.015ms] replace ns/a spec=s2 -> rv=3 spec=s2 status=Pending generation=2 uid=uid-1
          so that there is an object: rv=3 spec=s2 status=Pending generation=2 uid=uid-1
          does not fit: op-2 [0.020ms..0.025ms] get ns/a -> rv=2 spec=s1 status=Pending generation=1 uid=uid-1: resourceVersion 2 was seen, but it is 3"
    `);
  });
});

describe("a history with many writes of unknown outcome", () => {
  /** The answers show by their generation how many of the writes before them took effect. */
  const rounds = (generationPerRound: number) => [
    created,
    ...Array.from({ length: 30 }, (_, round) => [
      replace(`lost-${round}`, unknown),
      replaceStatus(`lost-${round}`, unknown),
      remove(unknown, { resourceVersion: 1 }),
      replace(`s-${round}`, done(view(3 + round * 3, `s-${round}`, { generation: 2 + round * generationPerRound }))),
    ]).flat(),
  ];

  test("is right if no more took effect than there were", () => {
    for (const generationPerRound of [1, 2]) {
      expect(checkHistory(tell(rounds(generationPerRound))).map(describeViolation)).toEqual([]);
    }
  });

  test("is wrong if more did", () => {
    const [violation] = checkHistory(tell(rounds(3)));
    expect(violation).toMatchObject({
      rule: "linearizable",
      message: expect.stringMatching(/generation \d+ was seen, but it is \d+/),
    });
  });

  test("is wrong, and not merely too hard, if its end does not fit", () => {
    for (const end of [get(done(view(87, "s-28", { generation: 30 }))), get(refused("NotFound"))]) {
      expect(checkHistory(tell([...rounds(1), end])).map(({ rule }) => rule)).toEqual(["linearizable"]);
    }
  });
});
