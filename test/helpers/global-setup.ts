import { execFileSync } from "node:child_process";
import { join } from "node:path";
import { compiled, compiledCommand } from "./command-process.js";
import { etcdAvailable } from "./etcd.js";
import { root } from "./manifests.js";

/** Compiles the project, and makes the command of it. */
export function setup(): void {
  const options = ["--project", "tsconfig.build.json", "--outDir", compiled];
  execFileSync(join(root, "node_modules/.bin/tsc"), options, { cwd: root, stdio: "inherit" });
  execFileSync("npm", ["run", "-s", "bundle", "--", `--outfile=${compiledCommand}`], { cwd: root, stdio: "inherit" });
}

/** Says at the end of a run what was left out, and how to get it. */
export function teardown(): void {
  if (etcdAvailable()) return;
  console.log("Left out: the tests on a real etcd. Install one to run them (Debian: apt-get install etcd-server).");
}
