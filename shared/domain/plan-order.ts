/** @file The places of a plan's items: numbers, smaller first, ties by id. A move writes the number of the moved item alone. */

export interface Placed {
  id: string;
  order: number;
}

/** A new number for an item. */
export interface Place {
  id: string;
  order: number;
}

/** Halving the room between two neighbours more often than this leaves numbers that a double cannot tell apart. */
const SMALLEST_ROOM = 1e-6;

/** Compares two items of a kind by their place, then by id, so that every device shows the same. */
export function byPlace(one: Placed, two: Placed): number {
  return one.order - two.order || (one.id < two.id ? -1 : one.id > two.id ? 1 : 0);
}

/** The items in their places. */
export function inPlace<Item extends Placed>(items: readonly Item[]): Item[] {
  return [...items].sort(byPlace);
}

/** The number that puts a new item behind all these. */
export function lastOrder(items: readonly Placed[]): number {
  return items.reduce((last, { order }) => Math.max(last, order + 1), 0);
}

/**
 * What is to be written so that the item stands at `index` among these: its own number between its new neighbours; all numbers anew where
 * there is no room between them; nothing where it stands there already or is not among them.
 */
export function placesAfterMove(items: readonly Placed[], id: string, index: number): Place[] {
  const present = inPlace(items);
  const from = present.findIndex((item) => item.id === id);
  const moved = present[from];
  const to = Math.max(0, Math.min(index, present.length - 1));
  if (moved === undefined || from === to) return [];
  const others = present.filter((item) => item.id !== id);
  const [before, after] = [others[to - 1]?.order, others[to]?.order];
  const order = between(before, after);
  if (order !== null) return [{ id, order }];
  const renumbered = [...others.slice(0, to), moved, ...others.slice(to)];
  return renumbered.flatMap((item, place) => (item.order === place ? [] : [{ id: item.id, order: place }]));
}

function between(before: number | undefined, after: number | undefined): number | null {
  if (before === undefined) return (after ?? 1) - 1;
  if (after === undefined) return before + 1;
  return after - before < SMALLEST_ROOM ? null : before + (after - before) / 2;
}
