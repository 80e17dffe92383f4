/** @file Puts what a person decided into the document that an item of the review list is about (MERGE-9). Pure. */
import type { ReviewDecision, ReviewItem } from '#shared/domain/review-item.ts';
import { isOpen, type Task } from '#shared/domain/task.ts';
import { isSameValue, valueIn, valueText } from './content.ts';
import { lineAt } from './contested-fields.ts';

/** The document with the decision in it, or, when the field has moved on to a value that nobody chose between, what stands there. */
export type Applied<T> =
  | { outcome: 'changed'; document: T }
  | { outcome: 'unchanged'; document: T }
  | { outcome: 'moved-on'; standing: string };

/**
 * Carries a decision about a contested field out. The value that is decided for replaces one of the two sides, or is there already. Of a line, what
 * else the item says stays as it stands.
 */
export function applyDecision<T extends object>(
  document: T,
  item: Pick<ReviewItem, 'documentCollection' | 'path' | 'kept' | 'other'>,
  decision: Pick<ReviewDecision, 'value' | 'at'>,
): Applied<T> {
  const standing = valueAt(document, item.path);
  const within = withLineOf(lineAt(item.documentCollection, item.path.split('/')), standing);
  const decided = within(valueIn(decision.value));
  if (isSameValue(standing, decided)) return { outcome: 'unchanged', document };
  const isKnown = [item.kept, item.other].some(
    (side) => side && isSameValue(within(valueIn(side.value)), standing),
  );
  if (!isKnown) return { outcome: 'moved-on', standing: valueText(standing) };
  const changed = withValueAt(document, item.path, decided);
  const isStatus = item.documentCollection === 'tasks' && item.path === 'status';
  return { outcome: 'changed', document: isStatus ? finished(changed, decision.at) : changed };
}

/** Makes of an item the one that stands, with the line of the item; of what is no line, itself. */
function withLineOf(line: readonly string[], standing: unknown): (value: unknown) => unknown {
  return (value) => {
    if (line.length === 0 || !isItem(standing) || !isItem(value)) return value;
    const own = line.filter((field) => field in value).map((field) => [field, value[field]]);
    return { ...standing, ...Object.fromEntries(own) };
  };
}

function isItem(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What stands at a path of field names and item ids; undefined when nothing does. */
export function valueAt(document: unknown, path: string): unknown {
  return path.split('/').reduce<unknown>((value, step) => {
    if (Array.isArray(value)) return value.find((item: { id?: unknown }) => item.id === step);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>)[step] : undefined;
  }, document);
}

/** The document with another value at the path; undefined takes an item out of its list. The document itself stays as it is. */
export function withValueAt<T extends object>(document: T, path: string, value: unknown): T {
  return replaced(document, path.split('/'), value) as T;
}

function replaced(node: unknown, [step = '', ...rest]: readonly string[], value: unknown): unknown {
  if (Array.isArray(node)) {
    const items = node as { id?: unknown }[];
    if (rest.length > 0) return items.map((item) => (item.id === step ? replaced(item, rest, value) : item));
    if (value === undefined) return items.filter((item) => item.id !== step);
    const isThere = items.some((item) => item.id === step);
    return isThere ? items.map((item) => (item.id === step ? value : item)) : [...items, value];
  }
  if (typeof node !== 'object' || node === null) return node;
  const fields = node as Record<string, unknown>;
  return { ...fields, [step]: rest.length === 0 ? value : replaced(fields[step], rest, value) };
}

/** When a task was finished follows its status. */
function finished<T extends object>(document: T, at: string): T {
  const task = document as unknown as Task;
  return { ...document, completedAt: isOpen(task) ? '' : task.completedAt || at };
}
