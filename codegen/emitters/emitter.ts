import type { SchemaCompiler } from "../compile-schema.js";
import type { Model } from "../model.js";

/** A file below the output directory. */
export interface OutputFile {
  /** Relative to the output directory, with forward slashes. */
  readonly path: string;
  readonly text: string;
}

export interface EmitContext {
  /** Shared with validate.ts, so that no schema is compiled twice. */
  readonly compiler: SchemaCompiler;
}

/** Renders one kind of output. Touches neither the disk nor other emitters. */
export type Emitter = (model: Model, context: EmitContext) => OutputFile[];

/** First line of every generated TypeScript file. */
export function header(model: Model, emitter: string): string {
  return `// Generated from ${model.source} by codegen/emitters/${emitter}.ts. Do not edit; run npm run generate.\n`;
}
