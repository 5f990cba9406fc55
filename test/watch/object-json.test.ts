import { describe, expect, test } from "vitest";
import { ApiError } from "../../src/errors.js";
import type { StoredObject } from "../../src/registry/object.js";
import { decodeObject, encodeObject, objectJson } from "../../src/registry/object-codec.js";

const metadata = { name: "web", namespace: "default", uid: "u", generation: 1, creationTimestamp: "" };
const json = (value: Buffer) => Buffer.concat([...objectJson({ key: "/registry/pods/a", value, revision: 42 })]);

describe("the JSON of an object made from its stored form", () => {
  const objects: Readonly<Record<string, StoredObject>> = {
    "a usual one": { apiVersion: "v1", kind: "Pod", metadata, spec: { a: [1, -0.5, 1e21, null] }, status: {} },
    "one with traps in its texts": {
      apiVersion: "v1",
      kind: "Pod",
      metadata: { ...metadata, annotations: { '"metadata":{"': '{"metadata":{"\n\u2028\ud800é' } },
      metadataToo: { metadata: {} },
    },
    "one of a strange kind": { apiVersion: 'a","metadata":{"', kind: 'P"o\\d', metadata },
    "one with a long kind": { apiVersion: "v1", kind: "P".repeat(2_000), metadata },
  };

  test.each(Object.entries(objects))("%s equals what decoding gives", (_, object) => {
    const value = encodeObject(object);
    expect(json(value).toString()).toBe(JSON.stringify(decodeObject({ key: "/registry/pods/a", value, revision: 42 })));
  });

  test("comes out on one line with the fields in order however it was stored", () => {
    const value = Buffer.from(JSON.stringify({ metadata, kind: "Pod", apiVersion: "v1", spec: {} }, undefined, 2));
    expect(json(value).toString()).toBe(
      JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata: { resourceVersion: "42", ...metadata }, spec: {} }),
    );
  });

  test("is not made from what is no object", () => {
    expect(() => json(Buffer.from("x"))).toThrow(ApiError);
  });
});
