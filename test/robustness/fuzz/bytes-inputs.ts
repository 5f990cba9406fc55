import fc, { type Arbitrary } from "fast-check";
import type { BytesInput } from "./input.js";
import { smuggledName } from "./observed-store.js";

type Bytes = Omit<BytesInput, "sort">;

const hiddenBody = JSON.stringify({ metadata: { name: smuggledName } });
/** A whole request that no reading of the bytes around it may take for one. */
const hidden = `POST /api/v1/nodes HTTP/1.1\r\nHost: x\r\nContent-Length: ${hiddenBody.length}\r\n\r\n${hiddenBody}`;

const whole = (text: string, answers?: number): Bytes => ({
  parts: [Buffer.from(text, "latin1")],
  breaksOff: false,
  ...(answers === undefined ? {} : { answers }),
});

const post = (fields: readonly string[], body: string) =>
  `POST /api/v1/nodes HTTP/1.1\r\nHost: x\r\n${fields.join("\r\n")}\r\n\r\n${body}`;

const encodings = fc.constantFrom(
  ...["Transfer-Encoding: chunked", "Transfer-Encoding: xchunked", "Transfer-Encoding: chunked, identity"],
  ...[
    "Transfer-Encoding: identity, chunked",
    "Transfer-Encoding:\tchunked",
    "Transfer-Encoding : chunked",
    " Transfer-Encoding: chunked",
  ],
  ...[
    "Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
    "Transfer-Encoding: x\r\nTransfer-Encoding: chunked",
  ],
  ...[
    "TRANSFER-ENCODING: CHUNKED",
    "Transfer-Encoding: gzip, chunked",
    "Transfer-Encoding: \x0bchunked",
    "Transfer-Encoding: chunked\x00",
  ],
);
const lengths = fc.constantFrom(
  "5",
  "0",
  "+5",
  "5,5",
  "-1",
  "5 5",
  "0x5",
  "99999999999999999999",
  "",
  "\t5",
  "5;",
  "1e1",
  "05",
);

const smuggling = fc.oneof(
  // Both lengths: one reader sees the hidden request in the body, the other after it.
  fc.tuple(encodings, fc.boolean()).map(([encoding, first]) => {
    const length = `Content-Length: ${hidden.length + 5}`;
    return whole(post(first ? [length, encoding] : [encoding, length], `0\r\n\r\n${hidden}`));
  }),
  lengths.map((length) => whole(post(["Content-Length: 2", `Content-Length: ${length}`], `{}${hidden}`))),
  // A length that is none must not make a request of the body.
  fc
    .constantFrom("+5", "-1", "0x5", "5;", "1e1", "5 5", "99999999999999999999")
    .map((length) => whole(post([`Content-Length: ${length}`], hidden))),
  fc
    .constantFrom("zz", "-1", "+1", "0x1", "FFFFFFFFFFFFFFFFF", "1g", " 1", "", ";", "1_0")
    .map((size) => whole(post(["Transfer-Encoding: chunked"], `${size}\r\n{}\r\n0\r\n\r\n${hidden}`))),
  fc
    .constantFrom("2\n{}\n0\n\n", "2\r{}\r0\r\r", "2\r\n{}x0\r\n\r\n", "2\r\n{}\r\n0\r\nX: y\r\n z\r\n\r\nG")
    .map((body) => whole(post(["Transfer-Encoding: chunked"], body))),
  fc
    .constantFrom(
      "X: a\r\n b",
      "X: a\r\n\tb",
      "X: a\nY: b",
      "X: a\rY: b",
      "X",
      ": x",
      "X y: z",
      "X: \0",
      "\0: x",
      "X: a\r\n\r",
    )
    .map((field) => whole(post([field, "Content-Length: 2"], "{}"))),
);

const targets = fc.oneof(
  fc.constantFrom(
    "http://x/livez",
    "http://[/",
    "http://a:99999/livez",
    "//evil/livez",
    "/livez#frag",
    "livez",
    "*",
    "http://x",
    "foo:?x",
  ),
  fc.constantFrom(
    "https://user:pw@x/api/v1/nodes/a",
    "http://x?limit=1",
    "http://",
    "http:///livez",
    "/\\x",
    "/livez?#",
    "http://x:x/livez",
  ),
  fc.constantFrom(
    "?",
    "#",
    "",
    "http://xn--a/livez",
    "http://%zz/livez",
    "http://a b/",
    "javascript:alert(1)",
    "/%",
    "///",
    "/.//..//livez",
  ),
  fc.string({ maxLength: 30 }).map((text) => `/${text}`),
  fc.string({ unit: "binary", maxLength: 10 }).map((text) => `/${Buffer.from(text).toString("latin1")}`),
  fc.integer({ min: 4000, max: 20_000 }).map((length) => `/${"u".repeat(length)}`),
);
const methods = fc.constantFrom(
  "GET",
  "GET",
  "OPTIONS",
  "HEAD",
  "TRACE",
  "CONNECT",
  "get",
  "FOO",
  "PROPFIND",
  "M-SEARCH",
  "PRI",
  "QUERY",
  "SOURCE",
  "G\0T",
  "",
);
const httpVersions = fc.constantFrom(
  "HTTP/1.1",
  "HTTP/1.1",
  "HTTP/1.0",
  "HTTP/0.9",
  "HTTP/2.0",
  "HTTP/1.2",
  "HTTP/9.9",
  "http/1.1",
  "HTTP/1.1 ",
  "",
  "HTTP/11",
);
const startLines = fc
  .tuple(
    methods,
    targets,
    httpVersions,
    fc.constantFrom("Host: x\r\n", "Host: x\r\n", "", "Host: x\r\nHost: y\r\n", "Host: \r\n", "Host: a/b@c\r\n"),
  )
  .map(([method, target, version, host]) => whole(`${method} ${target} ${version}\r\n${host}\r\n`));

const floods = fc.oneof(
  // More headers than are kept elsewhere: none may be lost, least of all a precondition.
  fc
    .integer({ min: 100, max: 3000 })
    .map((count) =>
      whole(`DELETE /api/v1/nodes/a HTTP/1.1\r\nHost: x\r\n${"a:\r\n".repeat(count)}If-Match: "none"\r\n\r\n`, 1),
    ),
  fc
    .integer({ min: 100, max: 5000 })
    .map((count) => whole(`GET /livez HTTP/1.1\r\nHost: x\r\n${"a:\r\n".repeat(count)}\r\n`, 1)),
  fc
    .integer({ min: 1000, max: 40_000 })
    .map((length) => whole(`GET /livez HTTP/1.1\r\nHost: x\r\nX: ${"a".repeat(length)}\r\n\r\n`, 1)),
  fc.integer({ min: 1, max: 60 }).map((count) => whole("GET /livez HTTP/1.1\r\nHost: x\r\n\r\n".repeat(count), count)),
  fc
    .integer({ min: 1, max: 200 })
    .map((count) => whole(`${"\r\n".repeat(count)}GET /livez HTTP/1.1\r\nHost: x\r\n\r\n`, 1)),
  fc
    .tuple(
      fc.integer({ min: 1, max: 5 }),
      fc.constantFrom("garbage", "GET", "\0\0\0\0", "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: x\r\n\r\n"),
    )
    .map(([count, end]) =>
      whole(`${"GET /api/v1/nodes/pool HTTP/1.1\r\nHost: x\r\n\r\n".repeat(count)}${end}\r\n\r\n`, count + 1),
    ),
);

const expectations = fc
  .tuple(
    fc.constantFrom(
      "Expect: 100-continue",
      "Expect: magic",
      "Upgrade: websocket\r\nConnection: Upgrade",
      "Upgrade: h2c\r\nConnection: Upgrade, HTTP2-Settings\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
      "Connection: close",
      "Connection: keep-alive, close",
      "Keep-Alive: timeout=999999",
      "TE: trailers",
      "Trailer: X",
      "Proxy-Connection: x",
    ),
    fc.constantFrom("GET /livez", "PUT /api/v1/nodes/a", "DELETE /api/v1/nodes/none", "GET /nowhere"),
  )
  .map(([field, start]) => whole(`${start} HTTP/1.1\r\nHost: x\r\n${field}\r\nContent-Length: 2\r\n\r\n{}`, 1));

const usual = [
  "GET /api/v1/nodes?limit=1 HTTP/1.1\r\nHost: x\r\nAccept: application/json\r\n\r\n",
  post(["Content-Type: application/json", "Content-Length: 35"], '{"metadata":{"name":"half-sent"},"x'),
  post(["Content-Type: application/json", "Transfer-Encoding: chunked"], '6\r\n{"meta\r\n9\r\ndata":{}}\r\n0\r\n\r\n'),
  'PATCH /api/v1/nodes/a HTTP/1.1\r\nHost: x\r\nContent-Type: application/merge-patch+json\r\nContent-Length: 13\r\n\r\n{"labels":{}}',
].map((text) => Buffer.from(text));
const usualBytes = fc.constantFrom(...usual);

const broken = fc.oneof(
  // Cut off.
  fc
    .tuple(usualBytes, fc.nat(), fc.boolean())
    .map(([bytes, at, breaksOff]) => ({ parts: [bytes.subarray(0, at % bytes.length)], breaksOff })),
  // In pieces.
  fc.tuple(usualBytes, fc.integer({ min: 10, max: 60 })).map(([bytes, size]) => ({
    parts: Array.from({ length: Math.ceil(bytes.length / size) }, (_, index) =>
      bytes.subarray(index * size, (index + 1) * size),
    ),
    breaksOff: false,
    answers: 1,
  })),
  // With other bytes in it.
  fc.tuple(usualBytes, fc.nat(), fc.uint8Array({ minLength: 1, maxLength: 3 })).map(([bytes, at, other]) => {
    const changed = Buffer.from(bytes);
    changed.set(other.subarray(0, changed.length - (at % changed.length)), at % changed.length);
    return { parts: [changed], breaksOff: false };
  }),
  fc.uint8Array({ minLength: 1, maxLength: 200 }).map((bytes) => ({ parts: [Buffer.from(bytes)], breaksOff: false })),
  fc
    .constantFrom("16030100a5010000a10303", "505249202a20485454502f322e300d0a0d0a534d0d0a0d0a", "0d0a0d0a", "00")
    .map((hex) => ({
      parts: [Buffer.from(hex, "hex")],
      breaksOff: false,
    })),
);

const sorts: Readonly<Record<string, readonly [weight: number, arbitrary: Arbitrary<Bytes>]>> = {
  smuggling: [4, smuggling],
  "start line": [4, startLines],
  flood: [2, floods],
  expectation: [2, expectations],
  "broken bytes": [4, broken],
};

/** What is no HTTP request, what is nearly one, and what is several. */
export const bytesInputs: Arbitrary<BytesInput> = fc.oneof(
  ...Object.entries(sorts).map(([sort, [weight, arbitrary]]) => ({
    weight,
    arbitrary: arbitrary.map((bytes): BytesInput => ({ sort, ...bytes })),
  })),
);
