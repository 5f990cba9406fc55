// The same load as bench/wrk.lua gives, with autocannon, for machines without wrk. Its argument is a file that
// bench/load.ts writes.
import { readFileSync } from "node:fs";
import autocannon from "autocannon";

const { url, requests, connections, durationMs } = JSON.parse(readFileSync(process.argv[2], "utf8"));
let sent = 0;

const instance = autocannon(
  {
    url,
    connections,
    timeout: 60,
    duration: 600,
    requests: [
      {
        setupRequest(request) {
          const { method, path, headers, body } = requests[sent % requests.length];
          const number = Math.floor(sent / requests.length);
          sent += 1;
          const fill = (text) => text?.replaceAll("{count}", number).replaceAll("{cycle}", number % 1_000);
          return {
            ...request,
            method,
            path: fill(path),
            headers: { ...request.headers, ...headers },
            body: fill(body),
          };
        },
      },
    ],
  },
  (error, result) => {
    if (error) throw error;
    const tookMs = performance.now() - startedMs;
    const failures = result["4xx"] + result["5xx"] + result.errors;
    const { p50, p99 } = result.latency;
    const answered = result["1xx"] + result["2xx"] + result["3xx"] + result["4xx"] + result["5xx"];
    console.log(JSON.stringify({ requests: answered, failures, durationMs: tookMs, p50Ms: p50, p99Ms: p99 }));
  },
);
const startedMs = performance.now();
setTimeout(() => instance.stop(), durationMs);
