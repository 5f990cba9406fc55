import { initialStatus, type ObjectView, type Preconditions } from "./history.js";

/**
 * What one operation does to an object, or tells about it. What was seen counts whoever saw it: an answer, a list, or an
 * event of a watch.
 */
export type Effect =
  /** In this and the next two, an undefined value is one that nobody saw, and that is like no other. */
  | { readonly type: "create"; readonly spec: string | undefined; readonly seen: Partial<ObjectView> }
  | {
      readonly type: "replace";
      readonly spec: string | undefined;
      readonly preconditions: Preconditions;
      readonly seen: Partial<ObjectView>;
    }
  | {
      readonly type: "replaceStatus";
      readonly status: string | undefined;
      readonly preconditions: Preconditions;
      readonly seen: Partial<ObjectView>;
    }
  | { readonly type: "delete"; readonly preconditions: Preconditions }
  /** The object was there. `unlike`: and was not what these preconditions ask for. `asOf`: at this revision. */
  | {
      readonly type: "present";
      readonly seen: Partial<ObjectView>;
      readonly unlike?: Preconditions;
      readonly asOf?: number;
    }
  /** There was no object, at the revision `asOf`, since the revision `deletedAt`, when it last was `last`. */
  | {
      readonly type: "absent";
      readonly asOf?: number;
      readonly deletedAt?: number;
      readonly last?: Partial<ObjectView>;
    };

/**
 * An object between two writes. An answer that never came leaves its uid and its revision open; whoever sees it first
 * settles them.
 */
export interface ObjectState {
  readonly isPresent: boolean;
  /** The revision of the write that led here is at least this, and at most the other; equal once it is known. */
  readonly minRevision: number;
  readonly maxRevision: number;
  /** The object still was in this state at this revision. */
  readonly heldAt: number;
  /** Of the object, or of the one that was deleted last. */
  readonly uid: string | undefined;
  /** Of the object before, which no later one may have. */
  readonly pastUid: string | undefined;
  /** These three are of the last object if there is none. */
  readonly spec: string | undefined;
  readonly status: string | undefined;
  readonly generation: number;
}

/** Before the first creation. */
export const neverCreated: ObjectState = {
  isPresent: false,
  minRevision: 0,
  maxRevision: 0,
  heldAt: 0,
  uid: undefined,
  pastUid: undefined,
  spec: "",
  status: "",
  generation: 0,
};

/**
 * The state after an operation, the same one if it changes and settles nothing; or, as a text, why the operation cannot
 * have been here.
 */
export function applyEffect(state: ObjectState, effect: Effect): ObjectState | string {
  switch (effect.type) {
    case "create":
      if (state.isPresent) return "a creation succeeded though the object existed";
      return match(created(state, effect.spec), effect.seen);
    case "replace":
      return write(state, effect, ({ spec, generation }) => ({
        spec: effect.spec,
        generation: effect.spec === spec && spec !== undefined ? generation : generation + 1,
      }));
    case "replaceStatus":
      return write(state, effect, () => ({ status: effect.status }));
    case "delete":
      return write(state, { ...effect, seen: {} }, () => ({ isPresent: false }));
    case "present":
      return present(state, effect);
    case "absent":
      return absent(state, effect);
  }
}

/** The revision that an effect was seen to have, if any. */
export function revisionOf(effect: Effect): number | undefined {
  if (effect.type === "delete") return undefined;
  return effect.type === "absent" ? effect.deletedAt : effect.seen.resourceVersion;
}

function created(state: ObjectState, spec: string | undefined): ObjectState {
  return {
    ...later(state),
    isPresent: true,
    uid: undefined,
    pastUid: state.uid ?? state.pastUid,
    spec,
    status: initialStatus,
    generation: 1,
  };
}

/** The next write has a greater revision than any at which the state held. */
function later(state: ObjectState): ObjectState {
  const next = state.heldAt + 1;
  return { ...state, minRevision: next, maxRevision: Number.POSITIVE_INFINITY, heldAt: next };
}

function write(
  state: ObjectState,
  { preconditions, seen }: { readonly preconditions: Preconditions; readonly seen: Partial<ObjectView> },
  change: (state: ObjectState) => Partial<ObjectState>,
): ObjectState | string {
  if (!state.isPresent) return "a write succeeded though there was no object";
  const meant = match(state, preconditions);
  if (typeof meant === "string") return `a write succeeded against its condition: ${meant}`;
  return match({ ...later(meant), ...change(meant) }, seen);
}

function present(state: ObjectState, { seen, unlike, asOf }: Effect & { type: "present" }): ObjectState | string {
  if (!state.isPresent) return "the object was seen though there was none";
  const matched = match(state, seen);
  if (typeof matched === "string") return matched;
  if (unlike !== undefined && fulfils(matched, unlike)) return "a write was refused though its condition held";
  return heldAt(matched, asOf);
}

function absent(state: ObjectState, { asOf, deletedAt, last }: Effect & { type: "absent" }): ObjectState | string {
  if (state.isPresent) return "no object was seen though there was one";
  const resourceVersion = deletedAt === undefined ? {} : { resourceVersion: deletedAt };
  const matched = match(state, { ...last, ...resourceVersion });
  return typeof matched === "string" ? matched : heldAt(matched, asOf);
}

/** Whether preconditions are fulfilled for certain. */
function fulfils(state: ObjectState, { uid, resourceVersion }: Preconditions): boolean {
  const isVersion =
    resourceVersion === undefined || (state.minRevision === resourceVersion && state.maxRevision === resourceVersion);
  return isVersion && (uid === undefined || uid === state.uid);
}

function heldAt(state: ObjectState, asOf: number | undefined): ObjectState | string {
  if (asOf === undefined) return state;
  if (asOf < state.minRevision) return `it was seen at revision ${asOf}, but is of revision ${showRevision(state)}`;
  const maxRevision = Math.min(state.maxRevision, asOf);
  const held = Math.max(state.heldAt, asOf);
  return maxRevision === state.maxRevision && held === state.heldAt ? state : { ...state, maxRevision, heldAt: held };
}

/** The state, with what was open about it settled by what was seen. */
function match(state: ObjectState, seen: Partial<ObjectView>): ObjectState | string {
  let matched = state;
  const { uid, resourceVersion } = seen;
  if (
    resourceVersion !== undefined &&
    (state.minRevision !== resourceVersion || state.maxRevision !== resourceVersion)
  ) {
    if (resourceVersion < state.minRevision || resourceVersion > state.maxRevision) {
      return `resourceVersion ${resourceVersion} was seen, but it is ${showRevision(state)}`;
    }
    const held = Math.max(state.heldAt, resourceVersion);
    matched = { ...matched, minRevision: resourceVersion, maxRevision: resourceVersion, heldAt: held };
  }
  if (uid !== undefined && uid !== state.uid) {
    if (state.uid !== undefined) return `uid ${uid} was seen, but it is ${state.uid}`;
    if (uid === state.pastUid) return `uid ${uid} is that of the object before`;
    matched = { ...matched, uid };
  }
  for (const field of ["spec", "status", "generation"] as const) {
    if (seen[field] !== undefined && seen[field] !== state[field]) {
      return `${field} ${seen[field]} was seen, but it is ${state[field] ?? "one that nobody saw"}`;
    }
  }
  return matched;
}

function showRevision({ minRevision, maxRevision }: ObjectState): string {
  if (minRevision === maxRevision) return String(minRevision);
  return maxRevision === Number.POSITIVE_INFINITY ? `${minRevision} or later` : `${minRevision} to ${maxRevision}`;
}

/** A state in a few words. */
export function describeState(state: ObjectState): string {
  if (state === neverCreated) return "there never was an object";
  const { isPresent, uid, spec, status, generation } = state;
  const parts = `rv=${showRevision(state)} spec=${spec} status=${status} generation=${generation} uid=${uid?.slice(0, 8) ?? "?"}`;
  return isPresent ? `there is an object: ${parts}` : `there is no object, the last one was deleted: ${parts}`;
}
