/**
 * @file What differs between two states of a plan, field by field, so that it can be taken back or brought in elsewhere without touching what
 * somebody else changed meanwhile. Pure.
 */
import type { CarePlanContent } from './care-plan.ts';

export type EditedList = keyof CarePlanContent;
type Item = { id: string } & Record<string, unknown>;

/** A field of an item that became another, or, with an empty field, a whole item that came (`from` undefined) or went. */
export interface FieldChange {
  list: EditedList;
  id: string;
  field: string;
  from: unknown;
  to: unknown;
}

const LISTS: readonly EditedList[] = ['problems', 'goals', 'interventions', 'barriers', 'sections'];

/** Whether two values say the same; the order of an object's fields is no difference. */
export function isSamePlanValue(one: unknown, two: unknown): boolean {
  return one === two || canonicalText(one) === canonicalText(two);
}

/** What leads from one state to the other. Items that are the same object are not looked into. */
export function planChanges(before: CarePlanContent, after: CarePlanContent): FieldChange[] {
  return LISTS.flatMap((list) =>
    before[list] === after[list] ? [] : changesOf(list, items(before, list), items(after, list)),
  );
}

function changesOf(list: EditedList, before: readonly Item[], after: readonly Item[]): FieldChange[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const changes: FieldChange[] = [];
  for (const item of after) {
    const earlier = old.get(item.id);
    old.delete(item.id);
    if (earlier === item) continue;
    if (earlier === undefined) {
      changes.push({ list, id: item.id, field: '', from: undefined, to: item });
      continue;
    }
    for (const field of new Set([...Object.keys(earlier), ...Object.keys(item)])) {
      const [from, to] = [earlier[field], item[field]];
      if (!isSamePlanValue(from, to)) changes.push({ list, id: item.id, field, from, to });
    }
  }
  for (const item of old.values()) changes.push({ list, id: item.id, field: '', from: item, to: undefined });
  return changes;
}

/** The same changes the other way. */
export function reversed(changes: readonly FieldChange[]): FieldChange[] {
  return changes.map((change) => ({ ...change, from: change.to, to: change.from })).reverse();
}

/**
 * The plan with the changes made, each only where the plan still has what the change started from: what became something else meanwhile
 * stays. Lists with ids inside an item (progress) change entry by entry. Answers the plan itself where nothing was to be done.
 */
export function withChanges(content: CarePlanContent, changes: readonly FieldChange[]): CarePlanContent {
  let next = content;
  for (const list of LISTS) {
    const ours = changes.filter((change) => change.list === list);
    if (ours.length === 0) continue;
    const present = items(content, list);
    const changed = ours.reduce(withChange, present);
    if (changed !== present) next = { ...next, [list]: changed };
  }
  return next;
}

function withChange(present: readonly Item[], { id, field, from, to }: FieldChange): readonly Item[] {
  const item = present.find((one) => one.id === id);
  if (field === '') {
    if (to !== undefined) return item === undefined ? [...present, to as Item] : present;
    return item !== undefined && isSamePlanValue(item, from)
      ? present.filter((one) => one !== item)
      : present;
  }
  if (item === undefined) return present;
  const value = changedValue(item[field], from, to);
  if (value === item[field]) return present;
  return present.map((one) => (one === item ? { ...item, [field]: value } : one));
}

function changedValue(present: unknown, from: unknown, to: unknown): unknown {
  if (isSamePlanValue(present, from)) return to;
  if (!isEntries(present) || !isEntries(from) || !isEntries(to)) return present;
  const went = new Set(from.filter(({ id }) => !to.some((one) => one.id === id)).map(({ id }) => id));
  const came = to.filter(
    ({ id }) => !from.some((one) => one.id === id) && !present.some((one) => one.id === id),
  );
  return [...present.filter(({ id }) => !went.has(id)), ...came];
}

function items(content: CarePlanContent, list: EditedList): readonly Item[] {
  return content[list] as unknown as readonly Item[];
}

function isEntries(value: unknown): value is Item[] {
  return Array.isArray(value) && value.every((one) => typeof (one as Partial<Item> | null)?.id === 'string');
}

// An engine may answer the same item with its fields in another order.
function canonicalText(value: unknown): string {
  return (
    JSON.stringify(value, (_key, part: unknown) =>
      part !== null && typeof part === 'object' && !Array.isArray(part)
        ? Object.fromEntries(Object.entries(part).sort(([one], [two]) => (one < two ? -1 : 1)))
        : part,
    ) ?? ''
  );
}
