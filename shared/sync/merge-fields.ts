/** @file Walks two edits of the same fields, and lists of items by their ids. */
import type { DocumentStamp } from '#shared/domain/document.ts';
import type { ReviewSide } from '#shared/domain/review-item.ts';
import { isSameValue, valueText } from './content.ts';
import type { ContestedField, IsContested } from './contested-fields.ts';

export type Fields = Record<string, unknown>;

interface Item extends Fields {
  id: string;
}

/** The versions of a document without their stamps. */
export interface Sides {
  base: Fields | null;
  mine: Fields;
  theirs: Fields;
}

/** What the walk goes by, and the list it adds to. */
export interface MergeWalk {
  isContested: IsContested;
  /** The fields of the item at a path that are contested together. */
  lineAt(path: readonly string[]): readonly string[];
  /** Whose values they are. */
  mine: DocumentStamp;
  theirs: DocumentStamp;
  contested: ContestedField[];
}

type Path = readonly string[];

/** Objects inside a document whose fields are merged one by one. Any other object is one value: an address of two people is nowhere. */
const MERGED_INSIDE = new Set(['note', 'escalation', 'referral']);

/** Lists that tell what happened: they are only added to. */
const APPENDED = new Set(['history', 'escalation/steps', 'referral/events', 'reviews', 'monthCloses']);

/** Whether the object at a path is merged field by field, and is no value of its own. */
export function isMergedInside(path: Path): boolean {
  return path.length === 1 && MERGED_INSIDE.has(path[0] ?? '');
}

/** Whether the list at a path is only added to. */
export function isAppended(path: Path): boolean {
  return APPENDED.has(path.join('/'));
}

/**
 * Merges each field. One that a side does not have was not removed by it: an app that does not know a field leaves it out (READ-1), and
 * none of ours ever removes one.
 */
export function mergeFields(walk: MergeWalk, path: Path, base: Fields, mine: Fields, theirs: Fields): Fields {
  const merged: Fields = {};
  for (const field of new Set([...Object.keys(theirs), ...Object.keys(mine)])) {
    merged[field] = mergeValue(walk, [...path, field], base[field], mine[field], theirs[field]);
  }
  return merged;
}

function mergeValue(walk: MergeWalk, path: Path, base: unknown, my: unknown, their: unknown): unknown {
  const [mine, theirs] = [my, their].map((side) => withWhatHappened(path, base, side));
  if (theirs === undefined) return mine;
  if (isMergedInside(path) && isFields(mine) && isFields(theirs)) {
    return mergeFields(walk, path, isFields(base) ? base : {}, mine, theirs);
  }
  if (mine === undefined || isSameValue(mine, theirs) || isSameValue(base, mine)) return theirs;
  if (isSameValue(base, theirs)) return mine;
  if (isItemList(mine) && isItemList(theirs)) {
    return mergeLists(walk, path, isItemList(base) ? base : [], mine, theirs);
  }
  if (!walk.isContested(path)) return mine;
  contest(walk, path, base, { by: walk.theirs, value: theirs }, { by: walk.mine, value: mine });
  return theirs;
}

/** A side with the entries of a list that is only added to, and the part that holds such a list, which it has lost. */
function withWhatHappened(path: Path, base: unknown, side: unknown): unknown {
  if (isMergedInside(path) && side === null) return base ?? null;
  if (!isAppended(path) || !isItemList(base) || !isItemList(side)) return side;
  const there = byId(side);
  const isWhole = base.every(({ id }) => there.has(id));
  if (isWhole) return side;
  const known = byId(base);
  return [...base.map((entry) => there.get(entry.id) ?? entry), ...side.filter(({ id }) => !known.has(id))];
}

/** In the order of `base`, then what was added, by id: the same whoever came first. */
function mergeLists(
  walk: MergeWalk,
  path: Path,
  base: readonly Item[],
  mine: readonly Item[],
  theirs: readonly Item[],
): Item[] {
  const [before, ours, others] = [byId(base), byId(mine), byId(theirs)];
  const added = [...new Set([...ours.keys(), ...others.keys()])].filter((id) => !before.has(id)).sort();
  const items = [...before.keys(), ...added].map((id) =>
    mergeItem(walk, [...path, id], before.get(id), ours.get(id), others.get(id)),
  );
  return items.filter((item) => item !== undefined);
}

function mergeItem(
  walk: MergeWalk,
  path: Path,
  base: Item | undefined,
  mine: Item | undefined,
  theirs: Item | undefined,
): Item | undefined {
  if (mine && theirs) return mergeBoth(walk, path, base, mine, theirs);
  const survivor = mine ?? theirs;
  if (!base || !survivor) return survivor;
  if (isSameValue(base, survivor)) return undefined;
  if (walk.isContested(path)) {
    const [stayed, removed] = mine ? [walk.mine, walk.theirs] : [walk.theirs, walk.mine];
    contest(walk, path, base, { by: stayed, value: survivor }, { by: removed, value: undefined });
  }
  return survivor;
}

/** Field by field, but for a line that both sides changed: it stays as it stands, and the other one waits for a person as a whole. */
function mergeBoth(walk: MergeWalk, path: Path, base: Item | undefined, mine: Item, theirs: Item): Item {
  const line = walk.lineAt(path).filter((field) => mine[field] !== undefined && theirs[field] !== undefined);
  const hasChanged = (side: Item) => line.some((field) => !isSameValue(base?.[field], side[field]));
  const isSameLine = line.every((field) => isSameValue(mine[field], theirs[field]));
  if (isSameLine || !hasChanged(mine) || !hasChanged(theirs)) {
    return mergeFields(walk, path, base ?? {}, mine, theirs) as Item;
  }
  const lineOf = (side: Item) => Object.fromEntries(line.map((field) => [field, side[field]]));
  const merged = mergeFields(walk, path, base ?? {}, { ...mine, ...lineOf(theirs) }, theirs) as Item;
  const other = { ...merged, ...lineOf(mine) };
  contest(walk, path, base, { by: walk.theirs, value: merged }, { by: walk.mine, value: other });
  return merged;
}

interface Side {
  by: DocumentStamp;
  value: unknown;
}

function contest(walk: MergeWalk, path: Path, base: unknown, kept: Side, other: Side): void {
  const side = ({ by, value }: Side): ReviewSide => ({
    value: valueText(value),
    by: by.updatedBy,
    at: by.updatedAt,
  });
  walk.contested.push({
    path: path.join('/'),
    base: valueText(base),
    kept: side(kept),
    other: side(other),
  });
}

function byId(items: readonly Item[]): Map<string, Item> {
  return new Map(items.map((item) => [item.id, item]));
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list whose items can be told apart. One without ids, or with the same id twice, is a single value. */
function isItemList(value: unknown): value is Item[] {
  if (!Array.isArray(value)) return false;
  const ids = new Set(value.map((item) => (isFields(item) ? item.id : undefined)));
  return ids.size === value.length && [...ids].every((id) => typeof id === 'string');
}
