import { stderr } from "node:process";
import { destination, type Logger, pino } from "pino";
import type { LogLevel } from "./options.js";

/**
 * Creates the server's log. It goes to stderr, each line before the next one begins: one JSON object a line, or readable
 * text if stderr is a terminal.
 */
export async function createLogger(level: LogLevel): Promise<Logger> {
  if (!stderr.isTTY) return pino({ level }, destination({ fd: 2, sync: true }));
  const { default: pretty } = await import("pino-pretty");
  return pino({ level }, pretty({ destination: 2, sync: true, singleLine: true, ignore: "pid,hostname" }));
}
