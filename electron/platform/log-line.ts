/** @file Makes a line of the log out of what may be written down. An allow-list, so that a new fact is left out until somebody decided. */

/** Facts that may be logged. Codes, counts, times and ids of devices; never anything about a patient. */
const allowedFacts: ReadonlySet<string> = new Set([
  'attempt',
  'batches',
  'bytes',
  'code',
  'collection',
  'collections',
  'conflicts',
  'count',
  'deviceId',
  'documents',
  'durationMs',
  'electron',
  'exitCode',
  'file',
  'held',
  'home',
  'kind',
  'milliseconds',
  'name',
  'node',
  'pending',
  'platform',
  'port',
  'procedure',
  'protocol',
  'reason',
  'state',
  'status',
  'version',
]);

/** Strings pass when they look like a code or an id: no spaces, no @, no long text. */
const codeLike = /^[A-Za-z0-9][A-Za-z0-9._:/-]{0,63}$/;
const eventLike = /^[a-z0-9][a-zA-Z0-9.:_-]{0,63}$/;

/** The facts that are left of `facts`, and how many were dropped. */
export function allowedOf(
  facts: Readonly<Record<string, string | number | boolean>>,
): Record<string, string | number | boolean> {
  const kept: Record<string, string | number | boolean> = {};
  let dropped = 0;
  for (const [name, value] of Object.entries(facts)) {
    if (!allowedFacts.has(name)) dropped++;
    else if (typeof value === 'string' && !codeLike.test(value)) kept[name] = '[redacted]';
    else kept[name] = value;
  }
  return dropped === 0 ? kept : { ...kept, dropped };
}

/** One line of JSON: instant, event, allowed facts. An event that is no name of an event becomes `unnamed`. */
export function logLine(
  now: Date,
  event: string,
  facts: Readonly<Record<string, string | number | boolean>> = {},
): string {
  const name = eventLike.test(event) ? event : 'unnamed';
  return `${JSON.stringify({ at: now.toISOString(), event: name, ...allowedOf(facts) })}\n`;
}
