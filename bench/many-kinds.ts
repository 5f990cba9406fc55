import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parse, stringify } from "yaml";
import type { Manifest } from "../codegen/manifest.js";

/** Path of the manifest with ten kinds. */
export const manifestFile = fileURLToPath(new URL("../resources.yaml", import.meta.url));

/** The text of a manifest with 500 kinds: 49 copies of every kind under names of their own, then the ten themselves. */
export function manifestOf500(): string {
  const manifest: Manifest = parse(readFileSync(manifestFile, "utf8"));
  const copies = Array.from({ length: 49 }, (_, copy) =>
    manifest.resources.map(({ endpoints: _endpoints, aliases: _aliases, plural: _plural, ...resource }) => ({
      ...resource,
      kind: `${resource.kind}Copy${copy}`,
    })),
  );
  const resources = [...copies.flat(), ...manifest.resources];
  return stringify({ ...manifest, resources }, { aliasDuplicateObjects: false });
}
