import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { newNamespace, startServer, type TestServer } from "../helpers/server.js";
import { container, pod, smallest } from "./bodies.js";

let server: TestServer;
beforeAll(async () => {
  server = await startServer();
});
afterAll(() => server.stop());

const collections: Readonly<Record<string, string>> = {
  Pod: "/api/v1/namespaces/NAMESPACE/pods",
  Service: "/api/v1/namespaces/NAMESPACE/services",
  DNS: "/apis/v1/namespaces/NAMESPACE/dns",
  HPA: "/apis/v1/namespaces/NAMESPACE/hpa",
  Workflow: "/apis/v1/namespaces/NAMESPACE/workflow",
  JobFile: "/apis/v1/namespaces/NAMESPACE/jobfiles",
};

const create = (kind: string, body: unknown, query = "") =>
  server.send("POST", (collections[kind] ?? "").replace("NAMESPACE", newNamespace()) + query, body);

describe("unknown fields", () => {
  const misspelt = () => ({
    ...pod("web"),
    Spec: 1,
    spec: { containers: [{ ...container, ImagePullPolicy: "Never", xyz: { deep: 1 } }], nodeNmae: "n1" },
  });
  const named = [
    { field: "Spec", message: 'unknown field, did you mean "spec"?' },
    { field: "spec.nodeNmae", message: 'unknown field, did you mean "nodeName"?' },
    { field: "spec.containers[0].ImagePullPolicy", message: 'unknown field, did you mean "imagePullPolicy"?' },
    { field: "spec.containers[0].xyz", message: "unknown field" },
  ];

  test.each(["", "?fieldValidation=Warn"])("are dropped and named with %j", async (query) => {
    const answer = await create("Pod", misspelt(), query);
    expect(answer.status).toBe(201);
    expect(answer.text).not.toMatch(/ImagePullPolicy|xyz|nodeNmae|Spec/);
    expect(answer.headers.get("warning")?.split(", 299").length).toBe(4);
    for (const { field, message } of named) {
      const quoted = `unknown field "${field}"${message.replace("unknown field", "")}`.replaceAll('"', '\\"');
      expect(answer.headers.get("warning")).toContain(`299 - "${quoted}"`.slice(4));
    }
  });

  test("are refused with Strict, all of them", async () => {
    const answer = await create("Pod", misspelt(), "?fieldValidation=Strict");
    expect(answer).toMatchObject({ status: 400, body: { reason: "BadRequest" } });
    expect(answer.body.causes).toHaveLength(4);
    expect(answer.body.causes).toEqual(expect.arrayContaining(named));
    expect(answer.headers.get("warning")).toBeNull();
  });

  test("are dropped silently with Ignore", async () => {
    const answer = await create("Pod", misspelt(), "?fieldValidation=Ignore");
    expect(answer.status).toBe(201);
    expect(answer.headers.get("warning")).toBeNull();
    expect(answer.text).not.toContain("xyz");
  });

  test("are named also where the object is refused: they often are the reason", async () => {
    const answer = await create("Pod", { metadata: { name: "web" }, spec: { Containers: [container] } });
    expect(answer).toMatchObject({
      status: 422,
      body: { causes: [{ field: "spec.containers", message: "is required" }] },
    });
    expect(answer.headers.get("warning")).toContain('did you mean \\"containers\\"?');
  });

  test("Strict tells what else is wrong, too", async () => {
    const body = { metadata: { name: "web" }, spec: { Containers: [container] } };
    const answer = await create("Pod", body, "?fieldValidation=Strict");
    expect(answer.status).toBe(400);
    expect(answer.body.causes).toEqual([
      { field: "spec.Containers", message: 'unknown field, did you mean "containers"?' },
      { field: "spec.containers", message: "is required" },
    ]);
  });

  test("with strange names are named in safe characters", async () => {
    const answer = await create("Pod", { ...pod("web"), 'a"b\\ü\r\nX: y': 1 });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("warning")).toBe(
      '299 - "unknown field \\"[a\\"b\\\\\\\\u00fc\\\\u000d\\\\u000aX: y]\\""',
    );
  });

  test("in great number do not make the headers too large", async () => {
    const many = Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`unknown${index}`, index]));
    const answer = await create("Pod", { ...pod("web"), ...many });
    expect(answer.status).toBe(201);
    const warning = answer.headers.get("warning") ?? "";
    expect(warning.length).toBeLessThan(5000);
    expect(warning).toMatch(/299 - "\d+ more warnings are not shown"$/);
    const strict = await create("Pod", { ...pod("web"), ...many }, "?fieldValidation=Strict");
    expect(strict.body.causes).toHaveLength(101);
    expect(strict.body.causes?.at(-1)).toEqual({ field: "", message: "4900 more causes are not shown" });
  });

  test("hold for a replace as for a create", async () => {
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    await server.send("POST", path, pod("web"));
    const answer = await server.send("PUT", `${path}/web`, { ...pod("web"), extra: 1 });
    expect(answer).toMatchObject({ status: 200 });
    expect(answer.headers.get("warning")).toBe('299 - "unknown field \\"extra\\""');
    expect((await server.send("PUT", `${path}/web?fieldValidation=Strict`, { ...pod("web"), extra: 1 })).status).toBe(
      400,
    );
  });

  test("that are called __proto__ or constructor are unknown like others", async () => {
    const body = JSON.stringify(pod("web")).replace("{", '{"__proto__":{"a":1},"constructor":2,');
    const answer = await server.send("POST", `/api/v1/namespaces/${newNamespace()}/pods`, body, {
      "Content-Type": "application/json",
    });
    expect(answer.status).toBe(201);
    expect(answer.headers.get("warning")).toContain("__proto__");
    expect(answer.text).not.toContain("__proto__");
  });
});

describe("null", () => {
  test("counts as absent where the schema does not allow it", async () => {
    const body = {
      metadata: { name: "web", labels: null, annotations: null, creationTimestamp: null },
      spec: {
        restartPolicy: null,
        nodeName: null,
        volumes: null,
        containers: [{ ...container, imagePullPolicy: null }],
      },
      status: null,
    };
    for (const query of ["", "?fieldValidation=Strict"]) {
      const answer = await create("Pod", body, query);
      expect(answer.status).toBe(201);
      expect(answer.headers.get("warning")).toBeNull();
      expect(answer.body.data.metadata).not.toHaveProperty("labels");
      expect(answer.body.data.spec).toEqual({
        restartPolicy: "Always",
        containers: [{ ...container, imagePullPolicy: "IfNotPresent", tty: false }],
      });
    }
  });

  test("does not stand in for what is required", async () => {
    const answer = await create("Pod", { metadata: { name: "web" }, spec: { containers: null } });
    expect(answer.body.causes).toEqual([{ field: "spec.containers", message: "is required" }]);
  });

  test("stays in parts that are free", async () => {
    const path = `/api/v1/namespaces/${newNamespace()}/pods`;
    await server.send("POST", path, pod("web"));
    const status = { podIP: null, containerStatuses: [{ state: null }] };
    const answer = await server.send("PUT", `${path}/web/status`, status);
    expect(answer.body.data).toEqual({ containerStatuses: [{ state: null }] });
  });

  test("among the items of an array is a mistake", async () => {
    const answer = await create("Pod", pod("web", { containers: [null] }));
    expect(answer.body.causes).toEqual([{ field: "spec.containers[0]", message: "must be an object, not null" }]);
  });
});

describe("mistakes", () => {
  const time = "must be a point in time as RFC 3339 writes it";

  test.each([
    {
      title: "everything at once, each by its place",
      kind: "Pod",
      body: {
        metadata: { name: "web", labels: { "app.kubernetes.io/name": 5, ok: true } },
        spec: {
          restartPolicy: "always",
          containers: [{ name: "a" }, { ...container, tty: "yes", livenessProbe: { timeoutSeconds: 0 } }],
        },
      },
      causes: [
        { field: "metadata.labels[app.kubernetes.io/name]", message: "must be a string, not 5" },
        { field: "metadata.labels.ok", message: "must be a string, not true" },
        { field: "spec.containers[0].image", message: "is required" },
        { field: "spec.containers[1].livenessProbe.timeoutSeconds", message: "must be at least 1, not 0" },
        { field: "spec.containers[1].tty", message: 'must be a boolean, not "yes"' },
        { field: "spec.restartPolicy", message: 'must be one of "Always", "OnFailure", "Never", not "always"' },
      ],
    },
    {
      title: "a missing spec",
      kind: "Pod",
      body: { metadata: { name: "web" } },
      causes: [{ field: "spec", message: "is required" }],
    },
    {
      title: "no containers",
      kind: "Pod",
      body: pod("web", { containers: [] }),
      causes: [{ field: "spec.containers", message: "must hold at least 1 item" }],
    },
    {
      title: "neither an integer nor digits: one cause, not one per branch",
      kind: "Pod",
      body: pod("web", { containers: [{ ...container, ports: [{ containerPort: "80a" }, { containerPort: 1.5 }] }] }),
      causes: [
        {
          field: "spec.containers[0].ports[0].containerPort",
          message: 'must be an integer, or a string of digits; got "80a"',
        },
        {
          field: "spec.containers[0].ports[1].containerPort",
          message: "must be an integer, or a string of digits; got 1.5",
        },
      ],
    },
    {
      title: "a port out of range, and one of another type",
      kind: "Service",
      body: { metadata: { name: "s" }, spec: { ports: [{ port: 65536 }, { port: "80" }] } },
      causes: [
        { field: "spec.ports[0].port", message: "must be at most 65535, not 65536" },
        { field: "spec.ports[1].port", message: 'must be an integer, not "80"' },
      ],
    },
    {
      title: "no duration",
      kind: "HPA",
      body: {
        metadata: { name: "h" },
        spec: { maxReplicas: 1, workload: { kind: "Pod" }, adjustInterval: "15 seconds" },
      },
      causes: [
        {
          field: "spec.adjustInterval",
          message:
            'must be an integer of nanoseconds, or text such as `15s`, `1m30s`, `1.5h` or `100ms`; got "15 seconds"',
        },
      ],
    },
    {
      title: "what a step needs by its type",
      kind: "Workflow",
      body: {
        metadata: { name: "w" },
        spec: {
          entryNodeName: "a",
          workflowNodes: [
            { name: "a", type: "func" },
            { name: "b", type: "choice", choiceData: { checkType: "numEqual", checkVarName: "x", compareValue: true } },
            { name: "c", type: "loop" },
          ],
        },
      },
      causes: [
        { field: "spec.workflowNodes[0].funcData", message: "is required" },
        { field: "spec.workflowNodes[1].choiceData.compareValue", message: "must be a string or a number; got true" },
        { field: "spec.workflowNodes[2].type", message: 'must be one of "func", "choice", not "loop"' },
      ],
    },
    {
      title: "no base64",
      kind: "JobFile",
      body: { metadata: { name: "j" }, userUploadFile: "not base64!" },
      causes: [{ field: "userUploadFile", message: 'must be bytes as base64 text; got "not base64!"' }],
    },
    {
      title: "long values, shortened",
      kind: "Pod",
      body: pod("web", { restartPolicy: "x".repeat(1000) }),
      causes: [
        {
          field: "spec.restartPolicy",
          message: `must be one of "Always", "OnFailure", "Never", not "${"x".repeat(60)}..."`,
        },
      ],
    },
  ])("$title", async ({ kind, body, causes }) => {
    const answer = await create(kind, body);
    expect(answer).toMatchObject({ status: 422, body: { reason: "Invalid", code: 422 } });
    const byField = (a: { field: string }, b: { field: string }) => (a.field < b.field ? -1 : 1);
    expect([...(answer.body.causes ?? [])].sort(byField)).toEqual([...causes].sort(byField));
    expect(answer.body.error).toContain(answer.body.causes?.[0]?.field);
  });

  test("in great number are counted", async () => {
    const ports = Array.from({ length: 300 }, () => ({ port: 0 }));
    const answer = await create("Service", { metadata: { name: "s" }, spec: { ports } });
    expect(answer.body.causes).toHaveLength(101);
    expect(answer.body.causes?.at(-1)).toEqual({ field: "", message: "200 more causes are not shown" });
  });

  test("a time of a status", async () => {
    const name = newNamespace();
    await server.send("POST", "/api/v1/nodes", smallest("Node", name));
    const answer = await server.send("PUT", `/api/v1/nodes/${name}/status`, { updateTime: "yesterday" });
    expect(answer.body.causes).toEqual([{ field: "updateTime", message: `${time}; got "yesterday"` }]);
  });
});
