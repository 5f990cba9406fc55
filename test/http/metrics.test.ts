import { afterEach, expect, test } from "vitest";
import { openStore } from "../../src/storage/open-store.js";
import { StoreError } from "../../src/storage/store.js";
import { openHeldStore } from "../helpers/held-store.js";
import { readMetrics } from "../helpers/metrics.js";
import { openRaw } from "../helpers/raw-client.js";
import { startServer, type TestServer, wrapStore } from "../helpers/server.js";
import { openWatch } from "../helpers/watch-client.js";
import { pod } from "./bodies.js";

const pods = "/api/v1/namespaces/default/pods";
const total = "apiserver_request_total";
const duration = "apiserver_request_duration_seconds_count";
const longRunning = "apiserver_longrunning_requests";

let server: TestServer;
afterEach(() => server.stop());

/** Waits until a sum of a metric is as wanted: requests are counted a moment after their answer is here. */
async function becomes(name: string, labels: Readonly<Record<string, string | number>>, wanted: number): Promise<void> {
  await expect.poll(async () => (await readMetrics(server.url)).sum(name, labels), { timeout: 20_000 }).toBe(wanted);
}

test("requests are counted by what they are, with the words of Kubernetes", async () => {
  server = await startServer();
  const { send } = server;
  const patch = { "Content-Type": "application/merge-patch+json" };
  await send("POST", pods, pod("web"));
  await send("POST", pods, pod("web"));
  await send("GET", `${pods}/web`);
  await send("HEAD", `${pods}/web`);
  await send("GET", pods);
  await send("GET", "/api/v1/pods");
  await send("PUT", `${pods}/web/status`, { phase: "Running" });
  await send("PATCH", `${pods}/web`, { metadata: { labels: { a: "b" } } }, patch);
  await send("GET", `${pods}?watch=perhaps`);
  await send("DELETE", `${pods}/web`);
  await send("DELETE", pods);

  const wanted: (Readonly<Record<string, string | number>> & { readonly count?: number })[] = [
    { verb: "POST", scope: "resource", code: 201 },
    { verb: "POST", scope: "resource", code: 409 },
    { verb: "GET", scope: "resource", code: 200, count: 2 },
    { verb: "LIST", scope: "namespace", code: 200 },
    { verb: "LIST", scope: "namespace", code: 400 },
    { verb: "LIST", scope: "cluster", code: 200 },
    { verb: "PUT", scope: "resource", subresource: "status", code: 200 },
    { verb: "PATCH", scope: "resource", subresource: "", code: 200 },
    { verb: "DELETE", scope: "resource", code: 204 },
    { verb: "DELETECOLLECTION", scope: "namespace", code: 200 },
  ];
  for (const { count = 1, ...labels } of wanted) await becomes(total, { resource: "pods", ...labels }, count);
  await becomes(total, { resource: "pods" }, 11);
  await becomes(duration, { resource: "pods" }, 11);
});

test("clients cannot make up label values", async () => {
  server = await startServer();
  for (let index = 0; index < 20; index += 1) {
    await server.send("GET", `/nowhere/${index}`);
    await server.send("GET", `/api/v1/namespaces/ns-${index}/pods/pod-${index}`);
  }
  await server.send("OPTIONS", pods);
  await server.send("GET", "/livez");
  await openRaw(server.url, "PURGE /nowhere HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").then((raw) =>
    raw.closed(),
  );

  await becomes(total, { verb: "GET", resource: "", subresource: "", scope: "", code: 404 }, 20);
  await becomes(total, { verb: "OTHER", subresource: "", code: 404 }, 1);
  await becomes(total, { verb: "OTHER", subresource: "/api/v1/namespaces/:namespace/pods", code: 204 }, 1);
  await becomes(total, { verb: "GET", subresource: "/livez", code: 200 }, 1);
  const { text } = await readMetrics(server.url);
  expect(text).not.toMatch(/nowhere|ns-1|pod-1|PURGE/);
});

test("requests under way are told by kind until they are answered, or their work is done", async () => {
  const held = await openHeldStore("/held");
  server = await startServer(held.store);
  const inflight = "apiserver_current_inflight_requests";
  const read = server.send("GET", `${pods}/held`);
  const write = server.send("POST", pods, pod("held"));
  const gone = await openRaw(server.url, `GET ${pods}/held HTTP/1.1\r\nHost: x\r\n\r\n`);
  await held.waiting(3);
  const reading = await readMetrics(server.url);
  expect(reading.sum(inflight, { request_kind: "readOnly" })).toBe(2);
  expect(reading.sum(inflight, { request_kind: "mutating" })).toBe(1);
  expect(reading.sum("apiserver_current_inflight_body_bytes")).toBe(JSON.stringify(pod("held")).length);

  gone.socket.destroy();
  await becomes(total, { code: 0 }, 1);
  expect((await readMetrics(server.url)).sum(inflight, { request_kind: "readOnly" })).toBe(2);
  held.release();
  await Promise.all([read, write]);
  await becomes(inflight, {}, 0);
  await becomes("apiserver_current_inflight_body_bytes", {}, 0);
});

test("watches are long-running requests, with their events, and are not measured", async () => {
  server = await startServer();
  await server.send("POST", pods, pod("a"));
  const watch = await openWatch(server.url, `${pods}?watch=true`);
  const nodes = await openWatch(server.url, "/api/v1/nodes?watch=true");
  const { resourceVersion } = (await server.send("POST", pods, pod("b"))).body.data.metadata;
  await watch.seeing(2);
  const reading = await readMetrics(server.url);
  expect(reading.sum(longRunning, { verb: "WATCH", resource: "pods", scope: "namespace" })).toBe(1);
  expect(reading.sum(longRunning)).toBe(2);
  expect(reading.sum("apiserver_current_inflight_requests")).toBe(0);
  expect(reading.sum("apiserver_watch_events_total", { resource: "pods" })).toBe(2);
  expect(reading.sum("apiserver_watch_events_total")).toBe(2);
  expect(reading.sum("apiserver_watch_cache_events_received_total", { resource: "pods" })).toBe(2);
  expect(reading.sum("apiserver_watch_cache_size")).toBe(2);
  expect(reading.sum("apiserver_watch_cache_resource_version")).toBe(Number(resourceVersion));
  expect(reading.sum("watch_cache_capacity")).toBe(16_384);

  watch.close();
  nodes.close();
  await becomes(longRunning, {}, 0);
  await becomes(total, { verb: "WATCH", resource: "pods", code: 200 }, 1);
  await becomes(duration, { verb: "WATCH" }, 0);
});

test("calls of the store are measured, and its failures counted by what they are", async () => {
  const memory = await openStore("memory:");
  const replace = () => Promise.reject(new StoreError("no-space", "full"));
  server = await startServer(wrapStore(memory, { replace }));
  await server.send("POST", pods, pod("web"));
  await server.send("PUT", `${pods}/web/status`, { phase: "Running" });
  const { sum } = await readMetrics(server.url);
  const count = "etcd_request_duration_seconds_count";
  expect(sum(count, { operation: "create", type: "pods", store: "custom" })).toBe(1);
  expect(sum(count, { operation: "update", type: "pods" })).toBe(1);
  expect(sum("etcd_request_errors_total", { operation: "update", type: "pods", code: "no-space" })).toBe(1);
  expect(sum("etcd_request_errors_total")).toBe(1);
});

test("each server counts for itself, and tells of the process", async () => {
  server = await startServer();
  const other = await startServer();
  await server.send("GET", pods);
  await becomes(total, { verb: "LIST" }, 1);
  const response = await fetch(`${other.url}/metrics`);
  expect(response.headers.get("content-type")).toBe("text/plain; version=0.0.4; charset=utf-8");
  const { text, sum } = await readMetrics(other.url);
  await other.stop();
  expect(sum(total, { verb: "LIST" })).toBe(0);
  expect(sum("process_resident_memory_bytes")).toBeGreaterThan(1_000_000);
  expect(sum("nodejs_eventloop_lag_seconds")).toBeGreaterThanOrEqual(0);
  expect(text.match(/^# TYPE process_resident_memory_bytes/gm)).toHaveLength(1);
  expect(text.endsWith("\n")).toBe(true);
});
