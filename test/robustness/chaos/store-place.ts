import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startEtcd } from "../../helpers/etcd.js";
import type { StoreKind } from "./scenario.js";

/** Where a store is. */
export interface StorePlace {
  readonly kind: StoreKind;
  /** For `--store`. */
  readonly url: string;
  /** For other files; the store is below it if it is one on disk. */
  readonly directory: string;
  remove(): Promise<void>;
}

/** A place for a store, with nothing in it. */
export async function createStorePlace(kind: StoreKind): Promise<StorePlace> {
  const directory = mkdtempSync(join(tmpdir(), "minik8s-chaos-"));
  const etcd = kind === "etcd" ? await startEtcd() : undefined;
  const urls = { memory: "memory:", file: `file:${join(directory, "data")}`, etcd: `etcd://${etcd?.endpoint}` };
  const remove = async () => {
    await etcd?.remove();
    rmSync(directory, { recursive: true, force: true });
  };
  return { kind, url: urls[kind], directory, remove };
}
