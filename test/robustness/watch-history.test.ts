import { type Case, describeCases } from "./case.js";
import {
  bookmark,
  create,
  created,
  done,
  event,
  refused,
  remove,
  replace,
  replaced,
  replaceStatus,
  tell,
  unknown,
  view,
  watch,
  watchAll,
} from "./history-builder.js";

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

const cases: readonly Case[] = [
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

describeCases("in a history of watches", cases);
