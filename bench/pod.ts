import { randomUUID } from "node:crypto";
import { createServer } from "../src/server.js";
import { namespacePrefix } from "../src/storage/keys.js";
import { openMemoryStore } from "../src/storage/memory-store.js";

/** A Pod as a client sends it, with which an answer has some 1.2 KB. */
export function podBody(name: string, namespace: string): string {
  return JSON.stringify({
    apiVersion: "v1",
    kind: "Pod",
    metadata: {
      name,
      namespace,
      labels: { app: "shop", tier: "backend", version: "1.4.2", "pod-template-hash": "6d4cf56db6" },
      annotations: { "example.com/owner": "team-checkout", "example.com/revision": "3f6c1d9a" },
    },
    spec: {
      nodeName: "node-0",
      restartPolicy: "Always",
      volumes: [{ name: "config", hostPath: { path: "/etc/shop", type: "Directory" } }],
      containers: [
        {
          name: "server",
          image: "registry.example.com/shop/server:1.4.2",
          args: ["--listen=0.0.0.0:8080", "--config=/etc/shop/server.yaml"],
          env: [
            { name: "DATABASE_URL", value: "postgres://shop@database:5432/shop" },
            { name: "LOG_LEVEL", value: "info" },
          ],
          ports: [{ name: "http", containerPort: 8080 }],
          resources: { requests: { cpu: 250_000_000, memory: 134_217_728 }, limits: { memory: 268_435_456 } },
          livenessProbe: { httpGet: { path: "/healthz", port: 8080 }, periodSeconds: 10 },
          volumeMounts: [{ name: "config", mountPath: "/etc/shop", readOnly: true }],
        },
      ],
    },
  });
}

/** A status as a kubelet sends it. */
export const podStatus = { phase: "Running", podIP: "10.244.3.17" };

/** How a Pod is stored, as a function of what tells one from the other. */
export type StoredPod = (namespace: string, name: string, nodeName: string) => Buffer;

/** Learns from a server how it stores a Pod, so that many of them can be put into a store without it. */
export async function learnStoredPod(): Promise<StoredPod> {
  const store = await openMemoryStore();
  const server = await createServer({ listen: "127.0.0.1:0", store, logLevel: "warn" });
  await server.start();
  const [namespace, name, nodeName] = ["the-namespace", "the-pod", "node-0"];
  const path = `/api/v1/namespaces/${namespace}/pods`;
  const headers = { "Content-Type": "application/json" };
  await fetch(server.url + path, { method: "POST", headers, body: podBody(name, namespace) });
  await fetch(`${server.url}${path}/${name}/status`, { method: "PUT", headers, body: JSON.stringify(podStatus) });
  const entry = await store.get(`${namespacePrefix("pods", namespace)}${name}`);
  await server.stop();
  if (entry === undefined) throw new Error("The Pod is not where it should be");
  const text = entry.value.toString();
  const { uid } = JSON.parse(text).metadata;
  return (...[podNamespace, podName, podNode]) =>
    Buffer.from(
      text
        .replaceAll(namespace, podNamespace)
        .replaceAll(name, podName)
        .replaceAll(uid, randomUUID())
        .replaceAll(nodeName, podNode),
    );
}
