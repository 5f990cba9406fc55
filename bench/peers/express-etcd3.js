// What one would write by hand: express, and a call of etcd for each request. Arguments: the endpoint of etcd, and what
// its keys begin with.
import { createServer } from "node:http";
import { Etcd3 } from "etcd3";
import express from "express";
import { listen } from "./listen.js";

const [endpoint, prefix] = process.argv.slice(2);
const etcd = new Etcd3({ hosts: `http://${endpoint}` });
const app = express();
app.use(express.json());

const listPath = "/api/v1/namespaces/:namespace/pods";
const onePath = `${listPath}/:name`;
const keyOf = ({ namespace, name }) => `${prefix}pods/${namespace}/${name}`;

app.get(listPath, async (request, response) => {
  const values = await etcd.getAll().prefix(`${prefix}pods/${request.params.namespace}/`).strings();
  const data = Object.values(values).map((value) => JSON.parse(value));
  response.json({ data, message: "Listed" });
});

app.get(onePath, async (request, response) => {
  const value = await etcd.get(keyOf(request.params)).string();
  if (value === null) {
    response.status(404).json({ error: "not found" });
    return;
  }
  response.json({ data: JSON.parse(value), message: "Read" });
});

app.post(listPath, async (request, response) => {
  const { namespace } = request.params;
  const { name } = request.body.metadata;
  await etcd.put(keyOf({ namespace, name })).value(JSON.stringify(request.body));
  response.status(201).json({ data: request.body, message: "Created" });
});

app.put(onePath, async (request, response) => {
  await etcd.put(keyOf(request.params)).value(JSON.stringify(request.body));
  response.json({ data: request.body, message: "Replaced" });
});

app.put(`${onePath}/status`, async (request, response) => {
  const key = keyOf(request.params);
  const object = JSON.parse(await etcd.get(key).string());
  object.status = request.body;
  await etcd.put(key).value(JSON.stringify(object));
  response.json({ data: object.status, message: "Updated" });
});

await listen(createServer(app));
