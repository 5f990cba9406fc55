import { execFile } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { connect, type Socket } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterEach, describe, expect, test } from "vitest";
import { createServer } from "../../src/server.js";
import { CommandProcess } from "../helpers/command-process.js";
import { send } from "../helpers/server.js";
import { pod } from "./bodies.js";

const root = join(import.meta.dirname, "../..");
const execFileAsync = promisify(execFile);

const cleanups: (() => Promise<void> | void)[] = [];
afterEach(async () => {
  for (const cleanup of cleanups.splice(0).reverse()) await cleanup();
});

function run(...args: string[]): CommandProcess {
  const command = new CommandProcess(args);
  cleanups.push(async () => {
    command.signal("SIGKILL");
    await command.ended;
  });
  return command;
}

function serve(...args: string[]): CommandProcess {
  return run("serve", "--listen", "127.0.0.1:0", ...args);
}

function newDirectory(): string {
  const directory = mkdtempSync(join(tmpdir(), "lifecycle-test-"));
  cleanups.push(() => rmSync(directory, { recursive: true, force: true }));
  return directory;
}

/** Begins to create a Pod, and comes back when the server waits for the rest of the body. */
async function beginRequest(url: string): Promise<{ socket: Socket; rest: string; received: () => string }> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  let text = "";
  socket.setEncoding("utf8").on("data", (chunk) => {
    text += chunk;
  });
  const body = JSON.stringify(pod("web"));
  const head = `POST /api/v1/namespaces/default/pods HTTP/1.1\r\nHost: x\r\nContent-Length: ${body.length}\r\n`;
  socket.write(`${head}Expect: 100-continue\r\n\r\n${body.slice(0, 10)}`);
  await once(socket, "data");
  expect(text).toContain("100 Continue");
  return { socket, rest: body.slice(10), received: () => text };
}

const shutdown = { timeout: 60_000 };

describe("serve", shutdown, () => {
  test("prints its URL and commands that work as they stand", async () => {
    const server = serve("--store", "memory:");
    const url = await server.url();
    await server.saying(/^Documentation: (\S+)/);
    const commands = server.stdout.split("\n").filter((line) => line.startsWith("  curl "));
    expect(commands).toHaveLength(3);
    const answers = [];
    for (const command of commands) {
      const { stdout } = await execFileAsync("bash", ["-c", command.replace("curl", "curl -sSf")], { cwd: root });
      answers.push(JSON.parse(stdout).message);
    }
    expect(answers).toEqual([
      "Pod default/pod-example1 created",
      "Pod default/pod-example1",
      "Status of Pod default/pod-example1 replaced",
    ]);
    expect((await send(url, "GET", "/docs")).status).toBe(200);
  });

  test("logs to stderr, one line of JSON per request", async () => {
    const server = serve("--store", "memory:");
    const url = await server.url();
    await send(url, "GET", "/api/v1/nodes/nobody", undefined, { "X-Request-Id": "mine" });
    const [line] = await server.saying(/^.*"reqId":"mine".*$/);
    expect(JSON.parse(line)).toMatchObject({
      level: 30,
      method: "GET",
      url: "/api/v1/nodes/nobody",
      status: 404,
      responseTimeMs: expect.any(Number),
    });
    expect(line).not.toContain("stack");
    expect(server.stdout).not.toContain("reqId");
  });

  test("SIGTERM: what is under way is answered, then it ends, and what it answered is kept", async () => {
    const directory = newDirectory();
    const server = serve("--store", `file:${directory}`);
    const url = await server.url();
    const { socket, rest, received } = await beginRequest(url);
    server.signal("SIGTERM");
    await server.saying(/"stopping"/);
    // Connections that came with the signal may still be accepted.
    const outcome = () =>
      send(url, "GET", "/livez").then(
        () => "answered",
        () => "refused",
      );
    await expect.poll(outcome).toBe("refused");

    socket.write(rest);
    await once(socket, "close");
    expect(received()).toContain("HTTP/1.1 201 Created");
    expect(received()).toContain("Connection: close");
    expect(await server.ended).toBe(0);

    const next = serve("--store", `file:${directory}`);
    expect((await send(await next.url(), "GET", "/api/v1/namespaces/default/pods/web")).status).toBe(200);
  });

  test("SIGINT: connections that idle do not hold it up", async () => {
    const server = serve("--store", "memory:");
    const { hostname, port } = new URL(await server.url());
    const socket = connect(Number(port), hostname);
    socket.write("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n");
    await once(socket, "data");
    server.signal("SIGINT");
    await once(socket, "close");
    expect(await server.ended).toBe(0);
    expect(server.stderr).toContain('"stopped"');
  });

  test("a second signal ends it at once", async () => {
    const server = serve("--store", "memory:");
    const { socket } = await beginRequest(await server.url());
    socket.on("error", () => {});
    server.signal("SIGTERM");
    await server.saying(/"stopping"/);
    server.signal("SIGTERM");
    expect(await server.ended).toBe(143);
  });

  test("clients that do not come to an end are cut off after shutdownTimeoutMs", async () => {
    const server = await createServer({
      listen: "127.0.0.1:0",
      store: "memory:",
      logLevel: "silent",
      shutdownTimeoutMs: 100,
    });
    await server.start();
    const { socket } = await beginRequest(server.url);
    socket.on("error", () => {});
    await Promise.all([once(socket, "close"), server.stop()]);
  });

  test("IPv6 addresses are written in brackets", async () => {
    const server = run("--listen", "[::1]:0", "--store", "memory:");
    const url = await server.url();
    expect(url).toMatch(/^http:\/\/\[::1\]:\d+$/);
    expect((await send(url, "GET", "/livez")).status).toBe(200);
  });
});

describe("what keeps it from starting is told in one line", shutdown, () => {
  const fails = async (command: CommandProcess, code: number, message: RegExp) => {
    expect(await command.ended).toBe(code);
    expect(command.stderr).toMatch(message);
    expect(command.stderr.trim().split("\n")).toHaveLength(1);
    expect(command.stdout).toBe("");
  };

  test("a port that is taken", async () => {
    const { port } = new URL(await serve("--store", "memory:").url());
    const second = run("--listen", `127.0.0.1:${port}`, "--store", "memory:");
    await fails(second, 1, /^error: Cannot listen on 127\.0\.0\.1:\d+: another process listens there/);
  });

  test("a directory that is in use", async () => {
    const directory = newDirectory();
    await serve("--store", `file:${directory}`).url();
    await fails(serve("--store", `file:${directory}`), 1, /^error: Cannot open the store file:/);
  });

  test("an etcd that cannot be reached", async () => {
    await fails(serve("--store", "etcd://127.0.0.1:1"), 1, /^error: Cannot open the store etcd:\/\/127\.0\.0\.1:1: /);
  });

  test.each([
    { args: ["--store", "redis:x"], code: 2, message: /^error: Bad store URL "redis:x"/ },
    { args: ["--listen", "8080"], code: 2, message: /^error: Bad listen address "8080": it must be HOST:PORT/ },
    { args: ["--listen", "127.0.0.1:99999"], code: 2, message: /^error: Bad listen address/ },
    {
      args: ["--listen", "no.such.host.invalid:0", "--store", "memory:"],
      code: 1,
      message: /^error: Cannot listen on no\.such/,
    },
    {
      args: ["--log-level", "loud"],
      code: 2,
      message: /^error: option '--log-level <level>' argument 'loud' is invalid/,
    },
    { args: ["--max-watches", "many"], code: 2, message: /^error: option '--max-watches <count>' argument 'many' is/ },
    {
      args: ["--etcd-compaction-interval", "5"],
      code: 2,
      message:
        /^error: option '--etcd-compaction-interval <duration>' argument '5' is invalid. It must be a duration such as 90s/,
    },
    { args: ["--prot", "80"], code: 2, message: /^error: unknown option '--prot'/ },
    { args: ["surve"], code: 2, message: /^error: / },
  ])("$args", async ({ args, code, message }) => {
    await fails(run(...args), code, message);
  });
});

describe("the command line", shutdown, () => {
  test("--version", async () => {
    const command = run("--version");
    expect(await command.ended).toBe(0);
    expect(command.stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });

  test.each([
    { args: ["--help"], wants: ["serve", "generate"] },
    {
      args: ["serve", "--help"],
      wants: ["--listen", "--max-requests-inflight", "--store", "etcd://", "127.0.0.1:8080", "Exit codes"],
    },
    { args: ["generate", "--help"], wants: ["--manifest", "--check"] },
  ])("$args", async ({ args, wants }) => {
    const command = run(...args);
    expect(await command.ended).toBe(0);
    for (const want of wants) expect(command.stdout).toContain(want);
  });

  test("generate loads no server", async () => {
    // Lists what was loaded when the process ends. Express is CommonJS, so it is in the cache of require.
    const probe = `import { createRequire } from "node:module";
      const { cache } = createRequire("${root}/");
      process.on("exit", () => console.log("loaded", Object.keys(cache).filter((file) => /express|pino/.test(file))));`;
    const command = new CommandProcess(
      ["generate", "--check"],
      ["--import", `data:text/javascript,${encodeURIComponent(probe)}`],
    );
    await command.ended;
    expect(command.stdout).toContain("loaded []");
  });
});
