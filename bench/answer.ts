import { mkdirSync, writeFileSync } from "node:fs";
import { get } from "node:http";
import { join } from "node:path";
import { buffer } from "node:stream/consumers";

/** An answer of our server, for peers that send the same bytes and headers. */
export interface Answer {
  readonly path: string;
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

/** Headers that Node adds by itself, to the answers of the peers as well. */
const ownHeaders = ["date", "connection", "keep-alive"];

/** Asks a server. */
export async function answerOf(url: string, path: string, headers: Record<string, string> = {}): Promise<Answer> {
  const response = await new Promise<import("node:http").IncomingMessage>((resolve, reject) => {
    get(url + path, { headers }, resolve).on("error", reject);
  });
  const body = await buffer(response);
  const status = response.statusCode ?? 0;
  if (status >= 400) throw new Error(`${path} was answered with ${status}: ${body}`);
  const kept = Object.entries(response.headers).filter(([name]) => !ownHeaders.includes(name));
  return { path, status, headers: Object.fromEntries(kept.map(([name, value]) => [name, String(value)])), body };
}

/** Writes answers where a peer finds them: `answers.json`, and the body of each in a file. */
export function writeAnswers(directory: string, answers: readonly Answer[]): void {
  mkdirSync(directory);
  const entries = answers.map(({ body, ...answer }, index) => {
    const bodyFile = join(directory, `${index}.body`);
    writeFileSync(bodyFile, body);
    return { ...answer, bodyFile };
  });
  writeFileSync(join(directory, "answers.json"), JSON.stringify(entries));
}
