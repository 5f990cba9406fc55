import fc from "fast-check";
import { expect, test } from "vitest";
import { CachedObject } from "../../src/cache/cached-object.js";
import { CurrentObject } from "../../src/registry/current-object.js";
import { encodedObject, encodeObject } from "../../src/registry/object-codec.js";
import { replaceContent, replacedObject } from "../../src/registry/replacement.js";

/** JSON that looks like what objects are cut apart by. */
const json = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(
    { status: {} },
    [{ type: 'x,"status":', status: { a: 1 } }],
    ',"status":{',
    '\\",\\"status\\":',
    '"metadata":{',
    'resourceVersion":"9",',
  ),
);
const content = fc.dictionary(fc.constantFrom("spec", "data", "a", "é"), json);
const serverFields = { uid: "u", generation: 3, creationTimestamp: "t" };

test("a replacement has the status and what is the server's from before, and its own generation only if it differs", () => {
  const metadata = fc.dictionary(fc.constantFrom("labels", "annotations", "status"), json);
  const property = fc.property(
    metadata,
    content,
    content,
    fc.option(json, { nil: undefined }),
    (other, a, b, status) => {
      const identity = { apiVersion: "v1", kind: "Pod" };
      const statusPart = status === undefined ? {} : { status };
      const stored = { ...identity, metadata: { name: "n", ...other, ...serverFields }, ...a, ...statusPart };
      const entry = { key: "/registry/pods/default/n", value: encodeObject(stored), revision: 77 };
      const found = [encodedObject(entry), new CachedObject(entry)].map((encoded) => CurrentObject.ofEncoded(encoded));
      for (const current of [CurrentObject.ofEntry(entry), ...found]) {
        for (const [fields, generation] of [
          [a, 3],
          [b, isSame(a, b) ? 3 : 4],
        ] as const) {
          const input = { ...identity, metadata: { name: "n" }, ...fields };
          const { metadata: made, value } = replaceContent(current, input);
          expect(made).toEqual({ name: "n", ...serverFields, generation });
          expect(value.toString()).toBe(encodeObject({ ...input, metadata: made, ...statusPart }).toString());
          expect(encodeObject(replacedObject(current, input, made)).toString()).toBe(value.toString());
        }
      }
    },
  );
  fc.assert(property, { numRuns: 500 });
});

/** But for the order of keys. */
function isSame(a: object, b: object): boolean {
  return inOrder(a) === inOrder(b);
}

function inOrder(value: unknown): string {
  return JSON.stringify(value, (_, inner) =>
    typeof inner === "object" && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([one], [other]) => (one < other ? -1 : 1)))
      : inner,
  );
}
