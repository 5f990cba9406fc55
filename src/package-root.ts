import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * Absolute path of a file that ships with the package, such as `generated/openapi.json`. Works from the sources
 * and from the compiled code alike, which lie at different depths below package.json.
 */
export function packageFile(relativePath: string): string {
  return join(findPackageRoot(import.meta.dirname), relativePath);
}

/** The `version` of package.json. */
export function packageVersion(): string {
  const manifest = JSON.parse(readFileSync(packageFile("package.json"), "utf8")) as { version: string };
  return manifest.version;
}

function findPackageRoot(directory: string): string {
  if (existsSync(join(directory, "package.json"))) return directory;
  const parent = dirname(directory);
  if (parent === directory) throw new Error("No package.json above the code of minik8s-apiserver");
  return findPackageRoot(parent);
}
