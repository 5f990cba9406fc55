import fc from "fast-check";
import { expect, test } from "vitest";
import { CachedObject } from "../../src/cache/cached-object.js";
import { CurrentObject } from "../../src/registry/current-object.js";
import { encodedObject, encodeObject } from "../../src/registry/object-codec.js";
import { replaceContent } from "../../src/registry/replacement.js";

const key = "/registry/pods/default/web";
const metadata = { name: "web", namespace: "default", uid: "u", generation: 1, creationTimestamp: "" };
const status = { phase: "Running", text: '"ä"' };

/** One that the cache has of what is stored. */
function cached(text: string): CurrentObject {
  return CurrentObject.ofEncoded(encodedObject({ key, value: Buffer.from(text), revision: 12 }));
}

test("another status takes the place of the one that is stored, and all else stays", () => {
  const json = fc.jsonValue();
  const before = fc.option(json, { nil: undefined });
  fc.assert(
    fc.property(json, before, fc.dictionary(fc.string(), fc.string()), json, (spec, old, annotations, next) => {
      const object = {
        apiVersion: "v1",
        kind: "Pod",
        metadata: { ...metadata, annotations },
        spec,
        ...(old === undefined ? {} : { status: old }),
      };
      const value = encodeObject(object);
      const current = cached(value.toString());
      const expected = encodeObject({ ...object, status: next }).toString();
      expect(current.withStatus(next).toString()).toBe(expected);
      const entry = { key, value, revision: 12 };
      expect(CurrentObject.ofEntry(entry).withStatus(next).toString()).toBe(expected);
      expect(CurrentObject.ofEncoded(new CachedObject(entry)).withStatus(next).toString()).toBe(expected);
    }),
  );
});

test.each([
  ["is in another order", { spec: {}, metadata, kind: "Pod", apiVersion: "v1" }, undefined],
  ["has spaces", { apiVersion: "v1", kind: "Pod", metadata, spec: {} }, 1],
  ["has its status before other fields", { apiVersion: "v1", kind: "Pod", metadata, status: {}, spec: {} }, undefined],
])("another status fits what %s", (_, object, space) => {
  const next = JSON.parse(
    cached(JSON.stringify(object, null, space))
      .withStatus(status)
      .toString(),
  );
  expect(next).toEqual({ ...object, status });
});

test.each([
  ["before it", '"spec":{"a":1}, "status":{"phase":"Running"}}'],
  ["after its key", '"spec":{"a":1},"status" :{"phase":"Running"}}'],
  ["after it", '"spec":{"a":1},"status":{"phase":"Running"} }'],
  ["after all", '"spec":{"a":1},"status":{"phase":"Running"}} '],
])("a status takes the place of one that others have stored with spaces %s", (_, rest) => {
  const text = `{"apiVersion":"v1","kind":"Pod","metadata":${JSON.stringify(metadata)},${rest}`;
  const expected = { apiVersion: "v1", kind: "Pod", metadata, spec: { a: 1 } };
  expect(JSON.parse(cached(text).withStatus(status).toString())).toEqual({ ...expected, status });
  const input = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: { a: 2 } };
  const replaced = JSON.parse(replaceContent(cached(text), input).value.toString());
  expect(replaced).toMatchObject({ spec: { a: 2 }, status: { phase: "Running" }, metadata: { generation: 2 } });
});

test.each([
  [
    "has white space behind its metadata",
    '{"apiVersion":"v1","kind":"Pod","metadata":{"name":"web","uid":"u"} ,"spec":{}}',
  ],
  [
    "has a version of its own",
    '{"kind":"Pod","apiVersion":"v1","metadata":{"name":"web","uid":"u","resourceVersion":"a,b"},"spec":{}}',
  ],
  ["has a number for a key", '{"kind":"Pod","apiVersion":"v1","metadata":{"1":"x","name":"web","uid":"u"},"spec":{}}'],
])("a write fits what %s, as others may store it", (_, text) => {
  const { resourceVersion: _own, ...kept } = JSON.parse(text).metadata;
  const entry = { key, value: Buffer.from(text), revision: 12 };
  for (const current of [
    CurrentObject.ofEntry(entry),
    cached(text),
    CurrentObject.ofEncoded(new CachedObject(entry)),
  ]) {
    expect(JSON.parse(current.withStatus(status).toString())).toMatchObject({ metadata: kept, status });
    const input = { apiVersion: "v1", kind: "Pod", metadata: { name: "web" }, spec: {} };
    const replaced = JSON.parse(replaceContent(current, input).value.toString());
    expect(replaced).toMatchObject({ spec: {}, metadata: { name: "web", uid: "u" } });
  }
  expect(JSON.parse(cached(text).withStatus(status).toString()).metadata.resourceVersion).toBeUndefined();
});

test("the version of an object is none of what is stored of it", () => {
  const current = cached(JSON.stringify({ apiVersion: "v1", kind: "Pod", metadata, spec: {} }));
  expect(current.seen.metadata).toEqual({ ...metadata, resourceVersion: "12" });
  expect(current.stored.metadata).toEqual(metadata);
  expect(current).toMatchObject({ uid: "u", resourceVersion: "12", revision: 12 });
});
