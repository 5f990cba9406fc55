import type { Action } from "../api.js";
import { ApiError } from "../errors.js";
import { create } from "./create.js";
import { deleteVerb } from "./delete.js";
import { get } from "./get.js";
import { getStatus } from "./get-status.js";
import { list } from "./list.js";
import { replace } from "./replace.js";
import { replaceStatus } from "./replace-status.js";
import type { VerbHandler } from "./verb.js";

const notYet: VerbHandler = async () => {
  throw new ApiError("InternalError", "This is being built");
};

/** What each action does. */
export const verbs = {
  list,
  listAll: list,
  create,
  deleteCollection: notYet,
  get,
  replace,
  patch: notYet,
  delete: deleteVerb,
  getStatus,
  replaceStatus,
  patchStatus: notYet,
} satisfies Record<Action, VerbHandler>;
