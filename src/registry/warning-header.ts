/** Clients bound the size of all headers, some at 8 KiB: what does not fit is counted. */
const maxTotalLength = 4096;
const maxTextLength = 256;

/**
 * Values of `Warning` headers (RFC 7234, section 5.5), one per warning, as the Kubernetes API server sends them: code
 * 299 (miscellaneous persistent warning), no agent, and the text quoted. Warnings beyond 4 KiB are counted in a last one.
 *
 * @param text The text of one; asked only for those that are sent.
 */
export function warningHeaders<T>(subjects: readonly T[], text: (subject: T) => string): string[] {
  const headers: string[] = [];
  let length = 0;
  for (const subject of subjects) {
    const header = warning(text(subject));
    length += header.length;
    if (length > maxTotalLength) {
      headers.push(warning(`${subjects.length - headers.length} more warnings are not shown`));
      break;
    }
    headers.push(header);
  }
  return headers;
}

function warning(text: string): string {
  const short = text.length > maxTextLength ? `${text.slice(0, maxTextLength)}...` : text;
  return `299 - "${headerSafe(short).replace(/["\\]/g, "\\$&")}"`;
}

/** Header fields hold ASCII; anything else is written as JSON escapes it. */
function headerSafe(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
}
