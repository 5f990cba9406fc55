import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { readYaml } from "../../codegen/read-yaml.js";
import { manifestText } from "../helpers/manifests.js";

describe("readYaml", () => {
  it("reads resources.yaml as the parser that knows positions does", () => {
    expect(readYaml(manifestText())).toEqual(parse(manifestText()));
  });

  it.each([
    ...[
      "1_000",
      "0o17",
      "017",
      "0x1F",
      "yes",
      "on",
      "1e3",
      "1.",
      ".5",
      "2001-01-01",
      "~",
      "True",
      "tRUE",
      "+1",
      "1:30",
    ],
    ...[
      "'it''s'",
      '"\\u0041"',
      "|\n a\n b\n",
      ">-\n a\n\n b\n",
      "a #b",
      "a#b",
      "9007199254740993",
      "{a: , b: }",
      "[a,]",
    ],
  ])("agrees with it on %j", (scalar) => {
    expect(readYaml(`- ${scalar.replaceAll("\n", "\n  ")}`)).toEqual(parse(`- ${scalar.replaceAll("\n", "\n  ")}`));
  });

  it.each([
    "a: [",
    "a: 1\na: 2",
    "[&a 1, *b]",
    "a: &a { b: 1 }\nc: *a",
    "&a [*a]",
    "[.nan]",
    "{__proto__: 1}",
    "!foo 1",
  ])("leaves %j to it", (text) => {
    expect(readYaml(text)).toBeUndefined();
  });
});
