import { describe, expect, test } from "vitest";
import { checkHistory } from "./check-history.js";
import type { History } from "./history.js";
import {
  bookmark,
  create,
  done,
  during,
  event,
  get,
  list,
  on,
  refused,
  remove,
  replace,
  replaceStatus,
  tell,
  unknown,
  view,
  watch,
  watchAll,
} from "./history-builder.js";
import { describeViolation, type Rule } from "./violation.js";

/** A history that breaks a rule, and the one most like it that does not. */
interface Case {
  readonly title: string;
  readonly wrong: History;
  readonly rule: Rule;
  readonly message: RegExp;
  readonly right: History;
}

const created = create("s1", done(view(2, "s1")));
const replaced = replace("s2", done(view(3, "s2", { generation: 2 })));
const noOtherUid = /uid/;

const ofOneObject: readonly Case[] = [
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
    message: noOtherUid,
    right: tell([created, remove(done()), create("s2", done(view(4, "s2", { uid: "uid-2" })))]),
  },
  {
    title: "a uid that changes",
    wrong: tell([created, replace("s2", done(view(3, "s2", { generation: 2, uid: "uid-2" })))]),
    rule: "linearizable",
    message: noOtherUid,
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

const ofRevisions: readonly Case[] = [
  {
    title: "a resourceVersion that goes back on the next write",
    wrong: tell([created, on("ns/b", create("t1", done(view(1, "t1", { uid: "uid-b" }))))]),
    rule: "revision-grows",
    message: /revision 2 had been reached before something of revision 1 began/,
    right: tell([
      during(0, 20, created),
      during(0, 20, on("ns/b", create("t1", done(view(1, "t1", { uid: "uid-b" }))))),
    ]),
  },
  {
    title: "one resourceVersion for two writes",
    wrong: tell([created, replaced, replace("s2", done(view(3, "s2", { generation: 2 })))]),
    rule: "revision-unique",
    message: /revision 3 answers two writes/,
    right: tell([created, replaced, replace("s2", done(view(4, "s2", { generation: 2 })))]),
  },
  {
    title: "one resourceVersion for two objects",
    wrong: tell([
      during(0, 20, created),
      during(0, 20, on("ns/b", create("t1", done(view(2, "t1", { uid: "uid-b" }))))),
    ]),
    rule: "revision-unique",
    message: /revision 2 was seen with two objects, ns\/a and ns\/b/,
    right: tell([
      during(0, 20, created),
      during(0, 20, on("ns/b", create("t1", done(view(3, "t1", { uid: "uid-b" }))))),
    ]),
  },
  {
    title: "one resourceVersion that looks different to readers",
    wrong: tell([
      created,
      during(10, 20, get(done(view(2, "s1")))),
      during(10, 20, get(done(view(2, "s1", { status: "Running" })))),
    ]),
    rule: "revision-unique",
    message: /two values of status, Pending and Running/,
    right: tell([created, during(10, 20, get(done(view(2, "s1")))), during(10, 20, get(done(view(2, "s1"))))]),
  },
  {
    title: "a read of a later revision than the store had got to",
    wrong: tell([created, get(done(view(2, "s1"))), list(1, [])]),
    rule: "revision-grows",
    message: /revision 2 had been reached before something of revision 1 began/,
    right: tell([created, get(done(view(2, "s1"))), list(2, [["ns/a", view(2, "s1")]])]),
  },
];

const b = (resourceVersion: number, spec: string, differences = {}) => {
  return view(resourceVersion, spec, { uid: "uid-b", ...differences });
};
const createdB = on("ns/b", create("t1", done(b(3, "t1"))));
const createdOther = on("other/a", create("o1", done(view(4, "o1", { uid: "uid-o" }))));
const aThenB = [created, createdB] as const;

const ofLists: readonly Case[] = [
  {
    title: "a list that mixes two revisions",
    wrong: tell([
      ...aThenB,
      during(
        20,
        90,
        list(4, [
          ["ns/a", view(4, "s2", { generation: 2 })],
          ["ns/b", b(5, "t2", { generation: 2 })],
        ]),
      ),
      during(30, 40, replace("s2", done(view(4, "s2", { generation: 2 })))),
      during(50, 60, on("ns/b", replace("t2", done(b(5, "t2", { generation: 2 }))))),
    ]),
    rule: "list-snapshot",
    message: /a list at revision 4 shows it at 5/,
    right: tell([
      ...aThenB,
      during(
        20,
        90,
        list(4, [
          ["ns/a", view(4, "s2", { generation: 2 })],
          ["ns/b", b(3, "t1")],
        ]),
      ),
      during(30, 40, replace("s2", done(view(4, "s2", { generation: 2 })))),
      during(50, 60, on("ns/b", replace("t2", done(b(5, "t2", { generation: 2 }))))),
    ]),
  },
  {
    title: "a list that shows one object as it was before",
    wrong: tell([
      ...aThenB,
      during(
        20,
        90,
        list(5, [
          ["ns/a", view(2, "s1")],
          ["ns/b", b(5, "t2", { generation: 2 })],
        ]),
      ),
      during(30, 40, replace("s2", done(view(4, "s2", { generation: 2 })))),
      during(50, 60, on("ns/b", replace("t2", done(b(5, "t2", { generation: 2 }))))),
    ]),
    rule: "list-snapshot",
    message: /a list at revision 5 shows it at 2, not at 4/,
    right: tell([
      ...aThenB,
      during(
        20,
        90,
        list(5, [
          ["ns/a", view(4, "s2", { generation: 2 })],
          ["ns/b", b(5, "t2", { generation: 2 })],
        ]),
      ),
      during(30, 40, replace("s2", done(view(4, "s2", { generation: 2 })))),
      during(50, 60, on("ns/b", replace("t2", done(b(5, "t2", { generation: 2 }))))),
    ]),
  },
  {
    title: "a list older than an acknowledged write",
    wrong: tell([...aThenB, list(2, [["ns/a", view(2, "s1")]])]),
    rule: "revision-grows",
    message: /revision 3 had been reached before something of revision 2 began/,
    right: tell([created, during(10, 20, createdB), during(12, 18, list(2, [["ns/a", view(2, "s1")]]))]),
  },
  {
    title: "a list that leaves an object out",
    wrong: tell([...aThenB, list(3, [["ns/b", b(3, "t1")]])]),
    rule: "linearizable",
    message: /no object was seen though there was one/,
    right: tell([...aThenB, during(20, 40, list(4, [["ns/b", b(3, "t1")]])), during(25, 35, remove(done()))]),
  },
  {
    title: "a list that leaves out an object that is there afterwards",
    wrong: tell([
      ...aThenB,
      during(20, 90, list(3, [["ns/b", b(3, "t1")]])),
      during(30, 40, replace("s2", done(view(4, "s2", { generation: 2 })))),
    ]),
    rule: "list-snapshot",
    message: /a list leaves it out/,
    right: tell([
      ...aThenB,
      during(
        20,
        90,
        list(3, [
          ["ns/a", view(2, "s1")],
          ["ns/b", b(3, "t1")],
        ]),
      ),
      during(30, 40, replace("s2", done(view(4, "s2", { generation: 2 })))),
    ]),
  },
  {
    title: "a list that shows what was deleted",
    wrong: tell([
      ...aThenB,
      remove(done()),
      list(4, [
        ["ns/a", view(2, "s1")],
        ["ns/b", b(3, "t1")],
      ]),
    ]),
    rule: "linearizable",
    message: /seen though there was none/,
    right: tell([
      ...aThenB,
      during(20, 40, remove(done())),
      during(
        20,
        40,
        list(3, [
          ["ns/a", view(2, "s1")],
          ["ns/b", b(3, "t1")],
        ]),
      ),
    ]),
  },
  {
    title: "a list that shows another namespace",
    wrong: tell([
      ...aThenB,
      createdOther,
      list(4, [["other/a", view(4, "o1", { uid: "uid-o" })]], {}, { namespace: "none" }),
    ]),
    rule: "list-pages",
    message: /other\/a is not of the namespace/,
    right: tell([
      ...aThenB,
      createdOther,
      list(4, [["other/a", view(4, "o1", { uid: "uid-o" })]], {}, { namespace: "other" }),
    ]),
  },
  {
    title: "an object on two pages",
    wrong: tell([
      ...aThenB,
      list(3, [["ns/a", view(2, "s1")]], { hasMore: true }, { limit: 1 }),
      list(3, [["ns/a", view(2, "s1")]], { hasMore: true }, { limit: 1, continues: "op-2" }),
      list(3, [["ns/b", b(3, "t1")]], {}, { limit: 1, continues: "op-3" }),
    ]),
    rule: "list-pages",
    message: /ns\/a is there twice/,
    right: tell([
      ...aThenB,
      list(3, [["ns/a", view(2, "s1")]], { hasMore: true, remaining: 1 }, { limit: 1 }),
      list(3, [["ns/b", b(3, "t1")]], {}, { limit: 1, continues: "op-2" }),
    ]),
  },
  {
    title: "an object on no page",
    wrong: tell([
      ...aThenB,
      createdOther,
      list(4, [["ns/a", view(2, "s1")]], { hasMore: true }, { limit: 1 }),
      list(4, [["other/a", view(4, "o1", { uid: "uid-o" })]], {}, { limit: 1, continues: "op-3" }),
    ]),
    rule: "linearizable",
    message: /no object was seen though there was one/,
    // Of pages that were not read nothing is known.
    right: tell([...aThenB, createdOther, list(4, [["ns/a", view(2, "s1")]], { hasMore: true }, { limit: 1 })]),
  },
  {
    title: "pages of two revisions",
    wrong: tell([
      ...aThenB,
      list(3, [["ns/a", view(2, "s1")]], { hasMore: true }, { limit: 1 }),
      on("ns/b", replace("t2", done(b(4, "t2", { generation: 2 })))),
      list(4, [["ns/b", b(4, "t2", { generation: 2 })]], {}, { limit: 1, continues: "op-2" }),
    ]),
    rule: "list-pages",
    message: /pages are of revisions 3 and 4/,
    // Later pages show what was there when the first one was read, however old that is by then.
    right: tell([
      ...aThenB,
      list(3, [["ns/a", view(2, "s1")]], { hasMore: true }, { limit: 1 }),
      on("ns/b", replace("t2", done(b(4, "t2", { generation: 2 })))),
      list(3, [["ns/b", b(3, "t1")]], {}, { limit: 1, continues: "op-2" }),
    ]),
  },
  {
    title: "a page that shows what was written after the first one",
    wrong: tell([
      ...aThenB,
      list(3, [["ns/a", view(2, "s1")]], { hasMore: true }, { limit: 1 }),
      on("ns/b", replace("t2", done(b(4, "t2", { generation: 2 })))),
      list(3, [["ns/b", b(4, "t2", { generation: 2 })]], {}, { limit: 1, continues: "op-2" }),
    ]),
    rule: "list-snapshot",
    message: /a list at revision 3 shows it at 4/,
    right: tell([
      ...aThenB,
      list(3, [["ns/a", view(2, "s1")]], { hasMore: true }, { limit: 1 }),
      on("ns/b", replace("t2", done(b(4, "t2", { generation: 2 })))),
      list(3, [["ns/b", b(3, "t1")]], {}, { limit: 1, continues: "op-2" }),
    ]),
  },
  {
    title: "a list in disorder",
    wrong: tell([
      ...aThenB,
      list(3, [
        ["ns/b", b(3, "t1")],
        ["ns/a", view(2, "s1")],
      ]),
    ]),
    rule: "list-pages",
    message: /ns\/a comes after ns\/b/,
    right: tell([
      ...aThenB,
      list(3, [
        ["ns/a", view(2, "s1")],
        ["ns/b", b(3, "t1")],
      ]),
    ]),
  },
  {
    title: "a page larger than its limit",
    wrong: tell([
      ...aThenB,
      list(
        3,
        [
          ["ns/a", view(2, "s1")],
          ["ns/b", b(3, "t1")],
        ],
        {},
        { limit: 1 },
      ),
    ]),
    rule: "list-pages",
    message: /a page has 2 objects, more than its limit of 1/,
    right: tell([
      ...aThenB,
      list(
        3,
        [
          ["ns/a", view(2, "s1")],
          ["ns/b", b(3, "t1")],
        ],
        {},
        { limit: 2 },
      ),
    ]),
  },
  {
    title: "a wrong number of objects that remain",
    wrong: tell([
      ...aThenB,
      list(3, [["ns/a", view(2, "s1")]], { hasMore: true, remaining: 2 }, { limit: 1 }),
      list(3, [["ns/b", b(3, "t1")]], {}, { limit: 1, continues: "op-2" }),
    ]),
    rule: "list-pages",
    message: /says that 2 objects remain, but 1 came/,
    right: tell([
      ...aThenB,
      list(3, [["ns/a", view(2, "s1")]], { hasMore: true, remaining: 1 }, { limit: 1 }),
      list(3, [["ns/b", b(3, "t1")]], {}, { limit: 1, continues: "op-2" }),
    ]),
  },
];

const life = [
  created,
  replaceStatus("Running", done({ resourceVersion: 3, status: "Running" })),
  remove(done()),
  create("s2", done(view(5, "s2", { uid: "uid-2" }))),
] as const;
const running = view(3, "s1", { status: "Running" });
const again = view(5, "s2", { uid: "uid-2" });
const added = event("ADDED", view(2, "s1"));
const modified = event("MODIFIED", running);
const deleted = event("DELETED", { ...running, resourceVersion: 4 });
const addedAgain = event("ADDED", again);
const wholeLife = [added, modified, deleted, addedAgain] as const;

const ofWatches: readonly Case[] = [
  {
    title: "an event left out",
    wrong: tell(life, [watch(1, [added, deleted, addedAgain])]),
    rule: "watch-complete",
    message: /watch-0 left out revision 3/,
    right: tell(life, [watch(3, [deleted, addedAgain])]),
  },
  {
    title: "an event left out that only another watch shows",
    wrong: tell(life, [watch(1, wholeLife), watch(1, [added, modified, addedAgain])]),
    rule: "watch-complete",
    message: /watch-1 left out revision 4/,
    right: tell(life, [watch(1, wholeLife), watch(1, wholeLife)]),
  },
  {
    title: "an event left out before a bookmark",
    wrong: tell(life, [watch(1, [added, modified, deleted, bookmark(5)])]),
    rule: "watch-complete",
    message: /watch-0 left out revision 5/,
    right: tell(life, [watch(1, [added, modified, deleted, bookmark(4)])]),
  },
  {
    title: "an event that comes twice",
    wrong: tell(life, [watch(1, [added, modified, modified, deleted, addedAgain])]),
    rule: "watch-order",
    message: /revision 3 comes after revision 3/,
    right: tell(life, [watch(1, [added, modified, bookmark(3), deleted, addedAgain])]),
  },
  {
    title: "an event again after a watch was resumed",
    wrong: tell(life, [watch(3, [modified, deleted])]),
    rule: "watch-order",
    message: /revision 3 comes after revision 3/,
    right: tell(life, [watch(3, [deleted])]),
  },
  {
    title: "events in the wrong order",
    wrong: tell(life, [watch(1, [added, deleted, modified, addedAgain])]),
    rule: "watch-order",
    message: /revision 3 comes after revision 4/,
    right: tell(life, [watch(1, wholeLife)]),
  },
  {
    title: "a bookmark that goes back",
    wrong: tell(life, [watch(1, [added, modified, bookmark(2)])]),
    rule: "watch-order",
    message: /a bookmark goes back from revision 3/,
    right: tell(life, [watch(1, [added, modified, bookmark(3)])]),
  },
  {
    title: "a deletion with a state that was not the last",
    wrong: tell(life, [watch(1, [added, modified, event("DELETED", view(4, "s1")), addedAgain])]),
    rule: "watch-events",
    message: /DELETED, but not with the last state/,
    right: tell(life, [watch(1, wholeLife)]),
  },
  {
    title: "a deletion with a state that was not the last, where the watch did not show that",
    wrong: tell(life, [watch(3, [event("DELETED", view(4, "s1")), addedAgain])]),
    rule: "linearizable",
    message: /status Pending was seen, but it is Running/,
    right: tell(life, [watch(3, [deleted, addedAgain])]),
  },
  {
    title: "a deletion of the revision of the last write",
    wrong: tell(life, [watch(2, [event("DELETED", running), addedAgain])]),
    rule: "revision-unique",
    message: /revision 3 was seen with a deletion and another write/,
    right: tell(life, [watch(2, [modified, deleted, addedAgain])]),
  },
  {
    title: "a change of an object that is not there",
    wrong: tell(life, [watch(1, [event("MODIFIED", view(2, "s1")), deleted, event("MODIFIED", again)])]),
    rule: "watch-events",
    message: /MODIFIED, but it was not there/,
    right: tell(life, [watch(2, [modified, deleted, addedAgain])]),
  },
  {
    title: "an addition of an object that is there",
    wrong: tell(life, [watch(1, [added, event("ADDED", running)])]),
    rule: "watch-events",
    message: /ADDED, but it was there/,
    right: tell(life, [watch(1, [added, modified])]),
  },
  {
    title: "a deletion that the watch hides",
    wrong: tell(life, [watch(1, [added, modified, event("MODIFIED", again)])]),
    rule: "watch-events",
    message: /MODIFIED, but with another uid/,
    right: tell(life, [watch(1, wholeLife)]),
  },
  {
    title: "an event of another namespace",
    wrong: tell(life, [{ ...watch(1, wholeLife), namespace: "other" }]),
    rule: "watch-events",
    message: /it is not of the namespace/,
    right: tell(life, [
      { ...watch(1, wholeLife), namespace: "ns" },
      { ...watch(1, [bookmark(5)]), namespace: "other" },
    ]),
  },
  {
    title: "an event that nobody wrote",
    wrong: tell(life, [watch(1, [...wholeLife, event("MODIFIED", view(6, "s9", { uid: "uid-2", generation: 2 }))])]),
    rule: "linearizable",
    message: /resourceVersion 6 was seen, but it is 5/,
    right: tell(
      [...life, replace("s9", unknown)],
      [watch(1, [...wholeLife, event("MODIFIED", view(6, "s9", { uid: "uid-2", generation: 2 }))])],
    ),
  },
  {
    title: "an event of a write that was refused",
    wrong: tell(
      [created, replace("s2", refused("ServiceUnavailable"))],
      [watch(1, [added, event("MODIFIED", view(3, "s2", { generation: 2 }))])],
    ),
    rule: "linearizable",
    message: /resourceVersion 3 was seen, but it is 2/,
    right: tell([created, replace("s2", refused("ServiceUnavailable"))], [watch(1, [added])]),
  },
  {
    title: "an event that comes before its write began",
    wrong: tell([created, replaced], [watch(1, [added, event("MODIFIED", view(3, "s2", { generation: 2 }), 7)])]),
    rule: "linearizable",
    message: /resourceVersion 3 was seen, but it is 2/,
    right: tell([created, replaced], [watch(1, [added, event("MODIFIED", view(3, "s2", { generation: 2 }), 11)])]),
  },
  {
    title: "a deletion of unknown outcome that only a watch shows, twice",
    wrong: tell(
      [created, remove(unknown), create("s2", done(view(4, "s2", { uid: "uid-2" })))],
      [
        watch(1, [
          added,
          event("DELETED", view(3, "s1")),
          event("ADDED", view(4, "s2", { uid: "uid-2" })),
          event("DELETED", view(5, "s2", { uid: "uid-2" })),
        ]),
      ],
    ),
    rule: "linearizable",
    message: /no object was seen though there was one/,
    right: tell(
      [created, remove(unknown), create("s2", done(view(4, "s2", { uid: "uid-2" })))],
      [watch(1, [added, event("DELETED", view(3, "s1")), event("ADDED", view(4, "s2", { uid: "uid-2" }))])],
    ),
  },
  {
    title: "two watches that see different things",
    wrong: tell(life, [watch(1, wholeLife), watch(1, [added, event("MODIFIED", view(3, "s1", { status: "Failed" }))])]),
    rule: "revision-unique",
    message: /two values of status, Running and Failed/,
    right: tell(life, [watch(1, wholeLife), watch(1, [added, modified])]),
  },
  {
    title: "initial events older than an acknowledged write",
    wrong: tell(life, [watchAll(100, [added, bookmark(2, true), modified, deleted, addedAgain])]),
    rule: "revision-grows",
    message: /revision 5 had been reached before something of revision 2 began/,
    right: tell(life, [watchAll(6, [added, bookmark(2, true), modified, deleted, addedAgain])]),
  },
  {
    title: "initial events without an object that there is",
    wrong: tell(life, [watchAll(100, [bookmark(5, true)])]),
    rule: "linearizable",
    message: /no object was seen though there was one/,
    right: tell(life, [watchAll(100, [addedAgain, bookmark(5, true)])]),
  },
  {
    title: "an event left out after the initial ones",
    wrong: tell(life, [watchAll(6, [added, bookmark(2, true), deleted, addedAgain])]),
    rule: "watch-complete",
    message: /watch-0 left out revision 3/,
    right: tell(life, [watchAll(6, [added, bookmark(2, true), modified, deleted, addedAgain])]),
  },
  {
    title: "an initial event twice",
    wrong: tell(life, [watchAll(100, [addedAgain, addedAgain, bookmark(5, true)])]),
    rule: "watch-order",
    message: /twice among the initial events/,
    // A watch that was cut off among the initial events tells of each object alone.
    right: tell(life, [watchAll(100, [addedAgain])]),
  },
];

describe.each([
  ["one object", ofOneObject],
  ["revisions", ofRevisions],
  ["lists", ofLists],
  ["watches", ofWatches],
])("in a history of %s", (_, cases) => {
  test.each(cases)("$title is found", ({ wrong, rule, message, right }) => {
    const found = checkHistory(wrong).map((violation) => `${violation.rule}: ${violation.message}`);
    expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: .*(${message.source})`)));
    expect(checkHistory(right).map(describeViolation)).toEqual([]);
  });
});

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
