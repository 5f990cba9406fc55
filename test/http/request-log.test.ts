import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { pino } from "pino";
import { expect, test } from "vitest";
import { ApiError } from "../../src/errors.js";
import { answerError } from "../../src/http/error-handler.js";
import { createHttpServer } from "../../src/http/http-server.js";
import { Limits } from "../../src/http/limits.js";
import type { RequestHandler } from "../../src/http/method-map.js";
import { takeRequestId } from "../../src/http/request-id.js";
import { respondStream } from "../../src/http/stream.js";
import { RequestMetrics } from "../../src/metrics/request-metrics.js";
import { resolveOptions } from "../../src/options.js";
import { StoreError } from "../../src/storage/store.js";
import type { StreamOutput } from "../../src/watch/watch-stream.js";

/** The line that is logged about a request that is handled like this. */
async function logOf(handler: RequestHandler): Promise<Record<string, unknown>> {
  const lines: string[] = [];
  const options = resolveOptions();
  const { server } = createHttpServer(
    {
      app(request, response) {
        takeRequestId(request, response);
        try {
          handler(request, response, [], "/path");
        } catch (error) {
          answerError(error, response);
        }
      },
      logger: pino({}, { write: (line: string) => lines.push(line) }),
      limits: new Limits(options),
      metrics: new RequestMetrics(),
    },
    options,
  );
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  await (await fetch(`http://127.0.0.1:${port}/path?query=1`)).text();
  server.closeAllConnections();
  server.close();
  await once(server, "close");
  expect(lines).toHaveLength(1);
  return JSON.parse(String(lines[0]));
}

test.each([
  { title: "a mistake of the client", error: new ApiError("Invalid", "no"), level: 30, status: 422, stack: false },
  { title: "a bug of ours", error: new TypeError("oops"), level: 50, status: 500, stack: true },
  { title: "a broken object", error: new ApiError("InternalError", "corrupt"), level: 50, status: 500, stack: true },
  { title: "a store that is away", error: new StoreError("unavailable", "down"), level: 40, status: 503, stack: true },
])("$title", async ({ error, level, status, stack }) => {
  const line = await logOf(() => {
    throw error;
  });
  expect(line).toMatchObject({ level, status, method: "GET", url: "/path?query=1", reqId: expect.any(String) });
  if (stack)
    expect(line.err).toMatchObject({ message: error.message, stack: expect.stringContaining("request-log.test") });
  else expect(line).not.toHaveProperty("err");
});

test("a stream is logged once, when it has ended, with what failed", async () => {
  const line = await logOf((request, response) => {
    const run = (output: StreamOutput) => {
      output.write(Buffer.from("a line\n"));
      output.report(new Error("broken"));
      setImmediate(() => output.end());
    };
    respondStream(request, response, { status: 200, headers: {}, run });
  });
  expect(line).toMatchObject({ level: 30, status: 200, msg: "answered", err: { message: "broken" } });
});
