import { randomInt } from "node:crypto";
import { expect, it } from "vitest";
import { temporaryDirectory } from "../helpers/temporary-directory.js";
import { damageRounds } from "./damage-rounds.js";

it("a damaged file is refused, or the process ends, or the damage hit what nothing needs: never is other data served", async () => {
  const seed = randomInt(2 ** 31);
  const { violations } = await damageRounds({ directory: temporaryDirectory(), rounds: 30, seed });
  expect(violations, `seed ${seed}`).toEqual([]);
});
