import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { root } from "./manifests.js";

/** Where the tests have the compiled project. Not dist, which packing the project deletes. */
export const compiled = ".test-build";

/** The command, as it is published. */
export const compiledCommand = `${compiled}/bin/minik8s-apiserver.cjs`;

/** The command line in a process of its own. */
export class CommandProcess {
  readonly #child;
  readonly #lines: string[] = [];
  #newLine: () => void = () => {};
  stdout = "";
  stderr = "";
  /** Exit code, once it has ended and all that it said has been read. */
  readonly ended: Promise<number | null>;

  constructor(args: readonly string[], nodeArgs: readonly string[] = []) {
    this.#child = spawn(process.execPath, [...nodeArgs, compiledCommand, ...args], { cwd: root });
    this.#child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
      this.stdout += chunk;
    });
    this.#child.stderr.setEncoding("utf8").on("data", (chunk: string) => {
      this.stderr += chunk;
    });
    for (const input of [this.#child.stdout, this.#child.stderr]) {
      createInterface(input).on("line", (line) => {
        this.#lines.push(line);
        this.#newLine();
      });
    }
    this.ended = once(this.#child, "close").then(([code]) => {
      this.#newLine();
      return code as number | null;
    });
  }

  /** Waits until it has said a line that matches, on stdout or stderr. */
  async saying(pattern: RegExp): Promise<RegExpExecArray> {
    for (;;) {
      for (const line of this.#lines) {
        const match = pattern.exec(line);
        if (match !== null) return match;
      }
      if (this.#child.exitCode !== null) throw new Error(`It ended: ${this.stderr}`);
      await new Promise<void>((resolve) => {
        this.#newLine = resolve;
      });
    }
  }

  async url(): Promise<string> {
    return String((await this.saying(/is ready at (http:\S+)/))[1]);
  }

  get pid(): number {
    if (this.#child.pid === undefined) throw new Error("It could not be started.");
    return this.#child.pid;
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }
}
