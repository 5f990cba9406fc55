import { checkCompilation } from "./checks/check-compilation.js";
import { checkCompositions } from "./checks/check-compositions.js";
import { createCheckContext } from "./checks/check-context.js";
import { checkEndpoints } from "./checks/check-endpoints.js";
import { checkKinds } from "./checks/check-kinds.js";
import { checkNames } from "./checks/check-names.js";
import { checkParameters } from "./checks/check-parameters.js";
import { checkReferences } from "./checks/check-references.js";
import { checkRoutes } from "./checks/check-routes.js";
import { checkRules } from "./checks/check-rules.js";
import { checkSchemas } from "./checks/check-schemas.js";
import { checkSelectableFields } from "./checks/check-selectable-fields.js";
import { checkShape } from "./checks/check-shape.js";
import { checkValues } from "./checks/check-values.js";
import { readOutline } from "./checks/outline.js";
import type { SchemaCompiler } from "./compile-schema.js";
import type { Diagnostics } from "./diagnostics.js";
import type { Manifest } from "./manifest.js";
import type { ParsedManifest } from "./parse.js";

/**
 * Checks everything that can be wrong with a manifest, and reports all of it: a part of the wrong shape does not keep
 * the others from being checked. Undefined if there are errors, whichever stage reported them.
 */
export function validate(
  parsed: ParsedManifest,
  diagnostics: Diagnostics,
  compiler: SchemaCompiler,
): Manifest | undefined {
  const context = createCheckContext(readOutline(parsed.value), parsed, diagnostics);
  checkShape(context, parsed.value);
  checkNames(context);
  checkParameters(context);
  checkEndpoints(context);
  checkRoutes(context);
  checkReferences(context);
  checkSchemas(context);
  checkCompositions(context);
  checkKinds(context);
  checkSelectableFields(context);
  checkRules(context);
  // The last two look only at schemas in which the others found nothing.
  checkValues(context);
  checkCompilation(context, compiler);
  return diagnostics.hasErrors ? undefined : (parsed.value as Manifest);
}
