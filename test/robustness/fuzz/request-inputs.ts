import fc, { type Arbitrary } from "fast-check";
import { stringify } from "yaml";
import { routes } from "../../../generated/routes.js";
import type { RequestInput } from "./input.js";
import { damaged, mutatedJson } from "./json-mutations.js";
import { type FuzzedKind, kinds } from "./kinds.js";
import { anyText } from "./schema-arbitrary.js";

type Request = Omit<RequestInput, "sort">;
type Headers = RequestInput["headers"];

/** The namespace and the names of the objects that requests without a name of their own are about. */
export const poolNamespace = "pool";
export const poolNames: readonly string[] = ["a", "b"];

const json: Headers = [["Content-Type", "application/json"]];
const yaml: Headers = [["Content-Type", "application/yaml"]];
const jsonPatch: Headers = [["Content-Type", "application/json-patch+json"]];
const mergePatch: Headers = [["Content-Type", "application/merge-patch+json"]];

/** A path with its parameters filled in; as they are, so that they can be anything. */
export function fill(path: string, namespace: string, name = ""): string {
  return path.replace(":namespace", () => namespace).replace(":name", () => name);
}

const poolName = fc.constantFrom(...poolNames);
const anyKind = fc.constantFrom(...kinds);

function ofKind(create: (kind: FuzzedKind) => Arbitrary<Request>): Arbitrary<Request> {
  return fc.oneof(...kinds.map(create));
}

/** What encodeURIComponent takes: it throws for lone surrogates. */
function wellFormed(text: string): string {
  return Buffer.from(text).toString();
}

function bytesOf(value: unknown): Buffer {
  return Buffer.from(JSON.stringify(value));
}

// --- bodies ---

const validObject = ofKind((kind) =>
  fc.tuple(kind.objects, fc.constantFrom("json", "json", "json-as-yaml", "yaml")).map(([payload, format]) => ({
    method: "POST",
    target: fill(kind.collection, "valid"),
    headers: format === "json" ? json : yaml,
    body: format === "yaml" ? Buffer.from(stringify(payload)) : bytesOf(payload),
    valid: { kind, payload },
  })),
);

const withStatus = kinds.filter(({ statuses }) => statuses !== undefined);

const validStatus = fc.oneof(
  ...withStatus.map(({ status = "", statuses = fc.constant({}), ...kind }) =>
    fc.tuple(statuses, poolName).map(([payload, name]) => ({
      method: "PUT",
      target: fill(status, poolNamespace, name),
      headers: json,
      body: bytesOf(payload),
      valid: { kind: { ...kind, status, statuses }, payload },
    })),
  ),
);

const fieldValidation = fc.constantFrom("", "", "?fieldValidation=Strict", "?fieldValidation=Ignore", "?dryRun=All");

const changedObject = ofKind((kind) =>
  fc.tuple(mutatedJson(kind.objects), fieldValidation).map(([text, query]) => ({
    method: "POST",
    target: fill(kind.collection, "changed") + query,
    headers: json,
    body: Buffer.from(text),
    changed: kind,
  })),
);

const changedReplacement = ofKind((kind) =>
  fc.tuple(mutatedJson(kind.objects), poolName, fieldValidation).map(([text, name, query]) => ({
    method: "PUT",
    target: fill(kind.item, poolNamespace, name) + query,
    headers: json,
    // The object that is there by its name, so that the path is not contradicted.
    body: Buffer.from(text.replace(/"metadata":\{"name":"[^"]*"/, `"metadata":{"name":"${name}"`)),
  })),
);

const changedStatus = fc.oneof(
  ...withStatus.map(({ status = "", statuses = fc.constant({}) }) =>
    fc.tuple(mutatedJson(statuses), poolName, fc.boolean()).map(([text, name, whole]) => ({
      method: "PUT",
      target: fill(status, poolNamespace, name),
      headers: json,
      body: Buffer.from(whole ? `{"status":${text}}` : text),
    })),
  ),
);

const damagedBody = ofKind((kind) => {
  const texts = kind.objects.chain((object) =>
    fc.constantFrom("json", "yaml").map((format) => [object, format] as const),
  );
  return texts.chain(([object, format]) =>
    damaged(fc.constant(format === "json" ? JSON.stringify(object) : stringify(object))).map((body) => ({
      method: "POST",
      target: fill(kind.collection, "damaged"),
      headers: format === "json" ? json : yaml,
      body,
    })),
  );
});

const yamlSnippets = [
  "a: &a [x, x]\nb: &b [*a, *a]\nc: &c [*b, *b]\nd: &d [*c, *c]\ne: [*d, *d]",
  "a: &a [*a]",
  "&a {b: *a}",
  "!!js/function 'x'",
  "a: !!binary SGVsbG8=",
  "a: !!set {x, y}",
  "a: !!timestamp 2001-12-14",
  "a: !<tag:yaml.org,2002:python/object/apply:os.system> [ls]",
  "<<: {metadata: {name: merged}}",
  "? [a, b]\n: c",
  "? {a: b}\n: c",
  "? \n: c",
  "a: .nan\nb: .inf\nc: -.inf",
  "a: 0o17\nb: 0x1F\nc: 1_000\nd: 1e400",
  "~: 1\nnull: 2",
  "%TAG ! tag:x,2000:\n---\n!foo a: b",
  "a: |\n  x\nb: >-\n  y",
  "--- {}\n--- {}",
  "...\n...",
  "\"a\": 1\n'a': 2",
  "a: \t b",
  "\ta: b",
  "- a\n- b",
  "a: [",
  "*a : b",
  "a: 'x",
  "{a: b, c}",
  "metadata: {name: x, labels: &l {a: b}, annotations: *l}",
  "__proto__: {a: b}\nconstructor: {prototype: {a: b}}",
];
const yamlBody = fc
  .tuple(anyKind, fc.array(fc.constantFrom(...yamlSnippets), { minLength: 1, maxLength: 4 }), anyText, fc.boolean())
  .map(([kind, snippets, text, begins]) => ({
    method: "POST",
    target: fill(kind.collection, "yaml"),
    headers: yaml,
    body: Buffer.from([...(begins ? ["metadata: {name: y}"] : []), ...snippets, text].join("\n")),
  }));

const jsonSnippets = [
  '{"metadata":{"name":"x"}}\n{"metadata":{"name":"y"}}',
  '{"metadata":{"name":"x","name":"y"}}',
  '{"kind":"Pod","k\\u0069nd":"Pod"}',
  '\ufeff{"metadata":{"name":"x"}}',
  '[{"metadata":{"name":"x"}}]',
  '{"__proto__":{"metadata":{"name":"x"}}}',
  '{"metadata":{"__proto__":{"name":"x"}}}',
  '{"constructor":{"prototype":{"a":1}},"metadata":{"name":"x"}}',
  '{"metadata":{"name":"x","labels":null,"annotations":null},"spec":null}',
  '{"metadata":null}',
  '{"metadata":{"name":{"toString":null}}}',
  '{"metadata":{"generateName":"\\u0000"}}',
  `{"metadata":{"generateName":"${"g".repeat(300)}"}}`,
  '{"metadata":{"name":"..","uid":7,"resourceVersion":{}}}',
  '{"kind":["Pod"],"apiVersion":{},"metadata":[]}',
  '{"status":[]}',
  '{"status":null,"x":1}',
  '{"metadata":{"resourceVersion":"1","uid":"x"},"status":{}}',
  '"a"',
  "1",
  "null",
  "",
  " ",
  "\0",
  "{'a':1}",
  '{"a":1,}',
  '{"a":01}',
  '{"a":"\n"}',
  '{"a":"\\x41"}',
  "{a:1}",
];
const jsonBody = fc
  .tuple(
    fc.constantFrom(...routes.filter(({ method }) => method !== "GET")),
    fc.constantFrom(...jsonSnippets),
    poolName,
  )
  .map(([route, snippet, name]) => ({
    method: route.method === "DELETE" && route.action === "deleteCollection" ? "POST" : route.method,
    target: fill(route.path, poolNamespace, name),
    headers: route.method === "PATCH" ? mergePatch : json,
    body: Buffer.from(snippet),
  }));

// --- patches ---

const pointers: Arbitrary<string> = fc.oneof(
  fc.constantFrom("", "/", "/metadata", "/metadata/name", "/metadata/labels", "/metadata/labels/a", "/metadata/uid"),
  fc.constantFrom(
    "/metadata/finalizers",
    "/metadata/finalizers/0",
    "/metadata/finalizers/-",
    "/metadata/annotations/x",
  ),
  fc.constantFrom(
    "/spec",
    "/spec/containers",
    "/spec/containers/0",
    "/spec/containers/-",
    "/spec/containers/01",
    "/status",
  ),
  fc.constantFrom(
    "/status/phase",
    "/phase",
    "/kind",
    "/__proto__",
    "/__proto__/x",
    "/constructor/prototype/x",
    "/toString",
  ),
  fc.constantFrom(
    "/metadata/labels/__proto__",
    "/metadata/labels/constructor",
    "/metadata/labels/~0~1",
    "/a~2",
    "a",
    "/-",
  ),
  fc.constantFrom(
    "/spec/containers/length",
    "/spec/containers/99999999999",
    "/spec/containers/-1",
    "/spec/containers/1e0",
  ),
  fc.array(anyText, { maxLength: 3 }).map((parts) => parts.map((part) => `/${part}`).join("")),
);
const operations = fc.record(
  {
    op: fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom("add", "remove", "replace", "move", "copy", "test") },
      { weight: 1, arbitrary: anyText },
    ),
    path: fc.oneof({ weight: 15, arbitrary: pointers }, { weight: 1, arbitrary: fc.constant(7 as unknown as string) }),
    from: pointers,
    value: fc.oneof(fc.constantFrom<unknown>("x", {}, [], null, { a: "b" }, ["f"], 0), fc.jsonValue({ maxDepth: 2 })),
  },
  { requiredKeys: ["op", "path"] },
);
/** Each step doubles what is there. */
const doubling = fc.tuple(pointers, fc.integer({ min: 5, max: 40 })).map(([from, steps]) => [
  { op: "add", path: "/metadata/annotations", value: { x: "y".repeat(100) } },
  ...Array.from({ length: steps }, (_, step) => ({
    op: "copy",
    from: step % 2 === 0 ? "/metadata" : from,
    path: `/metadata/annotations/${step}`,
  })),
]);
const moving = fc.integer({ min: 5, max: 200 }).map((steps) => [
  { op: "add", path: "/metadata/labels", value: {} },
  ...Array.from({ length: steps }, () => [
    { op: "add", path: "/n", value: {} },
    { op: "move", from: "/metadata/labels", path: "/n/l" },
    { op: "move", from: "/n", path: "/metadata/labels" },
  ]).flat(),
]);
const jsonPatches = fc.oneof(
  { weight: 8, arbitrary: fc.array(operations, { maxLength: 6 }) },
  { weight: 1, arbitrary: doubling },
  { weight: 1, arbitrary: moving },
);

const itemTargets = fc
  .tuple(anyKind, poolName, fc.boolean(), fieldValidation)
  .map(([kind, name, ofStatus, query]) => fill((ofStatus && kind.status) || kind.item, poolNamespace, name) + query);
const patch = fc.oneof(
  fc.tuple(itemTargets, jsonPatches).map(([target, patch]) => ({
    method: "PATCH",
    target,
    headers: jsonPatch,
    body: bytesOf(patch),
  })),
  ofKind((kind) =>
    fc.tuple(itemTargets, mutatedJson(kind.objects)).map(([target, text]) => ({
      method: "PATCH",
      target,
      headers: mergePatch,
      body: Buffer.from(text),
    })),
  ),
);

// --- targets ---

const namePieces: Arbitrary<string> = fc.oneof(
  fc.constantFrom(
    "..",
    ".",
    "%2e%2e",
    "%2e",
    "%2F",
    "a%2Fb",
    "..%2f..%2fnodes%2fa",
    "%00",
    "a%00",
    "%",
    "%zz",
    "%ff",
    "%c0%ae",
  ),
  fc.constantFrom(
    "%0d%0aX:%20y",
    "a%20b",
    "a+b",
    "a;b",
    "a,b",
    "__proto__",
    "constructor",
    "-a",
    "a-",
    "a..b",
    "A",
    "*",
    "",
    "/",
  ),
  fc.constantFrom(
    "%d0%b0",
    "%F0%9F%98%80",
    "%ed%a0%80",
    "a%0a",
    "%7e",
    "~a",
    "a:b",
    "@",
    "#",
    "a#b",
    "?",
    "%3f",
    "%25",
    "%252e",
    "\\",
    "|",
  ),
  fc.integer({ min: 250, max: 4000 }).map((length) => "n".repeat(length)),
  anyText.map((text) => encodeURIComponent(wellFormed(text))),
  fc.string({ maxLength: 6 }).map((text) => text.replace(/[\s]/g, "_")),
  poolName,
);
const anyMethod = fc.constantFrom("GET", "HEAD", "PUT", "POST", "PATCH", "DELETE", "OPTIONS");
const path = fc
  .tuple(fc.constantFrom(...routes), namePieces, namePieces, anyMethod, fc.boolean())
  .map(([route, namespace, name, other, ofRoute]): Request => {
    const method = ofRoute ? route.method : other;
    const takesBody = method === "PUT" || method === "POST" || method === "PATCH";
    return {
      method,
      target: fill(route.path, namespace, name),
      headers: method === "PATCH" ? mergePatch : json,
      body: takesBody ? Buffer.from("{}") : undefined,
    };
  });
const oddPath = fc
  .tuple(
    anyMethod,
    fc.array(
      fc.oneof(
        namePieces,
        fc.constantFrom("api", "apis", "v1", "namespaces", "pods", "nodes", "status", "livez", "docs", "openapi.json"),
      ),
      { maxLength: 7 },
    ),
  )
  .map(([method, parts]): Request => ({ method, target: `/${parts.join("/")}`, headers: [], body: undefined }));

// --- queries ---

const versions = fc.constantFrom(
  "0",
  "1",
  "-1",
  "1e3",
  "99999999999999999999",
  "9007199254740993",
  "0x10",
  "%D9%A1",
  "%201",
  "1.5",
  "",
  "NaN",
  "Infinity",
  "5",
  "00",
  "1000000",
);
const tokens: Arbitrary<string> = fc.oneof(
  fc
    .record({
      v: fc.constantFrom<unknown>(1, 1, 1, 1, 2, "1", null),
      rv: fc.constantFrom<unknown>(1, 2, 5, 100, 0, -1, 1.5, 2 ** 53, 1e300, "5", null),
      prefix: fc.constantFrom<unknown>(
        "/registry/pods/pool/",
        "/registry/nodes/",
        "/registry/pods/",
        "/registry/",
        "",
        "/",
        null,
      ),
      after: fc.oneof(fc.constantFrom<unknown>("a", "", "../x", "\0", "pool/a", null, "x".repeat(2000)), anyText),
    })
    .map((token) => bytesOf(token).toString("base64url")),
  anyText.map((text) => Buffer.from(text).toString("base64url")),
  anyText.map((text) => encodeURIComponent(wellFormed(text))),
);
const selectors = fc.oneof(
  fc
    .array(
      fc.constantFrom(
        "app",
        "=",
        "==",
        "!=",
        "in",
        "notin",
        "(",
        ")",
        ",",
        "!",
        ">",
        "<",
        "web",
        "1",
        " ",
        "a/b",
        "'",
        '"',
        "\\",
        "\0",
        "metadata.name",
        "metadata.namespace",
        "spec.nodeName",
        "__proto__",
        "é",
      ),
      { maxLength: 12 },
    )
    .map((parts) => encodeURIComponent(parts.join(""))),
  fc
    .constantFrom(
      "app=web",
      "app in (web,api)",
      "!app",
      "metadata.name=a",
      "metadata.name!=a",
      "a=b,".repeat(500),
      "(".repeat(3000),
    )
    .map(encodeURIComponent),
  anyText.map((text) => encodeURIComponent(wellFormed(text))),
);
const numbers = fc.constantFrom(
  "0",
  "1",
  "2",
  "-1",
  "1.5",
  "99999999999",
  "999999999999999",
  "1e9",
  "",
  "x",
  "%00",
  "+1",
  "true",
);
const parameter = fc.oneof(
  fc.tuple(fc.constantFrom("labelSelector", "fieldSelector"), selectors),
  fc.tuple(fc.constant("continue"), tokens),
  fc.tuple(fc.constantFrom("resourceVersion"), versions),
  fc.tuple(fc.constant("resourceVersionMatch"), fc.constantFrom("Exact", "NotOlderThan", "exact", "")),
  fc.tuple(fc.constantFrom("limit", "timeoutSeconds"), numbers),
  fc.tuple(
    fc.constantFrom("watch", "allowWatchBookmarks", "sendInitialEvents"),
    fc.constantFrom("true", "false", "1", "0", "yes", ""),
  ),
  fc.tuple(
    fc.constantFrom("fieldValidation", "dryRun", "propagationPolicy"),
    fc.constantFrom("Strict", "Warn", "All", "Orphan", "Foreground", "Background", "", "true", "None"),
  ),
  fc.tuple(
    fc.constantFrom("pretty", "__proto__", "constructor", "limit[]", "limit[a]", "", "LIMIT", "a".repeat(2000), "%00"),
    selectors,
  ),
);
/** One parameter that is right, so that the others are looked at. */
const rightPairs = fc.constantFrom(
  "",
  "",
  "limit=1&",
  "resourceVersion=1&",
  "labelSelector=app%3Dweb&",
  "limit=2&resourceVersion=0&",
);
const pairs = fc.oneof(
  { weight: 2, arbitrary: fc.array(parameter, { minLength: 1, maxLength: 1 }) },
  { weight: 1, arbitrary: fc.array(parameter, { maxLength: 4 }) },
);
const queryText = fc
  .tuple(rightPairs, pairs, fc.constantFrom("&", "&", "&", "&", "&&", ";", "&=&", "&%zz=%zz&"))
  .map(([right, pairs, separator]) => right + pairs.map(([name, value]) => `${name}=${value}`).join(separator));
const query = fc
  .tuple(
    fc.constantFrom(...routes.filter(({ method }) => method === "GET")),
    poolName,
    queryText,
    fc.constantFrom("GET", "GET", "GET", "HEAD"),
  )
  .map(
    ([{ path }, name, text, method]): Request => ({
      method,
      target: `${fill(path, poolNamespace, name)}?${text}`,
      headers: [],
      body: undefined,
    }),
  );
const watch = fc
  .tuple(
    fc.constantFrom(...routes.filter(({ action }) => action === "list" || action === "listAll" || action === "get")),
    poolName,
    queryText,
    fc.constantFrom("application/json", "text/event-stream", "*/*"),
    versions,
  )
  .map(
    ([{ path }, name, text, accept, version]): Request => ({
      method: "GET",
      target: `${fill(path, poolNamespace, name)}?watch=true&${text}`,
      headers: [
        ["Accept", accept],
        ...(version === "" || version.includes("%") ? [] : [["Last-Event-ID", version] as const]),
      ],
      body: undefined,
    }),
  );
const writeQuery = fc.tuple(anyKind, poolName, queryText, fc.constantFrom("PUT", "DELETE")).map(
  ([kind, name, text, method]): Request => ({
    method,
    target: `${fill(kind.item, poolNamespace, name)}?${text}`,
    headers: json,
    body: bytesOf({ metadata: { name } }),
  }),
);

// --- headers ---

const headerText = fc.oneof(
  fc.string({ maxLength: 20 }).map((text) => text.trim()),
  fc
    .array(
      fc.constantFrom(
        "application/json",
        "application/yaml",
        "*/*",
        "text/html",
        ";q=0",
        ";q=1",
        ";q=x",
        ",",
        ";",
        "charset=utf-8",
        "charset=",
        '"',
        "/",
        "application/",
        " ",
      ),
      { maxLength: 8 },
    )
    .map((parts) => parts.join("").trim()),
  fc
    .array(fc.constantFrom('"1"', 'W/"1"', "*", '"', ",", " ", '""', "1", '"a"b"', "W/", '"\u00e9"'), { maxLength: 8 })
    .map((parts) => parts.join("").trim()),
  fc.constantFrom('"1",'.repeat(500), "a".repeat(5000), "gzip", "chunked", "identity", "\u00ff\u00fe"),
);
const header = fc.tuple(
  fc.constantFrom(
    "Accept",
    "Content-Type",
    "If-Match",
    "If-None-Match",
    "Content-Encoding",
    "X-Request-Id",
    "Last-Event-ID",
    "Range",
    "X-HTTP-Method-Override",
    "X-Forwarded-For",
    "Cookie",
    "Origin",
    "Expect",
    "Upgrade",
    "Accept-Encoding",
    "Date",
    "If-Modified-Since",
    "Prefer",
  ),
  headerText,
);
const headers = fc
  .tuple(
    anyKind,
    poolName,
    fc.constantFrom("GET", "PUT", "PATCH", "DELETE"),
    fc.array(header, { minLength: 1, maxLength: 3 }),
  )
  .map(
    ([kind, name, method, list]): Request => ({
      method,
      target: fill(kind.item, poolNamespace, name),
      headers: list,
      body: method === "GET" ? undefined : bytesOf({ metadata: { name } }),
    }),
  );

// --- deletions ---

const deleteOptions = fc.record(
  {
    apiVersion: fc.constantFrom<unknown>("v1", "meta.k8s.io/v1", "v2", 1),
    kind: fc.constantFrom<unknown>("DeleteOptions", "Pod", null),
    propagationPolicy: fc.constantFrom<unknown>("Background", "Foreground", "Orphan", "None", 1, null),
    dryRun: fc.constantFrom<unknown>(["All"], [], ["None"], "All", null, [["All"]]),
    preconditions: fc.oneof(
      fc.constantFrom<unknown>({}, null, [], { uid: "x" }, { resourceVersion: "1" }, { uid: 1 }, { x: 1 }),
      fc.jsonValue({ maxDepth: 1 }),
    ),
    gracePeriodSeconds: fc.constant(1),
    orphanDependents: fc.constant(true),
    ["__proto__"]: fc.constant({ dryRun: ["All"] }),
    other: fc.jsonValue({ maxDepth: 1 }),
  },
  { requiredKeys: [] },
);
const rightOptions = fc.constantFrom(
  {},
  { propagationPolicy: "Foreground" },
  { dryRun: ["All"] },
  { preconditions: { uid: "x" } },
);
const deletion = fc
  .tuple(
    anyKind,
    poolName,
    fc.boolean(),
    fc.oneof(deleteOptions, rightOptions),
    fc.oneof(
      fc.constant(""),
      fc.constant("?dryRun=All"),
      queryText.map((text) => `?${text}`),
    ),
  )
  .map(
    ([kind, name, whole, options, text]): Request => ({
      method: "DELETE",
      target: (whole ? fill(kind.collection, poolNamespace) : fill(kind.item, poolNamespace, name)) + text,
      headers: json,
      body: bytesOf(options),
    }),
  );

const sorts: Readonly<Record<string, readonly [weight: number, arbitrary: Arbitrary<Request>]>> = {
  "valid object": [10, validObject],
  "valid status": [4, validStatus],
  "changed object": [22, changedObject],
  "changed replacement": [6, changedReplacement],
  "changed status": [6, changedStatus],
  "damaged body": [10, damagedBody],
  "YAML body": [6, yamlBody],
  "JSON body": [5, jsonBody],
  patch: [12, patch],
  path: [8, path],
  "odd path": [4, oddPath],
  query: [10, query],
  watch: [4, watch],
  "query of a write": [4, writeQuery],
  headers: [6, headers],
  deletion: [4, deletion],
};

/** Requests of all sorts that are well-formed as HTTP. */
export const requestInputs: Arbitrary<RequestInput> = fc.oneof(
  ...Object.entries(sorts).map(([sort, [weight, arbitrary]]) => ({
    weight,
    arbitrary: arbitrary.map((request): RequestInput => ({ sort, ...request })),
  })),
);
