/** A file or directory that the user named cannot be used. Its message says which, why, and what to do. */
export class FileError extends Error {
  override readonly name = "FileError";

  /** @param what What could not be done, and `instead` what to try. */
  constructor(what: string, cause: unknown, instead: string) {
    super(`${what}: ${cause instanceof Error ? cause.message : String(cause)}. ${instead}`, { cause });
  }
}
