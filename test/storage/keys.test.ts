import { describe, expect, it } from "vitest";
import { kindPrefix, namespacePrefix, objectKey } from "../../src/storage/keys.js";

describe("storage keys", () => {
  it("lie under plural, namespace and name", () => {
    expect(objectKey({ plural: "pods", namespace: "default", name: "a" })).toBe("/registry/pods/default/a");
    expect(objectKey({ plural: "nodes", name: "a" })).toBe("/registry/nodes/a");
    expect(kindPrefix("pods")).toBe("/registry/pods/");
    expect(namespacePrefix("pods", "default")).toBe("/registry/pods/default/");
  });

  it("of one namespace are not those of another that begins alike", () => {
    expect(objectKey({ plural: "pods", namespace: "ab", name: "x" }).startsWith(namespacePrefix("pods", "a"))).toBe(
      false,
    );
  });

  it.each(["", ".", "..", "a/b", "/", "a\0", "../a"])("refuse %j in any place", (bad) => {
    const message = `${JSON.stringify(bad)} cannot be the`;
    expect(() => objectKey({ plural: bad, name: "a" })).toThrow(message);
    expect(() => objectKey({ plural: "pods", namespace: bad, name: "a" })).toThrow(message);
    expect(() => objectKey({ plural: "pods", namespace: "a", name: bad })).toThrow(message);
    expect(() => kindPrefix(bad)).toThrow(message);
    expect(() => namespacePrefix("pods", bad)).toThrow(message);
  });

  it.each(["a", "...", ".a", "a.b", "a..b"])("take %j", (name) => {
    expect(objectKey({ plural: "pods", namespace: name, name })).toBe(`/registry/pods/${name}/${name}`);
  });
});
