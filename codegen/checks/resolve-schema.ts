import type { Path } from "../parse.js";
import type { CheckContext } from "./check-context.js";
import { isMapping } from "./outline.js";

/** A schema and where it stands, once references have been followed. */
export interface ResolvedSchema {
  readonly schema: Readonly<Record<string, unknown>>;
  readonly path: Path;
}

/** Follows references; undefined if they lead nowhere or the schema cannot be read. */
export function resolveSchema({ outline }: CheckContext, schema: unknown, path: Path): ResolvedSchema | undefined {
  let found = { schema, path };
  for (let steps = 0; steps <= (outline.schemas?.length ?? 0); steps += 1) {
    if (!isMapping(found.schema)) return undefined;
    const { $ref } = found.schema;
    if ($ref === undefined) return { schema: found.schema, path: found.path };
    const target = outline.schemas?.find(({ name }) => $ref === `#/schemas/${name}`);
    if (target === undefined) return undefined;
    found = target;
  }
  return undefined;
}
