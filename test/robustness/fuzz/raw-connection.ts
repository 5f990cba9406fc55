import { connect, type Socket } from "node:net";

/** One answer as it came over the wire. */
export interface RawAnswer {
  readonly status: number;
  /** Names in lower case; several fields of one name are joined. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The body goes on for as long as the server likes; only its beginning is here. */
  readonly isStream: boolean;
}

/** What was read until the server ended the connection. */
export interface Conversation {
  readonly answers: readonly RawAnswer[];
  /** What came after the last whole answer. */
  readonly rest: Buffer;
  readonly ended: boolean;
}

const emptyBody = Buffer.alloc(0);

/**
 * A client of HTTP/1.1 that sends any bytes at all, and reads answers strictly: what no answer begins like is an error.
 */
export class RawConnection {
  readonly #socket: Socket;
  #received: Buffer = emptyBody;
  #ended = false;
  #wake: (() => void) | undefined;

  constructor(port: number) {
    this.#socket = connect({ port, host: "127.0.0.1", noDelay: true, allowHalfOpen: true });
    this.#socket.on("data", (bytes: Buffer) => {
      this.#received = this.#received.length === 0 ? bytes : Buffer.concat([this.#received, bytes]);
      this.#wake?.();
    });
    const end = () => {
      this.#ended = true;
      this.#wake?.();
    };
    this.#socket.on("end", end).on("close", end).on("error", end);
  }

  /** Whether the server has ended the connection. */
  get ended(): boolean {
    return this.#ended;
  }

  write(bytes: Buffer): void {
    if (this.#socket.writable) this.#socket.write(bytes);
  }

  /** Tells the server that nothing more comes. */
  finish(): void {
    this.#socket.end();
  }

  destroy(): void {
    this.#socket.destroy();
  }

  /**
   * The next answer; undefined if the connection ended without one.
   *
   * @param bodiless Whether the request was a HEAD, whose answers have no body.
   * @throws Error if none comes before the deadline, or if what comes is no answer.
   */
  async read(bodiless: boolean, deadlineMs: number): Promise<RawAnswer | undefined> {
    const end = performance.now() + deadlineMs;
    for (;;) {
      const parsed = parseAnswer(this.#received, bodiless, this.#ended);
      if (parsed !== undefined) {
        this.#received = this.#received.subarray(parsed.length);
        if (parsed.answer.status >= 200) return parsed.answer;
        continue;
      }
      if (this.#ended) {
        if (this.#received.length > 0) throw new Error(`half an answer: ${this.#received.toString("latin1", 0, 200)}`);
        return undefined;
      }
      if (!(await this.#more(end - performance.now()))) throw new Error(`no answer within ${deadlineMs} ms`);
    }
  }

  /** Waits for bytes or the end; false if the time is over. */
  #more(timeoutMs: number): Promise<boolean> {
    if (timeoutMs <= 0) return Promise.resolve(false);
    return new Promise((resolve) => {
      const timer = setTimeout(() => settle(false), timeoutMs);
      const settle = (came: boolean) => {
        clearTimeout(timer);
        this.#wake = undefined;
        resolve(came);
      };
      this.#wake = () => settle(true);
    });
  }
}

/** The answer that the bytes begin with, and how many of them it takes; undefined if more must come. */
function parseAnswer(
  bytes: Buffer,
  bodiless: boolean,
  ended: boolean,
): { answer: RawAnswer; length: number } | undefined {
  const headEnd = bytes.indexOf("\r\n\r\n");
  if (headEnd === -1) return undefined;
  const [first = "", ...lines] = bytes.toString("latin1", 0, headEnd).split("\r\n");
  const status = Number(/^HTTP\/1\.1 (\d{3}) [\x20-\x7e]*$/.exec(first)?.[1]);
  if (!(status >= 100)) throw new Error(`no answer begins like ${JSON.stringify(first.slice(0, 200))}`);
  const headers: Record<string, string> = {};
  for (const line of lines) {
    const [, name, value] = /^([!#$%&'*+.^_`|~\w-]+): ?([\x20-\x7e]*)$/.exec(line) ?? [];
    if (name === undefined || value === undefined) throw new Error(`no header is like ${JSON.stringify(line)}`);
    const key = name.toLowerCase();
    headers[key] = headers[key] === undefined ? value : `${headers[key]}, ${value}`;
  }
  const start = headEnd + 4;
  const whole = (body: Buffer, length: number, isStream = false) => ({
    answer: { status, headers, body, isStream },
    length,
  });
  if (bodiless || status < 200 || status === 204 || status === 304) return whole(emptyBody, start);
  if (headers["transfer-encoding"] === "chunked") {
    // Only watches say nothing about their length; everything else must.
    return whole(bytes.subarray(start), bytes.length, true);
  }
  const length = headers["content-length"];
  if (length === undefined) return ended ? whole(bytes.subarray(start), bytes.length) : undefined;
  if (!/^\d+$/.test(length)) throw new Error(`the Content-Length is ${length}`);
  const end = start + Number(length);
  return bytes.length < end ? undefined : whole(bytes.subarray(start, end), end);
}
