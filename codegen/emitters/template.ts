import { existsSync, readFileSync } from "node:fs";
import Handlebars from "handlebars";

/**
 * Loads codegen/templates/NAME.hbs. Templates have holes, not logic: what they need stands ready in the data, and a
 * hole without data is an error. `partials` names other templates that this one includes.
 */
export function loadTemplate(name: string, partials: Readonly<Record<string, string>> = {}): (data: object) => string {
  const handlebars = Handlebars.create();
  for (const [partial, file] of Object.entries(partials)) handlebars.registerPartial(partial, readTemplate(file));
  return handlebars.compile(readTemplate(name), { strict: true, noEscape: true });
}

function readTemplate(name: string): string {
  return readFileSync(new URL(`templates/${name}.hbs`, codegenFolder()), "utf8");
}

/** The codegen folder of the package; the compiled generator is in another folder beside it, as in dist/codegen. */
function codegenFolder(): URL {
  const here = new URL("..", import.meta.url);
  return existsSync(new URL("templates", here)) ? here : new URL("../../codegen/", here);
}
