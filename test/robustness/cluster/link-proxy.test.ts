import { once } from "node:events";
import { type AddressInfo, connect, createServer, type Socket } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { Link } from "./link.js";
import { startLinkProxy } from "./link-proxy.js";

/** A server that answers everything with itself, behind one link for clients that begin with a and one for b. */
async function startEcho() {
  const echo = createServer((socket) => socket.on("error", () => {}).pipe(socket)).listen(0, "127.0.0.1");
  await once(echo, "listening");
  const links = { a: new Link(), b: new Link() };
  const linkOf = (sent: Buffer) => links[sent.toString().slice(0, 1) as "a" | "b"];
  const proxy = await startLinkProxy({ target: (echo.address() as AddressInfo).port, linkOf });
  onTestFinished(async () => {
    await proxy.close();
    echo.close();
  });
  const open = async (text: string) => {
    const socket = connect(proxy.port, "127.0.0.1").setEncoding("utf8");
    socket.on("error", () => {});
    socket.write(text);
    expect(await received(socket)).toBe(text);
    return socket;
  };
  return { links, open };
}

async function received(socket: Socket): Promise<string> {
  return String((await once(socket, "data"))[0]);
}

test("a silent link holds back what is sent, and only that of its own connections", async () => {
  const { links, open } = await startEcho();
  const [a, b] = [await open("a"), await open("b")];
  links.a.silence();
  const held = received(a);
  a.write("held");
  b.write("through");
  expect(await received(b)).toBe("through");
  expect(a.bytesRead).toBe(1);
  links.a.restore();
  expect(await held).toBe("held");
});

test("a link that is silent for answers lets requests through", async () => {
  const { links, open } = await startEcho();
  const a = await open("a");
  const before = links.a.carriedBytes;
  links.a.silence("answers");
  const held = received(a);
  a.write("held");
  await expect.poll(() => links.a.carriedBytes - before).toBe(4);
  expect(a.bytesRead).toBe(1);
  links.a.restore();
  expect(await held).toBe("held");
});

test("a link that is cut resets its connections, and new ones until it is restored", async () => {
  const { links, open } = await startEcho();
  const a = await open("a");
  links.a.cut();
  await expect(once(a, "close")).rejects.toThrow("ECONNRESET");
  await expect(open("a")).rejects.toThrow("ECONNRESET");
  links.a.restore();
  await open("a");
});

test("what is delayed keeps its order when the delay ends", async () => {
  const { links, open } = await startEcho();
  const a = await open("a");
  links.a.delay(50);
  a.write("first");
  await expect.poll(() => a.bytesWritten).toBe(6);
  const answer = received(a);
  links.a.restore();
  a.write("second");
  expect((await answer).startsWith("first")).toBe(true);
});
