import { BackupError } from "../errors.js";
import { OptionError } from "../options.js";
import { StoreError } from "../storage/store.js";

/** The error as the operator is told it: what could not be done, and why. Bugs stay what they are. */
export function toBackupError(error: unknown, what: string): unknown {
  if (!(error instanceof Error)) return error;
  if (error instanceof StoreError || error instanceof BackupError || isFileError(error)) {
    return new BackupError(`${what}: ${error.message}`, { cause: error });
  }
  // Errors of a more special kind are bugs; a plain one says what is wrong with the URL of a store.
  return error.name === "Error" ? new OptionError(error.message) : error;
}

/** Of the file system, such as ENOENT or ENOSPC. */
function isFileError(error: Error): boolean {
  return "errno" in error && "syscall" in error;
}
