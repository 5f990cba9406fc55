/*
 * The syntax of labels: https://kubernetes.io/docs/concepts/overview/working-with-objects/labels/#syntax-and-character-set
 */

const maxNameLength = 63;
const maxPrefixLength = 253;
const namePattern = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;
const prefixPattern = /^[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)*$/;

const nameRule = `1 to ${maxNameLength} letters, digits, "-", "_" and ".", beginning and ending in a letter or digit`;

/** What the key of a label is, in words. */
export const labelKeyRule = `${nameRule}, and optionally a DNS name in small letters and "/" before them`;

/** What the value of a label is, in words. */
export const labelValueRule = `${nameRule}, or nothing`;

/** Whether the text can be the key of a label, such as `app` or `example.com/app`. */
export function isLabelKey(text: string): boolean {
  const slash = text.indexOf("/");
  return slash === -1 ? isName(text) : isPrefix(text.slice(0, slash)) && isName(text.slice(slash + 1));
}

/** Whether the text can be the value of a label. */
export function isLabelValue(text: string): boolean {
  return text === "" || isName(text);
}

function isName(text: string): boolean {
  return text.length <= maxNameLength && namePattern.test(text);
}

function isPrefix(text: string): boolean {
  return text.length <= maxPrefixLength && prefixPattern.test(text);
}
