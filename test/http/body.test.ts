import { once } from "node:events";
import { createServer, type IncomingMessage } from "node:http";
import { type AddressInfo, connect } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { readBody } from "../../src/http/body.js";

test.each(["Content-Length: 10", "Transfer-Encoding: chunked"])(
  "a body whose client has gone before it is read is not waited for, and takes no bytes (%s)",
  async (header) => {
    const server = createServer();
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    onTestFinished(() => void server.close());
    const socket = connect((server.address() as AddressInfo).port, "127.0.0.1");
    socket.write(`POST / HTTP/1.1\r\nHost: a\r\n${header}\r\n\r\n`);
    const [request] = (await once(server, "request")) as [IncomingMessage];
    const closed = new Promise((resolve) => request.on("error", () => {}).on("close", resolve));
    socket.resetAndDestroy();
    await closed;
    const taken: number[] = [];
    const read = async () => readBody(request, 100, (bytes) => taken.push(bytes));
    await expect(read()).rejects.toThrow("ended before its body did");
    expect(taken).toEqual([]);
  },
);
