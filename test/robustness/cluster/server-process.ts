import { CommandProcess } from "../../helpers/command-process.js";
import { lastingPort } from "../../helpers/lasting-port.js";
import type { EtcdMember } from "./etcd-member.js";
import { Link } from "./link.js";
import { type LinkProxy, startLinkProxy } from "./link-proxy.js";

/** How long it is looked which member a server talks to. */
const observationMs = 100;

/** How often the servers compact etcd's history: often enough that it happens amid faults. */
const compactionInterval = "15s";

/** An API server in a process of its own, with a link to each member of its etcd. */
export class ServerProcess {
  /** The same after a restart. */
  readonly url: string;
  readonly #listen: string;
  readonly #links: ReadonlyMap<EtcdMember, Link>;
  readonly #proxies: readonly LinkProxy[];
  #process: CommandProcess | undefined;
  #isRunning = false;

  private constructor(port: number, links: ReadonlyMap<EtcdMember, Link>, proxies: readonly LinkProxy[]) {
    this.#listen = `127.0.0.1:${port}`;
    this.url = `http://${this.#listen}`;
    this.#links = links;
    this.#proxies = proxies;
  }

  /** Makes room for a server, which is yet to be started. */
  static async create(members: readonly EtcdMember[]): Promise<ServerProcess> {
    const links = new Map(members.map((member) => [member, new Link()]));
    const proxies = await Promise.all(
      Array.from(links, ([{ clientPort }, link]) => startLinkProxy({ target: clientPort, linkOf: () => link })),
    );
    return new ServerProcess(await lastingPort(), links, proxies);
  }

  /** False from right before it is killed until it is ready again. */
  get isRunning(): boolean {
    return this.#isRunning;
  }

  get links(): readonly Link[] {
    return [...this.#links.values()];
  }

  linkTo(member: EtcdMember): Link {
    const link = this.#links.get(member);
    if (link === undefined) throw new Error(`${member.name} is of another cluster`);
    return link;
  }

  /** The member that it talks to most at the moment. */
  async usedMember(): Promise<EtcdMember> {
    const before = this.links.map(({ carriedBytes }) => carriedBytes);
    await new Promise((resolve) => setTimeout(resolve, observationMs));
    const traffic = Array.from(this.#links, ([member, link], index) => ({
      member,
      bytes: link.carriedBytes - (before[index] ?? 0),
    }));
    const [most] = traffic.toSorted((a, b) => b.bytes - a.bytes);
    if (most === undefined) throw new Error("There are no members");
    return most.member;
  }

  /** Starts it; resolves when it is ready. */
  async start(): Promise<void> {
    const store = `etcd://${this.#proxies.map(({ port }) => `127.0.0.1:${port}`).join()}`;
    this.#process = new CommandProcess([
      ...["serve", "--listen", this.#listen, "--store", store, "--log-level", "fatal"],
      ...["--etcd-compaction-interval", compactionInterval],
    ]);
    await this.#process.url();
    this.#isRunning = true;
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    this.#isRunning = false;
    this.#process?.signal("SIGKILL");
    await this.#process?.ended;
  }

  /** Kills it and closes everything. */
  async close(): Promise<void> {
    await this.kill();
    await Promise.all(this.#proxies.map((proxy) => proxy.close()));
  }
}
