import { readFileSync } from "node:fs";
import { join } from "node:path";

/** What bench/answer.ts has written: for each path the answer of the measured server, and the one to If-None-Match. */
export function readAnswers(directory) {
  const answers = JSON.parse(readFileSync(join(directory, "answers.json"), "utf8"));
  return answers.map(({ bodyFile, ...answer }) => ({ ...answer, body: readFileSync(bodyFile) }));
}
