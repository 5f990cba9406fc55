import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

/** Where the repository is; programs run there, and their paths are relative to it. */
export const repository = fileURLToPath(new URL("../../../", import.meta.url));

/** How many lines of what a program said on stderr are kept. */
const KEPT_LINES = 20;

/** A program in a process of its own. */
export interface Program {
  readonly name: string;
  /** What it said last on stderr. */
  readonly complaints: readonly string[];
  /** Rejects when it ends without having been asked to. */
  readonly failure: Promise<never>;
  /** Ends it, with SIGTERM unless told otherwise; resolves when the process is gone. */
  end(signal?: NodeJS.Signals): Promise<void>;
}

/**
 * Starts a TypeScript program with these arguments, and hands every line of its stdout to `onLine`. It ends with this
 * process at the latest.
 */
export function startProgram(
  name: string,
  file: string,
  args: readonly string[],
  onLine: (line: string) => void,
): Program {
  const child = spawn(process.execPath, ["--import", "tsx", file, ...args], {
    cwd: repository,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const killChild = () => child.kill("SIGKILL");
  process.once("exit", killChild);
  child.once("exit", () => process.removeListener("exit", killChild));

  const complaints: string[] = [];
  createInterface(child.stdout).on("line", onLine);
  createInterface(child.stderr).on("line", (line) => {
    complaints.push(line);
    complaints.splice(0, complaints.length - KEPT_LINES);
  });

  let isEnding = false;
  const failure = new Promise<never>((_, reject) => {
    child.once("error", reject);
    child.once("close", (code, signal) => {
      if (!isEnding) reject(new Error([`${name} has ended by itself (${code ?? signal})`, ...complaints].join("\n")));
    });
  });
  // Whoever waits for something else meanwhile must not be ended by it.
  failure.catch(() => {});
  return {
    name,
    complaints,
    failure,
    end: (signal = "SIGTERM") => {
      isEnding = true;
      return end(child, signal);
    },
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, "exit");
  child.kill(signal);
  await gone;
}
