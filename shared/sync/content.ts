/** @file What counts as the content of a document: everything but the server's stamp and RxDB's own fields. */

/** A document with whatever stamps and bookkeeping it carries. */
export type WithStamp = object;

const NOT_CONTENT = new Set(['rev', 'receivedAt', '_rev', '_meta', '_attachments', '_deleted']);

/** The content of a document with its fields in a fixed order, as text: equal texts are equal documents. */
export function contentText(document: WithStamp): string {
  return stableText(
    Object.fromEntries(Object.entries(document).filter(([field]) => !NOT_CONTENT.has(field))),
  );
}

/** Whether two states of a document say the same, whoever stamped them. */
export function isSameContent(left: WithStamp, right: WithStamp): boolean {
  return contentText(left) === contentText(right);
}

/** A value as JSON text with its fields in a fixed order; empty for one that is not there. */
export function valueText(value: unknown): string {
  return value === undefined ? '' : stableText(value);
}

/** The value of such a text. */
export function valueIn(text: string): unknown {
  return text === '' ? undefined : JSON.parse(text);
}

/** Whether two JSON values are the same, whatever the order of their fields. */
export function isSameValue(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (!left || !right || typeof left !== 'object' || typeof right !== 'object') return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [ours, others] = [left as Record<string, unknown>, right as Record<string, unknown>];
  const fields = Object.keys(ours);
  return (
    fields.length === Object.keys(others).length &&
    fields.every((field) => Object.hasOwn(others, field) && isSameValue(ours[field], others[field]))
  );
}

function stableText(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(stableText).join(',')}]`;
  if (value && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    fields.sort(([left], [right]) => (left < right ? -1 : 1));
    return `{${fields.map(([name, field]) => `${JSON.stringify(name)}:${stableText(field)}`).join(',')}}`;
  }
  return JSON.stringify(value) ?? 'null';
}
