/** How the events of a watch are written. */
export interface EventFormat {
  readonly contentType: string;
  /** One event: the pieces of its JSON, which is on one line, and where a client resumes that has got it. */
  event(json: readonly Buffer[], resumeAfter: number | undefined): Buffer;
  /** The last event of a watch that cannot be resumed. */
  error(json: Buffer): Buffer;
  /** Tells only where a client resumes. Undefined where the format has no means for that. */
  position(resumeAfter: number): Buffer | undefined;
}

const lineFeed = Buffer.from("\n");

/** One JSON text a line. Clients find in the objects where to resume. */
export const jsonLines: EventFormat = {
  contentType: "application/json",
  event: (json) => Buffer.concat([...json, lineFeed]),
  error: (json) => Buffer.concat([json, lineFeed]),
  position: () => undefined,
};

/**
 * Server-Sent Events (https://html.spec.whatwg.org/multipage/server-sent-events.html). The id of an event is the
 * revision that a client sends as `Last-Event-ID` when it resumes by itself. An empty one makes it forget the last, so
 * that it does not resume again where it cannot.
 */
export const serverSentEvents: EventFormat = {
  contentType: "text/event-stream",
  event: (json, resumeAfter) => {
    const id = resumeAfter === undefined ? "" : `id: ${resumeAfter}\n`;
    return Buffer.concat([Buffer.from(`${id}data: `), ...json, lineFeed, lineFeed]);
  },
  error: (json) => Buffer.concat([Buffer.from("id\ndata: "), json, lineFeed, lineFeed]),
  position: (resumeAfter) => Buffer.from(`id: ${resumeAfter}\n\n`),
};
