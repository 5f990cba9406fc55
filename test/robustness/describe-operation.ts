import type { ObjectView, Operation, Outcome, Preconditions } from "./history.js";

/** An operation in one line. */
export function describeOperation({ id, call, outcome, startUs, endUs }: Operation): string {
  const end = outcome.type === "unknown" ? "" : formatMs(endUs);
  return `${id} [${formatMs(startUs)}..${end}] ${describeCall(call)} -> ${describeOutcome(outcome)}`;
}

function describeCall(call: Operation["call"]): string {
  switch (call.verb) {
    case "create":
      return `create ${call.object} spec=${call.spec}`;
    case "get":
      return `get ${call.object}`;
    case "replace":
      return `replace ${call.object} spec=${call.spec}${describeConditions(call.preconditions)}`;
    case "replaceStatus":
      return `replaceStatus ${call.object} status=${call.status}${describeConditions(call.preconditions)}`;
    case "delete":
      return `delete ${call.object}${describeConditions(call.preconditions)}`;
    case "list": {
      const { namespace, limit, continues } = call;
      const options = `${limit === undefined ? "" : ` limit=${limit}`}${continues === undefined ? "" : ` after ${continues}`}`;
      return `list ${namespace ?? "all namespaces"}${options}`;
    }
  }
}

function describeConditions({ uid, resourceVersion }: Preconditions): string {
  return `${uid === undefined ? "" : ` if uid=${short(uid)}`}${resourceVersion === undefined ? "" : ` if rv=${resourceVersion}`}`;
}

function describeOutcome(outcome: Outcome): string {
  if (outcome.type !== "done") return `${outcome.type}: ${outcome.reason}`;
  const { seen, page } = outcome;
  if (page !== undefined) return `${page.objects.length} objects at rv=${page.resourceVersion}`;
  return seen === undefined ? "done" : describeView(seen);
}

/** What was seen of an object, in a few words. */
export function describeView({ uid, resourceVersion, generation, spec, status }: Partial<ObjectView>): string {
  const shown = { rv: resourceVersion, spec, status, generation, uid: uid === undefined ? undefined : short(uid) };
  return Object.entries(shown)
    .filter(([, value]) => value !== undefined)
    .map(([name, value]) => `${name}=${value}`)
    .join(" ");
}

/** A time as milliseconds, the way operations show it. */
export function formatMs(timeUs: number): string {
  return `${(timeUs / 1_000).toFixed(3)}ms`;
}

function short(uid: string): string {
  return uid.slice(0, 8);
}
