import { describe, expect, test } from "vitest";
import { createContinueToken, readContinueToken } from "../../src/registry/continue-token.js";

const prefix = "/registry/pods/default/";

function encode(content: unknown): string {
  return Buffer.from(JSON.stringify(content)).toString("base64url");
}

describe("a continue token", () => {
  test.each([
    { revision: 1, afterKey: `${prefix}a` },
    { revision: Number.MAX_SAFE_INTEGER, afterKey: `${prefix}${"z".repeat(253)}` },
    { revision: 42, afterKey: `${prefix}other/web` },
    { revision: 42, afterKey: `${prefix}ü\u{1f600}` },
  ])("carries $revision and $afterKey", (position) => {
    const token = createContinueToken(prefix, position);
    expect(token).toMatch(/^[\w-]+$/);
    expect(readContinueToken(prefix, token)).toEqual(position);
  });

  test("is not made for a key outside of the list", () => {
    expect(() => createContinueToken(prefix, { revision: 1, afterKey: "/registry/pods/other/web" })).toThrow();
  });

  const sound = { v: 1, rv: 7, prefix, after: "web" };
  test.each<[what: string, token: string, why: string]>([
    ["no base64url", "a b", "is no value that a list has answered"],
    ["base64 with padding", `${encode(sound)}==`, "is no value that a list has answered"],
    ["no JSON", Buffer.from("{").toString("base64url"), "is no value that a list has answered"],
    ["a cut token", encode(sound).slice(0, -5), "is no value that a list has answered"],
    ["no object", encode([1, 7]), "is no value that a list has answered"],
    ["null", encode(null), "is no value that a list has answered"],
    ["another form", encode({ ...sound, v: 2 }), "is not of a form that this server knows"],
    ["no form", encode({}), "is not of a form that this server knows"],
    ["no revision", encode({ ...sound, rv: undefined }), "is damaged"],
    ["a revision as text", encode({ ...sound, rv: "7" }), "is damaged"],
    ["revision 0", encode({ ...sound, rv: 0 }), "is damaged"],
    ["a broken revision", encode({ ...sound, rv: 1.5 }), "is damaged"],
    ["a huge revision", encode({ ...sound, rv: 1e300 }), "is damaged"],
    ["no key", encode({ ...sound, after: "" }), "is damaged"],
    ["a key that is no text", encode({ ...sound, after: ["web"] }), "is damaged"],
    ["a key longer than any", encode({ ...sound, after: "x".repeat(1_025) }), "is damaged"],
    ["the token of another namespace", encode({ ...sound, prefix: "/registry/pods/other/" }), "belongs to a list of"],
    ["the token of all namespaces", encode({ ...sound, prefix: "/registry/pods/" }), "belongs to a list of another"],
    ["the token of another kind", encode({ ...sound, prefix: "/registry/jobs/default/" }), "belongs to a list of"],
    ["no prefix", encode({ ...sound, prefix: undefined }), "belongs to a list of another path"],
  ])("is refused if it is %s", (_, token, why) => {
    expect(() => readContinueToken(prefix, token)).toThrow(
      expect.objectContaining({
        reason: "BadRequest",
        message: expect.stringMatching(new RegExp(`^The value of continue ${why}.*; start the list over without it$`)),
        causes: [{ field: "continue", message: expect.stringContaining(why) }],
      }),
    );
  });

  test.each(["../other/web", "/registry/pods/other/web", "\0", "~"])(
    "leads nowhere but below the list's own prefix, even if it is forged with %j",
    (after) => {
      expect(readContinueToken(prefix, encode({ ...sound, after })).afterKey).toBe(prefix + after);
    },
  );
});
