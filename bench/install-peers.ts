import { spawnSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

/** Where the packages that only this bench needs are named and installed, apart from those of the project. */
export const peersDirectory = fileURLToPath(new URL("peers", import.meta.url));

/**
 * Installs the packages that the server and the generator are measured against, unless they are there. Returns whether
 * they are; without them the bench goes on without those peers.
 */
export function installPeers(): boolean {
  if (arePeersInstalled()) return true;
  console.error("Installing the peers: npm ci --prefix bench/peers");
  const { status } = spawnSync(
    "npm",
    ["ci", "--prefix", peersDirectory, "--ignore-scripts", "--no-audit", "--no-fund", "--silent"],
    { stdio: ["ignore", "inherit", "inherit"] },
  );
  return status === 0;
}

/** Whether each of them is there in the version that is named. */
function arePeersInstalled(): boolean {
  return Object.entries(peerVersions()).every(([name, version]) => installedVersion(name) === version);
}

/** The version of every peer. */
export function peerVersions(): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(peersDirectory, "package.json"), "utf8")).dependencies;
}

function installedVersion(name: string): string | undefined {
  const file = join(peersDirectory, "node_modules", name, "package.json");
  return existsSync(file) ? JSON.parse(readFileSync(file, "utf8")).version : undefined;
}
