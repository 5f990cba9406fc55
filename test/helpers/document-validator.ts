import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import formatsPlugin from "ajv-formats";

/** Checks values by the schemas of a generated document: by the one at a JSON Pointer, such as `/components/schemas/Pod`. */
export function documentValidator(document: object): (pointer: string) => ValidateFunction {
  return (pointer) => {
    const ajv = new Ajv2020({ strict: false, allErrors: true });
    formatsPlugin.default(ajv);
    ajv.addSchema(document, "document");
    return ajv.compile({ $ref: `document#${pointer}` });
  };
}
