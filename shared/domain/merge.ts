import { type CarePlanContent, CarePlanContent as CarePlanContentShape } from './care-plan.ts';
import type { Patient } from './patient.ts';

/** A field that both sides changed differently: `kept` is in the result, `other` is not. `undefined`: removed on that side. */
export interface MergeConflict {
  /** `goals/<id>/description`. */
  path: string;
  kept: unknown;
  other: unknown;
}

type Fields = Record<string, unknown>;
type Item = { id: string };

/**
 * Merges two lists whose items have ids, three-way: `base` is what both sides started from. Items that one side added stay;
 * an item that one side removed goes only if the other side did not change it; an item on both sides is merged field by
 * field, lists of items inside it likewise. On the same field mine is kept and the other value is listed in `conflicts`. The
 * order is that of `base`, then what was added, by id (UUIDv7: by time).
 */
export function mergeById<T extends Item>(
  base: readonly T[],
  mine: readonly T[],
  theirs: readonly T[],
): { items: T[]; conflicts: MergeConflict[] } {
  const conflicts: MergeConflict[] = [];
  return { items: mergeLists(base, mine, theirs, '', conflicts) as T[], conflicts };
}

/**
 * Merges two edits of a care plan made from `base` (null: both made it new). Fields beyond the content, such as those of a
 * whole CarePlan, are ignored.
 */
export function mergeCarePlanContent(
  base: CarePlanContent | null,
  mine: CarePlanContent,
  theirs: CarePlanContent,
): { content: CarePlanContent; conflicts: MergeConflict[] } {
  const conflicts: MergeConflict[] = [];
  const content: Fields = {};
  for (const field of Object.keys(CarePlanContentShape.shape) as (keyof CarePlanContent)[]) {
    content[field] = mergeLists(base?.[field] ?? [], mine[field], theirs[field], `${field}/`, conflicts);
  }
  return { content: content as CarePlanContent, conflicts };
}

const PATIENT_SERVER_FIELDS = ['rev', 'receivedAt', 'careManagerId'] as const;
const PATIENT_WRITER_FIELDS = ['updatedAt', 'updatedBy', 'deviceId'] as const;

/**
 * Merges two edits of a patient. `careManagerId`, `rev` and `receivedAt` are the server's: theirs. The writer's stamp is mine,
 * unless only they changed something.
 */
export function mergePatient(
  base: Patient | null,
  mine: Patient,
  theirs: Patient,
): { patient: Patient; conflicts: MergeConflict[] } {
  const conflicts: MergeConflict[] = [];
  const skipped = new Set<string>([...PATIENT_SERVER_FIELDS, ...PATIENT_WRITER_FIELDS]);
  const content = (patient: Patient | null) =>
    Object.fromEntries(Object.entries(patient ?? {}).filter(([field]) => !skipped.has(field)));
  const [from, ours, others] = [content(base), content(mine), content(theirs)];
  const merged = mergeFields(from, ours, others, '', conflicts);
  const writer = isSame(from, ours) ? theirs : mine;
  const patient = {
    ...merged,
    ...pick(writer, PATIENT_WRITER_FIELDS),
    ...pick(theirs, PATIENT_SERVER_FIELDS),
  } as Patient;
  return { patient, conflicts };
}

function pick<T extends object, Key extends keyof T>(from: T, keys: readonly Key[]): Pick<T, Key> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, Key>;
}

function mergeLists(
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
  path: string,
  conflicts: MergeConflict[],
): Item[] {
  if (isSame(mine, theirs) || isSame(base, theirs)) return [...mine];
  if (isSame(base, mine)) return [...theirs];
  const [before, ours, others] = [byId(base), byId(mine), byId(theirs)];
  const added = [...new Set([...ours.keys(), ...others.keys()])].filter((id) => !before.has(id)).sort();
  const items: Item[] = [];
  for (const id of [...before.keys(), ...added]) {
    const item = mergeItem(before.get(id), ours.get(id), others.get(id), `${path}${id}`, conflicts);
    if (item) items.push(item);
  }
  return items;
}

function mergeItem(
  base: Item | undefined,
  mine: Item | undefined,
  theirs: Item | undefined,
  path: string,
  conflicts: MergeConflict[],
): Item | undefined {
  if (mine && theirs) {
    return mergeFields(
      (base ?? {}) as Fields,
      mine as Fields,
      theirs as Fields,
      `${path}/`,
      conflicts,
    ) as Item;
  }
  const survivor = mine ?? theirs;
  if (!base || !survivor) return survivor;
  if (isSame(base, survivor)) return undefined;
  conflicts.push({ path, kept: survivor, other: undefined });
  return survivor;
}

function mergeFields(
  base: Fields,
  mine: Fields,
  theirs: Fields,
  path: string,
  conflicts: MergeConflict[],
): Fields {
  const merged: Fields = {};
  for (const field of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    const value = mergeValue(base[field], mine[field], theirs[field], `${path}${field}`, conflicts);
    if (value !== undefined) merged[field] = value;
  }
  return merged;
}

function mergeValue(
  base: unknown,
  mine: unknown,
  theirs: unknown,
  path: string,
  conflicts: MergeConflict[],
): unknown {
  if (isSame(mine, theirs) || isSame(base, theirs)) return mine;
  if (isSame(base, mine)) return theirs;
  if (isItemList(mine) && isItemList(theirs)) {
    return mergeLists(isItemList(base) ? base : [], mine, theirs, `${path}/`, conflicts);
  }
  conflicts.push({ path, kept: mine, other: theirs });
  return mine;
}

function byId(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function isItemList(value: unknown): value is Item[] {
  return (
    Array.isArray(value) &&
    value.every((item) => typeof item === 'object' && item !== null && typeof item.id === 'string')
  );
}

/** Deep equality of JSON values, whatever the order of fields. */
function isSame(left: unknown, right: unknown): boolean {
  if (Object.is(left, right)) return true;
  if (typeof left !== 'object' || typeof right !== 'object' || left === null || right === null) return false;
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  const [leftKeys, rightKeys] = [Object.keys(left), Object.keys(right)];
  return (
    leftKeys.length === rightKeys.length &&
    leftKeys.every(
      (key) => Object.hasOwn(right, key) && isSame((left as Fields)[key], (right as Fields)[key]),
    )
  );
}
