import type { Action } from "../api.js";
import { create } from "./create.js";
import { deleteVerb } from "./delete.js";
import { deleteCollectionVerb } from "./delete-collection.js";
import { get } from "./get.js";
import { getStatus } from "./get-status.js";
import { list } from "./list.js";
import { patchVerb } from "./patch.js";
import { patchStatus } from "./patch-status.js";
import { replace } from "./replace.js";
import { replaceStatus } from "./replace-status.js";
import type { VerbHandler } from "./verb.js";
import { orWatch } from "./watch.js";

/** What each action does. */
export const verbs = {
  list: orWatch(list),
  listAll: orWatch(list),
  create,
  deleteCollection: deleteCollectionVerb,
  get: orWatch(get),
  replace,
  patch: patchVerb,
  delete: deleteVerb,
  getStatus,
  replaceStatus,
  patchStatus,
} satisfies Record<Action, VerbHandler>;
