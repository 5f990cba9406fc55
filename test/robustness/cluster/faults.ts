import { setTimeout as delay } from "node:timers/promises";
import type { Cluster } from "./cluster.js";
import type { EtcdMember } from "./etcd-member.js";
import type { ServerProcess } from "./server-process.js";

/** Something that goes wrong in a cluster that is healthy otherwise. */
export interface Fault {
  readonly name: string;
  /** Resolves to the servers that cannot be expected to take writes before it is healed. */
  inject(cluster: Cluster): Promise<readonly ServerProcess[]>;
  heal(cluster: Cluster): Promise<void>;
}

/** Less than half of the election timeout for both ways, so that the leader stays. */
const peerDelayMs = 100;

/** How long between two compactions that follow each other as fast as a careless operator could let them. */
const compactionPauseMs = 250;

/** Enough for etcd to do what it is asked, and less than anybody waits for an answer. */
const answerLossMs = 300;

/** The key that fills a database. */
const filling = "filling";

/** What a cluster must survive, as in etcd's robustness tests (https://github.com/etcd-io/etcd, tests/robustness). */
export const faults: readonly Fault[] = [
  {
    name: "leader killed",
    inject: async (cluster) => concernsNone((await cluster.leader()).kill()),
    heal: restartMembers,
  },
  {
    name: "follower killed",
    inject: async (cluster) => concernsNone(cluster.random.pick(await cluster.followers()).kill()),
    heal: restartMembers,
  },
  {
    name: "leader stopped",
    inject: async (cluster) => concernsNone((await cluster.leader()).pause()),
    heal: resumeMembers,
  },
  {
    name: "member that a server uses stopped",
    inject: async (cluster) => concernsNone((await anyServer(cluster).usedMember()).pause()),
    heal: resumeMembers,
  },
  {
    name: "leader cut off from its peers",
    inject: async (cluster) => concernsNone(isolate(cluster, await cluster.leader())),
    heal: restoreLinks,
  },
  {
    // The trap for servers that read whatever their member has: one goes on with the old leader, one with the new.
    name: "leader and a server cut off from the others",
    inject: async (cluster) => {
      const [leader, server] = [await cluster.leader(), anyServer(cluster)];
      isolate(cluster, leader);
      for (const member of cluster.members) {
        for (const other of cluster.servers) {
          if ((other === server) !== (member === leader)) other.linkTo(member).cut();
        }
      }
      return [server];
    },
    heal: restoreLinks,
  },
  {
    name: "server cut off from all members, silently",
    inject: async (cluster) => {
      const server = anyServer(cluster);
      for (const link of server.links) link.silence();
      return [server];
    },
    heal: restoreLinks,
  },
  {
    name: "server cut off from all members, connections reset",
    inject: async (cluster) => {
      const server = anyServer(cluster);
      for (const link of server.links) link.cut();
      return [server];
    },
    heal: restoreLinks,
  },
  {
    // The trap for servers that repeat a write of which they do not know whether it was done.
    name: "answers to a server lost",
    inject: async (cluster) => {
      const server = anyServer(cluster);
      for (const link of server.links) link.silence("answers");
      await delay(answerLossMs);
      for (const link of server.links) link.cut();
      return [server];
    },
    heal: restoreLinks,
  },
  {
    name: "server cut off from the member that it uses",
    inject: async (cluster) => {
      const server = anyServer(cluster);
      return concernsNone(server.linkTo(await server.usedMember()).silence());
    },
    heal: restoreLinks,
  },
  {
    name: "slow network between members",
    inject: async (cluster) => {
      for (const link of cluster.members.flatMap((member) => cluster.peerLinks(member))) link.delay(peerDelayMs);
      return [];
    },
    heal: restoreLinks,
  },
  compaction(),
  {
    name: "database full",
    inject: async (cluster) => {
      const [member] = cluster.members as [EtcdMember, ...EtcdMember[]];
      await fill(member);
      return cluster.servers;
    },
    heal: makeRoom,
  },
  {
    name: "server killed",
    inject: async (cluster) => {
      const server = anyServer(cluster);
      await server.kill();
      return [server];
    },
    heal: async (cluster) => {
      await Promise.all(cluster.servers.filter(({ isRunning }) => !isRunning).map((server) => server.start()));
    },
  },
  {
    name: "majority stopped",
    inject: async (cluster) => {
      for (const member of await anyMajority(cluster)) member.pause();
      return cluster.servers;
    },
    heal: resumeMembers,
  },
  {
    name: "majority killed",
    inject: async (cluster) => {
      await Promise.all((await anyMajority(cluster)).map((member) => member.kill()));
      return cluster.servers;
    },
    heal: restartMembers,
  },
];

/** The history is forgotten up to the newest revision, and every member defragmented, again and again. */
function compaction(): Fault {
  let stopping = new AbortController();
  let running: Promise<void> = Promise.resolve();
  const run = async ({ members }: Cluster, { signal }: AbortController) => {
    while (!signal.aborted) {
      for (const member of members) {
        await member.compact();
        await member.defragment();
        await delay(compactionPauseMs);
      }
    }
  };
  return {
    name: "history compacted, members defragmented",
    inject: async (cluster) => {
      stopping = new AbortController();
      running = run(cluster, stopping);
      running.catch(() => {});
      return [];
    },
    heal: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function concernsNone(injected: Promise<void> | void): Promise<readonly ServerProcess[]> {
  await injected;
  return [];
}

function anyServer({ random, servers }: Cluster): ServerProcess {
  return random.pick(servers);
}

/** Two of three; sometimes the leader is among them, and sometimes it is left alone. */
async function anyMajority({ random, members }: Cluster): Promise<readonly EtcdMember[]> {
  const spared = random.pick(members);
  return members.filter((member) => member !== spared);
}

function isolate(cluster: Cluster, member: EtcdMember): void {
  for (const link of cluster.peerLinks(member)) link.silence();
}

async function restoreLinks({ links }: Cluster): Promise<void> {
  for (const link of links) link.restore();
}

async function resumeMembers({ members }: Cluster): Promise<void> {
  for (const member of members) member.resume();
}

async function restartMembers({ members }: Cluster): Promise<void> {
  await Promise.all(members.filter(({ isRunning }) => !isRunning).map((member) => member.start()));
}

/** Writes until etcd refuses it. */
async function fill(member: EtcdMember): Promise<void> {
  for (;;) {
    try {
      await member.fill(filling);
    } catch (error) {
      if (String(error).includes("database space exceeded")) return;
      throw error;
    }
  }
}

/** As etcd's documentation tells operators to (https://etcd.io/docs/v3.4/op-guide/maintenance/#space-quota). */
async function makeRoom({ members }: Cluster): Promise<void> {
  const [first] = members as readonly [EtcdMember, ...EtcdMember[]];
  await first.delete(filling);
  await first.compact();
  for (const member of members) await member.defragment();
  await first.disarm();
}
