import { IncomingMessage } from "node:http";
import { Socket } from "node:net";
import { setImmediate as turn } from "node:timers/promises";
import { expect, test } from "vitest";
import { AnswerBatch } from "../../src/http/answer-batch.js";
import { ApiResponse } from "../../src/http/api-response.js";

const answer = { status: 200, headers: {}, body: { data: {}, message: "" } };

function createResponses(count: number): ApiResponse[] {
  return Array.from({ length: count }, () => new ApiResponse(new IncomingMessage(new Socket())));
}

const statusOf = (response: ApiResponse) => (response.headersSent ? response.statusCode : undefined);

test("answers go out when the event loop has seen to all that was ready", async () => {
  const batch = new AnswerBatch();
  const responses = createResponses(2);
  for (const response of responses) batch.add(response, answer);
  await Promise.resolve();
  expect(responses.map(statusOf)).toEqual([undefined, undefined]);
  await turn();
  expect(responses.map(statusOf)).toEqual([200, 200]);
});

test("many answers do not wait for each other", async () => {
  const batch = new AnswerBatch();
  const responses = createResponses(17);
  for (const response of responses) batch.add(response, answer);
  expect(responses.map(statusOf)).toEqual([...Array(16).fill(200), undefined]);
  await turn();
  expect(responses.map(statusOf)).toEqual(Array(17).fill(200));
});

test("an answer that cannot be sent is an error, and keeps no other from being sent", async () => {
  const batch = new AnswerBatch();
  const responses = createResponses(3);
  const headers = { Location: "a line\nand another" };
  for (const [index, response] of responses.entries())
    batch.add(response, index === 1 ? { ...answer, headers } : answer);
  await turn();
  expect(responses.map(statusOf)).toEqual([200, 500, 200]);
  expect(responses[1]?.err).toMatchObject({ code: "ERR_INVALID_CHAR" });
});
