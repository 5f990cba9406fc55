import { readFileSync } from "node:fs";

/**
 * Bytes of memory that a process has for itself: what is resident, without the files that it maps. An embedded database is
 * such a file, and its pages are the system's to take back (`man 5 proc_pid_status`, RssAnon). Undefined where the system
 * does not tell.
 */
export function ownMemoryBytes(pid: number): number | undefined {
  try {
    const [, kibibytes] = /^RssAnon:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8")) ?? [];
    return kibibytes === undefined ? undefined : Number(kibibytes) * 1_024;
  } catch {
    return undefined;
  }
}
