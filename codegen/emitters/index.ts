import { emitApiMd } from "./api-md.js";
import { emitClient } from "./client.js";
import { emitDocs } from "./docs.js";
import type { Emitter } from "./emitter.js";
import { emitOpenApi } from "./openapi.js";
import { emitResources } from "./resources.js";
import { emitRoutes } from "./routes.js";
import { emitRules } from "./rules.js";
import { emitSchemas } from "./schemas.js";
import { emitTypes } from "./types.js";
import { emitUrls } from "./urls.js";
import { emitValidators } from "./validators.js";

/** Every emitter, in the order in which they run. */
export const emitters: readonly Emitter[] = [
  emitUrls,
  emitTypes,
  emitValidators,
  emitResources,
  emitRoutes,
  emitRules,
  emitClient,
  emitOpenApi,
  emitSchemas,
  emitApiMd,
  emitDocs,
];
