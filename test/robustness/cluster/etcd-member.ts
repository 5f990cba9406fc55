import type { ChildProcess } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { launchEtcd } from "../../helpers/etcd.js";
import { lastingPort } from "../../helpers/lasting-port.js";
import { Link } from "./link.js";
import { type LinkProxy, startLinkProxy } from "./link-proxy.js";

/** How long a member may take to answer a question about itself. */
const statusTimeoutMs = 1_000;

/** How long it may take for everything else, such as work on its whole database. */
const callTimeoutMs = 20_000;

/** How often, and how long apart, it is tried to start a member whose port somebody else has. */
const [maxStarts, startPauseMs] = [10, 1_000];

/** Long enough that a loaded machine does not elect all the time. */
const timing = ["--heartbeat-interval", "100", "--election-timeout", "1000"];

export interface EtcdMemberOptions {
  readonly name: string;
  /** Of the cluster; the member has its data in a directory of its own in it. */
  readonly directory: string;
  /** Most bytes of the database, `--quota-backend-bytes`. */
  readonly quotaBytes: number;
}

/** What a member says of the cluster. */
export interface MemberStatus {
  /** As etcd's headers have it. */
  readonly id: string;
  readonly leaderId: string;
  readonly term: number;
}

/** A member of a cluster in a process of its own. Its peers reach it through a link each. */
export class EtcdMember {
  readonly name: string;
  readonly #options: EtcdMemberOptions;
  readonly #clientPort: number;
  readonly #peerPort: number;
  readonly #proxy: LinkProxy;
  /** By the ids of the peers that they come from. */
  readonly #links: Map<string, Link>;
  #initialCluster = "";
  #process: ChildProcess | undefined;
  #id = "";

  private constructor(options: EtcdMemberOptions, ports: [number, number], proxy: LinkProxy, links: Map<string, Link>) {
    this.name = options.name;
    this.#options = options;
    [this.#clientPort, this.#peerPort] = ports;
    this.#proxy = proxy;
    this.#links = links;
  }

  /** Makes room for a member, which is yet to be started. */
  static async create(options: EtcdMemberOptions): Promise<EtcdMember> {
    const peerPort = await lastingPort();
    const links = new Map<string, Link>();
    const proxy = await startLinkProxy({ target: peerPort, linkOf: (sent) => linkOfPeer(sent, links) });
    return new EtcdMember(options, [await lastingPort(), peerPort], proxy, links);
  }

  /** Port for clients on 127.0.0.1. */
  get clientPort(): number {
    return this.#clientPort;
  }

  /** As `--initial-cluster` names it. */
  get peerAddress(): string {
    return `${this.name}=http://127.0.0.1:${this.#proxy.port}`;
  }

  /** Also while it is paused. */
  get isRunning(): boolean {
    return this.#process !== undefined && this.#process.exitCode === null && this.#process.signalCode === null;
  }

  /** For the links of others. Empty before the first status. */
  get id(): string {
    return this.#id;
  }

  /** Both what the peer asks of this member and what this member streams to it: the receiver of a stream opens it. */
  linkFrom(peer: EtcdMember): Link {
    return linkOfId(peer.id, this.#links);
  }

  /**
   * Starts it on the data that it has; resolves when it takes requests.
   *
   * @param initialCluster All members, as `--initial-cluster`. Default: those of the last start.
   */
  async start(initialCluster = this.#initialCluster): Promise<void> {
    this.#initialCluster = initialCluster;
    const clientUrl = this.#clientUrl;
    const etcdArguments = [
      ...["--name", this.name, "--data-dir", join(this.#options.directory, this.name)],
      ...["--initial-cluster", initialCluster],
      ...["--listen-client-urls", clientUrl, "--advertise-client-urls", clientUrl],
      ...["--listen-peer-urls", `http://127.0.0.1:${this.#peerPort}`],
      ...["--initial-advertise-peer-urls", `http://127.0.0.1:${this.#proxy.port}`],
      ...["--quota-backend-bytes", String(this.#options.quotaBytes)],
      ...["--logger", "zap", "--log-outputs", "stderr", "--unsafe-no-fsync", ...timing],
    ];
    for (let attempt = 1; !this.isRunning; attempt += 1) {
      try {
        this.#process = await launchEtcd(etcdArguments);
      } catch (error) {
        // Somebody may have had its port for a moment while it was down.
        if (attempt === maxStarts || !String(error).includes("address already in use")) throw error;
        await delay(startPauseMs);
      }
    }
  }

  /** SIGKILL; resolves when it is gone. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (child === undefined || !this.isRunning) return;
    const gone = once(child, "exit");
    child.kill("SIGKILL");
    await gone;
  }

  /** SIGSTOP: it does nothing any more, and its connections stay. */
  pause(): void {
    this.#process?.kill("SIGSTOP");
  }

  /** SIGCONT */
  resume(): void {
    this.#process?.kill("SIGCONT");
  }

  /** What it says; undefined if it does not answer. */
  async status(): Promise<MemberStatus | undefined> {
    try {
      const { header, leader = "0", raftTerm } = await this.#call("maintenance/status", {}, statusTimeoutMs);
      this.#id = BigInt(header.member_id).toString(16);
      return { id: this.#id, leaderId: BigInt(leader).toString(16), term: Number(raftTerm) };
    } catch {
      return undefined;
    }
  }

  /** Gives the free space of its database back. */
  async defragment(): Promise<void> {
    await this.#call("maintenance/defragment");
  }

  /** Forgets all history before the newest revision, in the whole cluster. */
  async compact(): Promise<void> {
    const { header } = await this.#call("kv/range", { key: base64("\0") });
    await this.#call("kv/compaction", { revision: header.revision, physical: true });
  }

  /** Writes a value of half a megabyte. Throws what etcd says when the quota is reached. */
  async fill(key: string): Promise<void> {
    await this.#call("kv/put", { key: base64(key), value: base64("x".repeat(512 * 1024)) });
  }

  /** Deletes a key, which also goes when the quota is reached. */
  async delete(key: string): Promise<void> {
    await this.#call("kv/deleterange", { key: base64(key) });
  }

  /** Lets the cluster take writes again after its quota was reached. */
  async disarm(): Promise<void> {
    const { alarms = [] } = await this.#call("maintenance/alarm", { action: "GET" });
    for (const alarm of alarms) await this.#call("maintenance/alarm", { action: "DEACTIVATE", ...alarm });
  }

  /** Kills it and closes everything. */
  async close(): Promise<void> {
    await this.kill();
    await this.#proxy.close();
  }

  get #clientUrl(): string {
    return `http://127.0.0.1:${this.#clientPort}`;
  }

  /** etcd's own JSON form of its gRPC API. */
  async #call(method: string, request: object = {}, timeoutMs = callTimeoutMs): Promise<EtcdAnswer> {
    const response = await fetch(`${this.#clientUrl}/v3/${method}`, {
      method: "POST",
      body: JSON.stringify(request),
      signal: AbortSignal.timeout(timeoutMs),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`etcd ${this.name}: ${text}`);
    return JSON.parse(text) as EtcdAnswer;
  }
}

/** The fields that are used here. Numbers are texts, and what is zero is left out. */
interface EtcdAnswer {
  readonly header: { readonly member_id: string; readonly revision: string };
  readonly leader?: string;
  readonly raftTerm: string;
  readonly alarms?: readonly { readonly memberID: string; readonly alarm: string }[];
}

/** A peer says its id in each of its requests, whatever connection they come by, but not when it only tries one. */
function linkOfPeer(sent: Buffer, links: Map<string, Link>): Link | undefined {
  const [, id] = /^X-Server-From: (\w+)\r$/im.exec(sent.toString("latin1")) ?? [];
  return id === undefined ? undefined : linkOfId(id, links);
}

function linkOfId(id: string, links: Map<string, Link>): Link {
  const link = links.get(id) ?? new Link();
  links.set(id, link);
  return link;
}

function base64(text: string): string {
  return Buffer.from(text).toString("base64");
}
