import { describe, expect, test } from "vitest";
import { checkHistory } from "./check-history.js";
import type { History } from "./history.js";
import { describeViolation, type Rule } from "./violation.js";

/** A history that breaks a rule, and the one most like it that does not. */
export interface Case {
  readonly title: string;
  readonly wrong: History;
  readonly rule: Rule;
  readonly message: RegExp;
  readonly right: History;
}

/** Proves of each case that the checker finds what is wrong, and nothing else. */
export function describeCases(title: string, cases: readonly Case[]): void {
  describe(title, () => {
    test.each(cases)("$title is found", ({ wrong, rule, message, right }) => {
      const found = checkHistory(wrong).map((violation) => `${violation.rule}: ${violation.message}`);
      expect(found).toContainEqual(expect.stringMatching(new RegExp(`^${rule}: .*(${message.source})`)));
      expect(checkHistory(right).map(describeViolation)).toEqual([]);
    });
  });
}
