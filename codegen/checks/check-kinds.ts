import type { CheckContext } from "./check-context.js";
import { builtInProperties } from "./check-schemas.js";
import { isMapping, type ResourceOutline } from "./outline.js";
import { resolveSchema } from "./resolve-schema.js";

/** Beside a status, these would make it look like a whole object. */
const objectProperties = [...builtInProperties, "status"] as const;

/** The schema of a kind describes an object, leaves apiVersion, kind and metadata alone, and has a usable status. */
export function checkKinds(context: CheckContext): void {
  for (const resource of context.outline.resources) {
    checkObject(context, resource);
    checkBuiltIn(context, resource);
    checkStatus(context, resource);
    if (resource.hasInitialStatus && resource.hasStatus === false) {
      const place = { path: [...resource.path, "initialStatus"], part: "key" } as const;
      context.report("initial-status-without-schema", place, { kind: resource.title });
    }
  }
}

function checkObject({ report, isSound }: CheckContext, { schema, schemaPath, title }: ResourceOutline): void {
  if (schema === undefined) return;
  const { type, $ref } = schema;
  if ($ref !== undefined) {
    report("kind-not-object", { path: [...schemaPath, "$ref"], part: "key" }, { kind: title });
  } else if (type !== undefined && type !== "object" && isSound([...schemaPath, "type"])) {
    report("kind-not-object", { path: [...schemaPath, "type"], part: "value" }, { kind: title });
  }
}

function checkBuiltIn({ report }: CheckContext, { schema, schemaPath }: ResourceOutline): void {
  for (const name of builtInProperties) {
    if (isMapping(schema?.properties) && name in schema.properties) {
      report("built-in-property", { path: [...schemaPath, "properties", name], part: "key" }, { name });
    }
    const index = Array.isArray(schema?.required) ? schema.required.indexOf(name) : -1;
    if (index >= 0) report("built-in-property", { path: [...schemaPath, "required", index], part: "value" }, { name });
  }
}

function checkStatus(context: CheckContext, { schema, schemaPath, title }: ResourceOutline): void {
  if (!isMapping(schema?.properties)) return;
  const path = [...schemaPath, "properties", "status"];
  const status = resolveSchema(context, schema.properties.status, path);
  if (status === undefined) return;
  const { type } = status.schema;
  if (type !== "object") {
    // A type that is missing or does not exist may be reported already.
    if (!context.isSound(type === undefined ? status.path : [...status.path, "type"])) return;
    context.report("status-not-object", { path, part: "key" }, { kind: title });
  } else if (isMapping(status.schema.properties)) {
    for (const name of objectProperties) {
      if (!(name in status.schema.properties)) continue;
      context.report("status-property", { path: [...status.path, "properties", name], part: "key" }, { name });
    }
  }
}
