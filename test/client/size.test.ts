import { runInNewContext } from "node:vm";
import { gzipSync } from "node:zlib";
import { build, type Plugin } from "esbuild";
import { expect, test } from "vitest";
import { resources } from "../../generated/client.js";

const client = new URL("../../src/client/index.ts", import.meta.url).pathname;

const threeCalls = `
  import { createClient } from ${JSON.stringify(client)};
  const { pods, nodes } = createClient({ baseUrl: "http://127.0.0.1:8080" });
  const { items } = await nodes.list();
  for (const pod of (await pods.listAll()).items) {
    await pods.update(pod.metadata, ({ spec }) => { spec.nodeName = items[0].metadata.name; });
  }
`;

/** Leaves out what is loaded on demand, as bundlers do that split there. */
const splitOff: Plugin = {
  name: "split-off",
  setup: ({ onResolve }) =>
    onResolve({ filter: /./ }, ({ kind, path }) => (kind === "dynamic-import" ? { path, external: true } : undefined)),
};

async function bundle(program: string, format: "esm" | "iife" = "esm") {
  return build({
    plugins: format === "esm" ? [splitOff] : [],
    stdin: { contents: program, loader: "ts", resolveDir: "." },
    bundle: true,
    minify: true,
    format,
    platform: "browser",
    write: false,
    metafile: true,
    logLevel: "silent",
  });
}

test("a browser program that makes three calls stays under 4.1 kB gzipped, and 50 bytes for each kind beyond ten", async () => {
  const { outputFiles } = await bundle(threeCalls);
  const limit = 4_100 + 50 * (Object.keys(resources).length - 10);
  expect(gzipSync(outputFiles[0]?.contents ?? "", { level: 9 }).length).toBeLessThan(limit);
});

test("informers and watches are no part of it, and come as one file when they are used", async () => {
  const { metafile } = await build({
    stdin: { contents: threeCalls, loader: "ts", resolveDir: "." },
    ...{ bundle: true, minify: true, splitting: true, format: "esm", outdir: "out", write: false, metafile: true },
  });
  const outputs = Object.values(metafile.outputs);
  const onDemand = outputs.flatMap(({ imports }) => imports.filter(({ kind }) => kind === "dynamic-import"));
  expect(onDemand).toHaveLength(1);
  const [streams] = onDemand;
  const others = Object.entries(metafile.outputs).filter(([path]) => path !== streams?.path);
  const modules = others.flatMap(([, { inputs }]) => Object.keys(inputs));
  expect(modules.filter((module) => /informer|reflector|watch|queue|store/.test(module))).toEqual([
    "src/client/lazy-informer.ts",
  ]);
});

test("it is made of the client, its table of paths and nothing else", async () => {
  const { metafile } = await bundle(threeCalls);
  const outside = Object.keys(metafile.inputs).filter((input) => !input.startsWith("src/client/"));
  expect(outside.sort()).toEqual(["<stdin>", "generated/client.ts"]);
});

test("it needs nothing around it that browsers do not have", async () => {
  const program = `
    import { createClient } from ${JSON.stringify(client)};
    const one = { namespace: "default", name: "web" };
    result = createClient({ timeoutMs: 1000 }).pods.update(one, ({ metadata }) => { metadata.labels = { a: "b" } });
  `;
  const { outputFiles } = await bundle(program, "iife");
  const stored = { metadata: { name: "web", resourceVersion: "1" } };
  const urls: string[] = [];
  const browser = {
    location: { href: "https://host/app/" },
    fetch: async (url: string, { body }: RequestInit) => {
      urls.push(url);
      return new Response(JSON.stringify({ data: body ? JSON.parse(String(body)) : stored }));
    },
    ...{ URL, Headers, AbortController, setTimeout, clearTimeout },
    result: Promise.resolve({}),
  };
  runInNewContext(outputFiles[0]?.text ?? "", browser);
  expect(await browser.result).toMatchObject({ metadata: { resourceVersion: "1", labels: { a: "b" } } });
  const path = "https://host/api/v1/namespaces/default/pods/web";
  expect(urls).toEqual([path, `${path}?fieldValidation=Strict`]);
});

test("watches, informers and work queues need nothing more than readers of bodies and their text", async () => {
  const program = `
    import { createClient, createWorkQueue } from ${JSON.stringify(client)};
    const informer = createClient().pods.informer({ indexers: { byNode: ({ spec }) => [spec.nodeName] } });
    const queue = createWorkQueue();
    informer.addHandler({ added: ({ metadata }) => queue.add(metadata.namespace + "/" + metadata.name) });
    informer.start();
    result = new Promise((resolve) => queue.run((key) => {
      if (!key.endsWith("watched")) return;
      resolve([informer.store.list().length, informer.store.byIndex("byNode", "n1").length, informer.state.name]);
      informer.stop();
      queue.shutDown();
    }));
  `;
  const { outputFiles } = await bundle(program, "iife");
  const stored = (name: string, resourceVersion: string) => {
    const metadata = { namespace: "default", name, uid: name, resourceVersion };
    return { metadata, spec: { nodeName: "n1" } };
  };
  const list = { data: [stored("listed", "1")], metadata: { resourceVersion: "1" } };
  const event = { type: "ADDED", object: stored("watched", "2") };
  // It goes on, as watches do: one that ends has the informer back off.
  const watch = () =>
    new ReadableStream({ start: (body) => body.enqueue(new TextEncoder().encode(`${JSON.stringify(event)}\n`)) });
  const browser = {
    location: { href: "https://host/app/" },
    fetch: async (url: string) => new Response(url.includes("watch=true") ? watch() : JSON.stringify(list)),
    ...{ URL, Headers, AbortController, setTimeout, clearTimeout, TextDecoder, performance, console },
    result: Promise.resolve([] as unknown[]),
  };
  runInNewContext(outputFiles[0]?.text ?? "", browser);
  expect([...(await browser.result)]).toEqual([2, 2, "watching"]);
});
