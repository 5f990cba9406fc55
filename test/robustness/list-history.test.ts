import { type Case, describeCases } from "./case.js";
import { create, created, done, during, list, on, remove, replace, tell, view } from "./history-builder.js";

const b = (resourceVersion: number, spec: string, differences = {}) => {
  return view(resourceVersion, spec, { uid: "uid-b", ...differences });
};
const createdB = on("ns/b", create("t1", done(b(3, "t1"))));
const createdOther = on("other/a", create("o1", done(view(4, "o1", { uid: "uid-o" }))));
const aThenB = [created, createdB] as const;

const cases: readonly Case[] = [
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

describeCases("in a history of lists", cases);
