// The least that a durable write takes: node:http, the generated validators, and one put of lmdb, which shares its sync of
// the disk with others. No conflicts, no history, nothing kept in memory. Its argument is an empty directory.
import { randomUUID } from "node:crypto";
import { createServer } from "node:http";
import { open } from "lmdb";
import { validatePod, validatePodStatus } from "../../dist/generated/validators/index.js";
import { listen } from "./listen.js";

// A put is done when it is on the disk.
const pods = open({ path: process.argv[2], encoding: "binary", overlappingSync: false });
const statusSuffix = "/status";
let revision = 0;

const server = createServer((request, response) => {
  const chunks = [];
  request.on("data", (chunk) => chunks.push(chunk));
  request.on("end", () => {
    const { method, url } = request;
    if (method === "GET") return respond(response, 200, pods.getBinary(url) ?? null);
    const body = JSON.parse(Buffer.concat(chunks).toString());
    if (method === "POST") return writePod(response, 201, `${url}/${body.metadata.name}`, body);
    if (url.endsWith(statusSuffix)) return writeStatus(response, url.slice(0, -statusSuffix.length), body);
    return writePod(response, 200, url, body);
  });
});
await listen(server);

async function writePod(response, status, key, pod) {
  assertValid(validatePod, pod);
  const { metadata } = pod;
  metadata.uid = randomUUID();
  metadata.creationTimestamp = new Date().toISOString();
  const json = JSON.stringify(pod);
  await pods.put(key, Buffer.from(json));
  respond(response, status, json);
}

async function writeStatus(response, key, status) {
  assertValid(validatePodStatus, status);
  const pod = JSON.parse(pods.getBinary(key));
  await pods.put(key, Buffer.from(JSON.stringify({ ...pod, status })));
  respond(response, 200, JSON.stringify(status));
}

function assertValid(validate, value) {
  if (!validate(value)) throw new Error(JSON.stringify(validate.errors));
}

function respond(response, status, data) {
  revision += 1;
  const body = `{"data":${data},"message":"Done"}`;
  const headers = {
    "Content-Type": "application/json",
    "Content-Length": Buffer.byteLength(body),
    ETag: `"${revision}"`,
  };
  response.writeHead(status, headers).end(body);
}
