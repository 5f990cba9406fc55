import { execFileSync } from "node:child_process";
import { cpSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { httpContender } from "../load.js";
import { manifestOf500 } from "../many-kinds.js";
import { podBody } from "../pod.js";
import type { Section } from "../section.js";
import { onePodPath } from "../seed.js";
import type { ServerProcess } from "../server-process.js";
import { ourScript, type Servers, serveArguments } from "../servers.js";
import { comparisonTable } from "../table.js";
import { ratio, takeTurns } from "../take-turns.js";

const root = fileURLToPath(new URL("../..", import.meta.url));
const work = { requests: [{ method: "GET", path: onePodPath }] } as const;

export const manifestSize: Section = {
  name: "manifest-size",
  title: "GET in small and large",
  about:
    "The same Pod from servers whose manifests have 10 and 500 kinds, Pod being the last but nine of these, and from servers that store few and many Pods.",
  async measure({ plan, servers }) {
    const kinds = await takeTurns(
      [
        httpContender("10 kinds", await startWithPod(servers, ourScript), work),
        httpContender("500 kinds", await startWithPod(servers, build(servers, manifestOf500())), work),
      ],
      plan,
    );
    const many = `${plan.manyObjects.toLocaleString("en")} objects`;
    const objects = await takeTurns(
      [httpContender("1,110 objects", await servers.few(), work), httpContender(many, await servers.many(), work)],
      plan,
    );
    return {
      tables: [
        comparisonTable("Kinds in the manifest", kinds, { reference: "10 kinds" }),
        comparisonTable("Objects stored", objects, { reference: "1,110 objects" }),
      ],
      figures: {
        getOfManyKinds: ratio(kinds, "500 kinds", "10 kinds"),
        getOfManyObjects: ratio(objects, many, "1,110 objects"),
      },
    };
  },
};

/** A server on an empty store in memory that is given the Pod. */
async function startWithPod(servers: Servers, script: string): Promise<ServerProcess> {
  const server = await servers.start(script, serveArguments("memory:"), "/api/v1/pods");
  const path = "/api/v1/namespaces/thousand/pods";
  const headers = { "Content-Type": "application/json" };
  const answer = await fetch(server.url + path, { method: "POST", headers, body: podBody("pod-500", "thousand") });
  if (answer.status !== 201) throw new Error(`The Pod was answered with ${answer.status}`);
  return server;
}

/** Compiles the server with another manifest. Returns the script to start. */
function build(servers: Servers, manifest: string): string {
  const directory = servers.newDirectory();
  for (const name of ["src", "codegen", "package.json", "tsconfig.json", "tsconfig.build.json"]) {
    cpSync(join(root, name), join(directory, name), { recursive: true });
  }
  symlinkSync(join(root, "node_modules"), join(directory, "node_modules"));
  writeFileSync(join(directory, "resources.yaml"), manifest);
  execFileSync(process.execPath, [ourScript, "generate"], { cwd: directory, stdio: ["ignore", "ignore", "inherit"] });
  execFileSync("npm", ["run", "-s", "bundle", "--", "--outfile=dist/bin/minik8s-apiserver.cjs"], {
    cwd: directory,
    stdio: ["ignore", "ignore", "inherit"],
  });
  return join(directory, "dist/bin/minik8s-apiserver.cjs");
}
