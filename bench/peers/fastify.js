// fastify in the two ways that its documentation names: `ready` sends bytes that are ready, `schema` serialises objects by
// a schema of the response. Arguments: one of the two, and a directory of answers.
import Fastify from "fastify";
import { readAnswers } from "./answers.js";
import { tellReady } from "./listen.js";

const [how, directory] = process.argv.slice(2);
const answers = new Map(readAnswers(directory).map((answer) => [answer.path, answer]));
const bodies = new Map([...answers].map(([path, { body }]) => [path, JSON.parse(body)]));

const string = { type: "string" };
const integer = { type: "integer" };
const strings = { type: "object", additionalProperties: string };
const listOf = (items) => ({ type: "array", items });
const object = (properties) => ({ type: "object", properties });
const amounts = object({ cpu: integer, memory: integer });
const container = object({
  name: string,
  image: string,
  imagePullPolicy: string,
  args: listOf(string),
  tty: { type: "boolean" },
  env: listOf(object({ name: string, value: string })),
  ports: listOf(object({ name: string, containerPort: integer, protocol: string })),
  resources: object({ limits: amounts, requests: amounts }),
  livenessProbe: object({ httpGet: object({ path: string, port: integer }), periodSeconds: integer }),
  volumeMounts: listOf(object({ name: string, mountPath: string, readOnly: { type: "boolean" } })),
});
const pod = object({
  apiVersion: string,
  kind: string,
  metadata: object({
    resourceVersion: string,
    name: string,
    namespace: string,
    labels: strings,
    annotations: strings,
    uid: string,
    generation: integer,
    creationTimestamp: string,
  }),
  spec: object({
    restartPolicy: string,
    nodeName: string,
    volumes: listOf(object({ name: string, hostPath: object({ path: string, type: string }) })),
    containers: listOf(container),
  }),
  status: object({ phase: string, podIP: string }),
});
const listMetadata = object({ resourceVersion: string });

const app = Fastify();
route("/api/v1/namespaces/:namespace/pods/:name", object({ data: pod, message: string }));
route("/api/v1/namespaces/:namespace/pods", object({ data: listOf(pod), metadata: listMetadata, message: string }));
tellReady(await app.listen({ port: 0, host: "127.0.0.1" }));

function route(path, schema) {
  if (how === "ready") {
    app.get(path, (request, reply) => {
      const { headers, body } = answers.get(request.url);
      reply.headers(headers).send(body);
    });
  } else {
    app.get(path, { schema: { response: { 200: schema } } }, (request, reply) => reply.send(bodies.get(request.url)));
  }
}
