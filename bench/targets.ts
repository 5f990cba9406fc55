/** How a figure that a section measures is judged. */
export interface Target {
  readonly work: string;
  /** What is set in relation to what. */
  readonly compared: string;
  readonly atLeast?: number;
  readonly atMost?: number;
  /** Unit of the figure. */
  readonly unit: "×" | "ms" | "s";
}

/** What this server is measured by. */
export const targets = {
  getOfBare: { work: "GET one object", compared: "bare node:http, same bytes", atLeast: 0.9, unit: "×" },
  getOfFastify: { work: "GET one object", compared: "fastify, ready bytes", atLeast: 1.4, unit: "×" },
  getOfFastifySchema: { work: "GET one object", compared: "fastify, response schema", atLeast: 1.4, unit: "×" },
  getOfExpress: { work: "GET one object", compared: "express + etcd3", atLeast: 15, unit: "×" },
  getOfManyKinds: {
    work: "GET with 500 kinds in the manifest",
    compared: "10 kinds; no measurable difference",
    atLeast: 0.95,
    unit: "×",
  },
  getOfManyObjects: {
    work: "GET with 100,000 objects stored",
    compared: "1,000 objects; no measurable difference",
    atLeast: 0.95,
    unit: "×",
  },
  listOfBare: { work: "LIST of 1,000 objects", compared: "bare node:http, one ready buffer", atLeast: 0.9, unit: "×" },
  listWithWritesOfBare: {
    work: "LIST of 1,000 objects, a write between any two",
    compared: "bare node:http, same requests",
    atLeast: 0.4,
    unit: "×",
  },
  filteredCpu: {
    work: "filtered LIST, 100 of 100,000",
    compared: "CPU of a LIST of 100",
    atMost: 1.5,
    unit: "×",
  },
  linearizableGet: {
    work: "linearizable GET on etcd",
    compared: "express + etcd3, a get per request",
    atLeast: 10,
    unit: "×",
  },
  createOfBare: { work: "create, durable", compared: "bare node:http, echo", atLeast: 0.35, unit: "×" },
  replaceOfBare: { work: "replace, durable", compared: "bare node:http, echo", atLeast: 0.35, unit: "×" },
  statusOfBare: { work: "status write, durable", compared: "bare node:http, echo", atLeast: 0.35, unit: "×" },
  createOfExpress: { work: "create, durable", compared: "express + etcd3", atLeast: 8, unit: "×" },
  replaceOfExpress: { work: "replace, durable", compared: "express + etcd3", atLeast: 8, unit: "×" },
  statusOfExpress: { work: "status write, durable", compared: "express + etcd3", atLeast: 8, unit: "×" },
  createOfEtcd3: { work: "create on etcd", compared: "bare etcd3, one transaction a write", atLeast: 0.75, unit: "×" },
  replaceOfEtcd3: {
    work: "replace on etcd",
    compared: "bare etcd3, one transaction a write",
    atLeast: 0.75,
    unit: "×",
  },
  statusOfEtcd3: {
    work: "status write on etcd",
    compared: "bare etcd3, one transaction a write",
    atLeast: 0.75,
    unit: "×",
  },
  createOfEtcd3Shared: {
    work: "create on etcd, sharing transactions",
    compared: "bare etcd3, one transaction a write",
    atLeast: 3,
    unit: "×",
  },
  replaceOfEtcd3Shared: {
    work: "replace on etcd, sharing transactions",
    compared: "bare etcd3, one transaction a write",
    atLeast: 3,
    unit: "×",
  },
  statusOfEtcd3Shared: {
    work: "status write on etcd, sharing transactions",
    compared: "bare etcd3, one transaction a write",
    atLeast: 3,
    unit: "×",
  },
  watchLatency: {
    work: "watch, acknowledged write to event, p50",
    compared: "over the bare store's watch",
    atMost: 1,
    unit: "ms",
  },
  fanOutOfBare: { work: "watch, 1,000 watchers", compared: "bare node:http, same bytes", atLeast: 0.8, unit: "×" },
  memory: { work: "memory of 100,000 Pods of 1.2 KB", compared: "their bytes", atMost: 2.5, unit: "×" },
  startWithMany: { work: "start with 100,000 Pods", compared: "spawn to first answers", atMost: 3, unit: "s" },
  tailWhileWriting: {
    work: "p99 of GET, 500 writes a second to 100,000 Pods",
    compared: "its median",
    atMost: 5,
    unit: "×",
  },
  start: { work: "start to first answer, empty store", compared: "importing express", atMost: 1.5, unit: "×" },
  sharedEtcdCpu: {
    work: "GET, several servers on one etcd",
    compared: "CPU per request of one server alone",
    atMost: 1.2,
    unit: "×",
  },
} satisfies Record<string, Target>;

export type TargetName = keyof typeof targets;
