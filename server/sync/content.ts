import type { WireDocument } from '#shared/contract/server/sync.ts';
import type { Content } from './write-documents.ts';

const NOT_CONTENT = ['rev', 'receivedAt', '_deleted', '_rev', '_meta', '_attachments'];

/** What a device says in a document, without the server's stamp and RxDB's own fields. Unknown fields are kept. */
export function contentOf(document: WireDocument): Content {
  const content: Record<string, unknown> = { ...document };
  for (const field of NOT_CONTENT) delete content[field];
  return content as Content;
}

/** Documents of ours nest a handful of levels. */
const DEEPEST = 32;

/**
 * Whether PostgreSQL can keep every text in a value (it takes neither the NUL character nor half of a surrogate pair), and
 * the value is not nested so deeply that walking it would exhaust the stack.
 */
export function isStorable(value: unknown, depth = 0): boolean {
  if (typeof value === 'string') return !value.includes('\0') && value.isWellFormed();
  if (typeof value !== 'object' || value === null) return true;
  if (depth === DEEPEST) return false;
  if (Array.isArray(value)) return value.every((item) => isStorable(item, depth + 1));
  return Object.entries(value).every(([name, field]) => isStorable(name) && isStorable(field, depth + 1));
}

/** Whether a value has more levels than `deepest`. */
export function isNestedDeeper(value: unknown, deepest: number): boolean {
  if (typeof value !== 'object' || value === null) return false;
  return deepest === 0 || Object.values(value).some((field) => isNestedDeeper(field, deepest - 1));
}
