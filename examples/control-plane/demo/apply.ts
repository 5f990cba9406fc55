import { readFile } from "node:fs/promises";

/** Creates the object of a manifest of this folder; `url` is that of the collection. Rejects if the server refuses. */
export async function apply(url: string, file: string): Promise<void> {
  const body = await readFile(new URL(`../${file}`, import.meta.url));
  const response = await fetch(url, { method: "POST", headers: { "Content-Type": "application/yaml" }, body });
  if (!response.ok) throw new Error(`${file} cannot be applied: ${await response.text()}`);
}
