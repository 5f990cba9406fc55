import { type Case, describeCases } from "./case.js";
import { create, created, done, during, get, list, on, replace, replaced, tell, view } from "./history-builder.js";

const cases: readonly Case[] = [
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

describeCases("in a history of revisions", cases);
