import { randomUUID } from "node:crypto";
import type { IncomingMessage } from "node:http";
import type { ApiResponse } from "./api-response.js";

/** What a request id of a client may look like: anything longer or stranger does not get into logs and headers. */
const saneRequestId = /^[\w.:/+=@-]{1,128}$/;

/**
 * Gives a request its id, which goes back with the answer: the client's X-Request-Id, or a new one.
 */
export function takeRequestId({ headers }: IncomingMessage, response: ApiResponse): void {
  const sent = headers["x-request-id"];
  response.requestId = typeof sent === "string" && saneRequestId.test(sent) ? sent : newRequestId();
}

/** All of these have nine digits. */
const [firstNumber, endNumber] = [100_000_000, 1_000_000_000];
let prefix = "";
let number = endNumber;

/**
 * A UUID of version 8 (RFC 9562, section 5.8): random digits that a process has for itself, and its requests numbered. Random
 * digits for each request would take longer than finding the object that it asks for.
 */
function newRequestId(): string {
  if (number === endNumber) {
    const random = randomUUID();
    prefix = `${random.slice(0, 14)}8${random.slice(15, 27)}`;
    number = firstNumber;
  }
  number += 1;
  return [prefix, number - 1].join("");
}
