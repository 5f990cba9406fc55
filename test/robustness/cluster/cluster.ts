import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { SeededRandom } from "../seeded-random.js";
import { EtcdMember } from "./etcd-member.js";
import type { Link } from "./link.js";
import { ServerProcess } from "./server-process.js";

/** More than a run writes between two compactions, and soon full. */
const quotaBytes = 64 * 1024 * 1024;

/** How long the members may take to agree on a leader. */
const electionTimeoutMs = 20_000;

/** Three members of etcd and two API servers on them, each a process, with a link between any two that talk. */
export class Cluster {
  readonly members: readonly EtcdMember[];
  readonly servers: readonly ServerProcess[];
  /** Decides whom a fault concerns where that is open. */
  readonly random: SeededRandom;
  readonly #directory: string;

  private constructor(
    members: readonly EtcdMember[],
    servers: readonly ServerProcess[],
    random: SeededRandom,
    directory: string,
  ) {
    this.members = members;
    this.servers = servers;
    this.random = random;
    this.#directory = directory;
  }

  /** Starts all of it; resolves when the servers are ready. */
  static async start(random: SeededRandom): Promise<Cluster> {
    const directory = mkdtempSync(join(tmpdir(), "cluster-test-"));
    const names = ["m0", "m1", "m2"];
    const members = await Promise.all(names.map((name) => EtcdMember.create({ name, directory, quotaBytes })));
    const servers = await Promise.all([ServerProcess.create(members), ServerProcess.create(members)]);
    const cluster = new Cluster(members, servers, random, directory);
    try {
      const all = members.map(({ peerAddress }) => peerAddress).join();
      await Promise.all(members.map((member) => member.start(all)));
      // Also tells the members' ids, by which their links are found.
      await cluster.leader();
      await Promise.all(servers.map((server) => server.start()));
      return cluster;
    } catch (error) {
      await cluster.close();
      throw error;
    }
  }

  /** All links that there are. */
  get links(): readonly Link[] {
    const peers = this.members.flatMap((member) => this.peerLinks(member));
    return [...this.servers.flatMap(({ links }) => links), ...peers];
  }

  /** The links between a member and its peers, both ways. */
  peerLinks(member: EtcdMember): readonly Link[] {
    return this.#others(member).flatMap((other) => [member.linkFrom(other), other.linkFrom(member)]);
  }

  /**
   * The member that leads.
   *
   * @throws Error if there is none for 20 s.
   */
  async leader(): Promise<EtcdMember> {
    const endMs = performance.now() + electionTimeoutMs;
    while (performance.now() < endMs) {
      const statuses = await Promise.all(this.members.map((member) => member.status()));
      const newest = Math.max(...statuses.map((status) => status?.term ?? 0));
      // One that was cut off may think that it still leads; its term has passed.
      const index = statuses.findIndex((status) => status?.term === newest && status.leaderId === status.id);
      const leader = this.members[index];
      if (leader !== undefined && statuses.every((status) => status !== undefined)) return leader;
      await delay(50);
    }
    throw new Error(`No member of etcd leads after ${electionTimeoutMs} ms`);
  }

  /** Those that do not lead. */
  async followers(): Promise<readonly EtcdMember[]> {
    return this.#others(await this.leader());
  }

  /** Kills and removes everything. */
  async close(): Promise<void> {
    await Promise.all([...this.servers, ...this.members].map((one) => one.close()));
    rmSync(this.#directory, { recursive: true, force: true });
  }

  #others(member: EtcdMember): readonly EtcdMember[] {
    return this.members.filter((other) => other !== member);
  }
}
