import type { Express } from "express";
import { ApiError } from "../errors.js";
import type { RequestMetrics } from "../metrics/request-metrics.js";
import type { Store } from "../storage/store.js";
import { bindPath } from "./method-map.js";
import { respond } from "./respond.js";

/** How long the store may take to answer before the server counts as not ready. */
const storeTimeoutMs = 2000;

export interface HealthParts {
  readonly store: Store;
  readonly version: string;
  readonly apiVersion: string;
  /** Whether the server has begun to shut down. */
  readonly isStopping: () => boolean;
}

/**
 * Binds /livez (the process answers), /readyz (it and its store can serve requests) and /version.
 */
export function bindHealth(
  app: Express,
  { store, version, apiVersion, isStopping }: HealthParts,
  metrics: RequestMetrics,
): void {
  const bindGet = (path: string, answer: () => Promise<{ data: object; message: string }>) =>
    bindPath(
      app,
      path,
      new Map([
        ["GET", async (_, response) => respond(response, { status: 200, headers: noCache, body: await answer() })],
      ]),
      metrics,
    );
  bindGet("/livez", async () => ({ data: { status: "ok" }, message: "The server is alive" }));
  bindGet("/readyz", async () => {
    await checkReady(store, isStopping());
    return { data: { status: "ok" }, message: "The server is ready" };
  });
  bindGet("/version", async () => ({
    data: { version, apiVersion, node: process.versions.node },
    message: `minik8s-apiserver ${version}`,
  }));
}

const noCache = { "Cache-Control": "no-store" };

/**
 * Resolves if requests can be served.
 *
 * @throws ApiError ServiceUnavailable while the store does not answer, and once the server is stopping.
 */
export async function checkReady(store: Store, isStopping: boolean): Promise<void> {
  if (isStopping) throw notReady("the server is shutting down");
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${storeTimeoutMs} ms`)), storeTimeoutMs);
  });
  try {
    await Promise.race([store.revision(), timeout]);
  } catch (error) {
    throw notReady("the store does not answer", error);
  } finally {
    clearTimeout(timer);
  }
}

function notReady(why: string, cause?: unknown): ApiError {
  return new ApiError("ServiceUnavailable", `Not ready: ${why}`, { headers: { "Retry-After": "1" }, cause });
}
