import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { onTestFinished } from "vitest";

const tsc = join(dirname(createRequire(import.meta.url).resolve("typescript/package.json")), "lib/tsc.js");

/** An empty folder outside the repository, for as long as the test runs. */
export async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "minik8s-apiserver-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/** Compiles the folder with these compiler options; resolves to the errors that tsc reports, one a line. */
export async function compile(folder: string, files: readonly string[], compilerOptions: object): Promise<string[]> {
  const tsconfig = join(folder, "tsconfig.json");
  await writeFile(tsconfig, JSON.stringify({ compilerOptions, files }));
  const output = await new Promise<string>((resolve) => {
    const options = { cwd: folder, maxBuffer: 2 ** 26 };
    execFile(process.execPath, [tsc, "-p", tsconfig, "--pretty", "false"], options, (_, stdout) => resolve(stdout));
  });
  return output.split("\n").filter((line) => /\berror TS\d+/.test(line));
}

/** The errors in one of the files, each as `line code`, in the order of the lines. */
export function places(errors: readonly string[], file: string): string[] {
  return errors
    .filter((error) => error.startsWith(`${file}(`))
    .map((error) => error.replace(/^[^(]*\((\d+),\d+\): error (TS\d+): .*$/, "$1 $2"))
    .sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10));
}

/** What a program says of itself in comments `@ts-expect-error TSxxxx: why`: each as `line code`. */
export function expectedPlaces(program: string): string[] {
  return program.split("\n").flatMap((line, index) => {
    const code = /@ts-expect-error (TS\d+): \S/.exec(line)?.[1];
    return code === undefined ? [] : [`${index + 2} ${code}`];
  });
}

/** The program with its expectations as plain comments, so that tsc reports every error. */
export function withoutExpectations(program: string): string {
  return program.replaceAll("@ts-expect-error", "expected");
}
