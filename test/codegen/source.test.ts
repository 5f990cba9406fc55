import { expect, test } from "vitest";
import { createSource, within } from "../../codegen/source.js";

test.each([
  ["first", "abc", 0, { line: 1, column: 1 }],
  ["after a line end", "abc\ndef", 4, { line: 2, column: 1 }],
  ["line end itself", "abc\ndef", 3, { line: 1, column: 4 }],
  ["end of text", "abc\n", 4, { line: 2, column: 1 }],
  ["CRLF", "abc\r\ndef", 6, { line: 2, column: 2 }],
  ["after an emoji: two UTF-16 units", "a😀b", 3, { line: 1, column: 4 }],
  ["byte order mark does not count", "\uFEFFabc", 1, { line: 1, column: 2 }],
])("position: %s", (_, text, offset, position) => {
  expect(createSource("a.yaml", text).position(offset)).toEqual(position);
});

test.each([
  ["one word", "a: bc\n", 3, 5, "a: bc", "   ^^"],
  ["no CR in the line", "a: bc\r\nd", 3, 5, "a: bc", "   ^^"],
  ["several lines: only the first", "a: {\n  b }", 3, 9, "a: {", "   ^"],
  ["nothing: one caret", "a:\n", 2, 2, "a:", "  ^"],
  ["tabs stay tabs above and below", "\ta:\tb", 4, 5, "\ta:\tb", "\t  \t^"],
])("frame: %s", (_, text, start, end, code, carets) => {
  expect(createSource("a.yaml", text).frame(start, end)).toEqual({ code, carets });
});

test.each([0, 10, 200, 390])("frame: a long line is cut around column %d", (start) => {
  const line = Array.from({ length: 400 }, (_, index) => String.fromCharCode(97 + (index % 26))).join("");
  const { code, carets } = createSource("a.yaml", line).frame(start, start + 5);
  expect(code.length).toBeLessThan(125);
  expect(code.slice(carets.indexOf("^"), carets.length)).toBe(line.slice(start, start + 5));
});

test("within: the part of a location that holds a text", () => {
  const source = createSource("a.yaml", "path: '/a/:b'");
  expect(within({ source, start: 6, end: 13 }, ":b")).toEqual({ source, start: 10, end: 12 });
  expect(within({ source, start: 6, end: 13 }, ":c")).toEqual({ source, start: 6, end: 13 });
});
