import { reasons } from "../../../src/errors.js";
import type { RequestInput } from "./input.js";
import type { Payload } from "./kinds.js";
import type { Writes } from "./observed-store.js";
import type { RawAnswer } from "./raw-connection.js";

/** Statuses that have no reason of their own, and which reason they are given instead. */
const borrowed: Readonly<Record<number, string>> = { 408: "Timeout", 431: "BadRequest" };

/** A refusal repeats what was sent in part, and never several times over. */
const maxRefusalBytes = 64 * 1024;

interface AnswerBody {
  readonly data?: Payload;
  readonly message?: unknown;
  readonly error?: unknown;
  readonly reason?: unknown;
  readonly code?: unknown;
  readonly causes?: readonly { readonly field?: unknown; readonly message?: unknown }[];
}

/** The body of an answer as JSON; undefined if it is none. */
export function bodyOf({ headers, body }: RawAnswer): AnswerBody | undefined {
  if (headers["content-type"] !== "application/json") return undefined;
  try {
    return JSON.parse(body.toString()) as AnswerBody;
  } catch {
    return undefined;
  }
}

/** What is wrong with an answer, whatever it answers. */
export function answerMistakes(answer: RawAnswer, bodiless = false): string[] {
  const { status, headers, body, isStream } = answer;
  if (status >= 500 && !(status === 504 && headers["retry-after"] === "1")) return [`the status is ${status}: ${body}`];
  if (isStream && (status !== 200 || headers["cache-control"] !== "no-cache")) return [`a ${status} without a length`];
  if (bodiless || isStream || status === 204 || status === 304 || status === 302) return [];
  const type = headers["content-type"];
  if (status < 400 && type !== "application/json") return type?.startsWith("text/html") ? [] : [`the type is ${type}`];
  const parsed = bodyOf(answer);
  if (parsed === undefined) return [`the body of a ${status} is no JSON: ${body.toString("latin1", 0, 200)}`];
  if (status < 400) {
    const isDocument = "openapi" in parsed;
    return isDocument || ("data" in parsed && typeof parsed.message === "string") ? [] : ["a success without data"];
  }
  const { error, reason, code, causes } = parsed;
  const mistakes: string[] = [];
  if (typeof error !== "string" || error === "") mistakes.push("an error without words");
  const isKnown = (reasons as Record<string, number>)[String(reason)] === status || borrowed[status] === reason;
  if (!isKnown || code !== status) mistakes.push(`the status is ${status}, the code ${code}, the reason ${reason}`);
  if (status === 422 && (causes ?? []).length === 0) mistakes.push(`a 422 without causes: ${error}`);
  for (const { field, message } of causes ?? []) {
    if (typeof field !== "string" || typeof message !== "string" || message === "")
      mistakes.push("a cause without words");
    const isCount = /^\d+ more causes are not shown$/.test(String(message));
    if (field === "" && !isCount && status === 422) mistakes.push(`a cause without a field: ${message}`);
  }
  return mistakes;
}

/** What is wrong with an answer to a request, and with what the request has written. */
export function requestMistakes(input: RequestInput, answer: RawAnswer, writes: Writes | undefined): string[] {
  const { method, target, body, valid, changed } = input;
  const { status } = answer;
  const mistakes = answerMistakes(answer, method === "HEAD");
  const written = writes?.length ?? 0;
  const isRead = method === "GET" || method === "HEAD" || method === "OPTIONS";
  if (written > 0 && (status >= 400 || isRead))
    mistakes.push(`a ${method} answered with ${status} has written ${writes}`);
  if (written > 0 && /[?&]dryRun=All/.test(target)) mistakes.push(`a dry run has written ${writes}`);
  if (status >= 400 && answer.body.length > maxRefusalBytes + 2 * (body?.length ?? 0)) {
    mistakes.push(`a refusal of ${answer.body.length} bytes`);
  }
  if (status === 400 && !namesPlace(input, answer)) mistakes.push(`a 400 without causes: ${bodyOf(answer)?.error}`);
  // Other requests delete the objects that statuses are written to.
  if (valid !== undefined && status !== 404) mistakes.push(...lossMistakes(valid, answer));
  if (changed !== undefined && status >= 400) mistakes.push(...refusalMistakes(input, answer));
  return mistakes;
}

/** Whether a 400 names a field, or is about the request as a whole and says where. */
function namesPlace({ method }: RequestInput, answer: RawAnswer): boolean {
  if (method === "HEAD") return true;
  const { causes = [], error } = bodyOf(answer) ?? {};
  return (
    causes.length > 0 || /^(The body|The path|The request|This is|A JSON|The JSON|If-|Precond)/.test(String(error))
  );
}

/** What was sent and is not in the answer. */
function lossMistakes({ kind, payload }: NonNullable<RequestInput["valid"]>, answer: RawAnswer): string[] {
  if (answer.status >= 300)
    return [`a valid payload is refused with ${answer.status}: ${answer.body.toString("latin1", 0, 500)}`];
  // A kind can be written in several ways.
  const expected = (payload as Payload).kind === undefined ? payload : { ...(payload as Payload), kind: kind.kind };
  const lost = firstLoss(expected, bodyOf(answer)?.data, "");
  return lost === undefined ? [] : [`what was sent is not kept: ${lost}`];
}

function firstLoss(sent: unknown, kept: unknown, path: string): string | undefined {
  if (typeof sent !== "object" || sent === null) {
    // JSON has one zero only.
    return sent === kept || (sent === 0 && kept === 0)
      ? undefined
      : `${path}: ${JSON.stringify(sent)}, ${JSON.stringify(kept)}`;
  }
  if (typeof kept !== "object" || kept === null) return `${path} is gone`;
  if (Array.isArray(sent) && (!Array.isArray(kept) || kept.length !== sent.length)) return `${path} has other items`;
  for (const key of Object.keys(sent)) {
    if (!Object.hasOwn(kept, key)) return `${path}/${key} is gone`;
    const lost = firstLoss((sent as Payload)[key], (kept as Payload)[key], `${path}/${key}`);
    if (lost !== undefined) return lost;
  }
  return undefined;
}

const rulesOfKinds: readonly string[] = ["DNS", "HPA", "Workflow"];

/** Whether something was refused that fits its schema. */
function refusalMistakes({ changed, body }: RequestInput, { status, body: answer }: RawAnswer): string[] {
  if (changed === undefined || body === undefined || status === 409 || status === 413) return [];
  const object = JSON.parse(body.toString()) as Payload & { readonly metadata: Payload };
  if (!changed.fits(object)) return [];
  // What a schema cannot say, and numbers that no double holds.
  const { metadata } = object;
  if (
    rulesOfKinds.includes(changed.kind) ||
    metadata.generateName !== undefined ||
    metadata.namespace !== undefined ||
    "status" in object
  )
    return [];
  const controllers = ((metadata.ownerReferences ?? []) as Payload[]).filter(
    ({ controller }: Payload) => controller === true,
  );
  if (controllers.length > 1 || body.includes("e400")) return [];
  return [`an object that fits is refused with ${status}: ${answer.toString("latin1", 0, 500)}`];
}
