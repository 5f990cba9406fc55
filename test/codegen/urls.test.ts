import { describe, expect, it } from "vitest";
import * as urls from "../../generated/urls.js";

describe("generated path builders", () => {
  it("fill in the parameters of the constant", () => {
    expect(urls.podSpecStatusURL({ namespace: "default", name: "web" })).toBe(
      "/api/v1/namespaces/default/pods/web/status",
    );
    expect(urls.globalHPAURL()).toBe(urls.GlobalHPAURL);
  });

  it("encode what cannot stand in a path segment", () => {
    expect(urls.nodeSpecURL({ name: "a/b?c#d%e f" })).toBe("/api/v1/nodes/a%2Fb%3Fc%23d%25e%20f");
  });

  it.each(["", ".", ".."])("refuse %j, which would name another path", (name) => {
    expect(() => urls.podSpecURL({ namespace: "default", name })).toThrow(RangeError);
    expect(() => urls.podsURL({ namespace: name })).toThrow(/"namespace"/);
  });

  it("exist for every constant", () => {
    const constants = Object.keys(urls).filter((name) => name.endsWith("URL") && /^[A-Z]/.test(name));
    const builders = Object.values(urls).filter((value) => typeof value === "function");
    expect(builders).toHaveLength(constants.length);
  });
});
