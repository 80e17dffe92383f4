/** @file What differs between two versions of a plan, item by item and field by field. Pure; the words are made in `shared/content/plan-words.ts`. */
import type { CarePlanContent } from './care-plan.ts';

export type PlanList = keyof CarePlanContent;

/** A field with its value on both sides; `undefined` where there is none. */
export interface FieldChange {
  field: string;
  before: unknown;
  after: unknown;
}

/** One item of a list that came, went or was changed. */
export interface ItemChange<List extends string> {
  list: List;
  id: string;
  kind: 'added' | 'removed' | 'changed';
  /** The item as it was; null when it came. */
  before: PlanItem | null;
  /** The item as it is; null when it went. */
  after: PlanItem | null;
  /** What differs, in the order of the item's fields; empty unless it was changed. */
  fields: FieldChange[];
}

export type PlanChange = ItemChange<PlanList>;

/** Any item of a plan. */
export type PlanItem = { id: string } & Record<string, unknown>;

const LISTS: readonly PlanList[] = ['problems', 'goals', 'interventions', 'barriers', 'sections'];

/** Notes of progress are a record of calls, not a part of what is approved. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['id', 'progress']);

/** Every difference, list by list, what stands in `after` in its order there and then what went. `before` null: everything came. */
export function planDiff(before: CarePlanContent | null, after: CarePlanContent): PlanChange[] {
  return LISTS.flatMap((list) => itemChanges(list, itemsOf(before, list), itemsOf(after, list)));
}

/** Every difference of one list of items: what stands in `after` in its order there, then what went. */
export function itemChanges<List extends string>(
  list: List,
  before: readonly PlanItem[],
  after: readonly PlanItem[],
): ItemChange<List>[] {
  const old = new Map(before.map((item) => [item.id, item]));
  const ids = new Set(after.map(({ id }) => id));
  const gone = before.filter(({ id }) => !ids.has(id));
  return [
    ...after.flatMap((item) => changeOf(list, old.get(item.id) ?? null, item)),
    ...gone.flatMap((item) => changeOf(list, item, null)),
  ];
}

function itemsOf(content: CarePlanContent | null, list: PlanList): PlanItem[] {
  return [...((content?.[list] ?? []) as unknown as PlanItem[])];
}

function changeOf<List extends string>(
  list: List,
  before: PlanItem | null,
  after: PlanItem | null,
): ItemChange<List>[] {
  const id = (after ?? before)?.id ?? '';
  if (before === null) return [{ list, id, kind: 'added', before, after, fields: [] }];
  if (after === null) return [{ list, id, kind: 'removed', before, after, fields: [] }];
  const names = [...new Set([...Object.keys(after), ...Object.keys(before)])];
  const fields = names
    .filter((field) => !NOT_COMPARED.has(field) && !isSame(before[field], after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }));
  return fields.length === 0 ? [] : [{ list, id, kind: 'changed', before, after, fields }];
}

function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [ours, theirs] = [left as Record<string, unknown>, right as Record<string, unknown>];
  const keys = Object.keys(ours);
  return keys.length === Object.keys(theirs).length && keys.every((key) => isSame(ours[key], theirs[key]));
}
