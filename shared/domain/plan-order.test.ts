import fc from 'fast-check';
import { expect, test } from 'vitest';
import { inPlace, lastOrder, type Placed, placesAfterMove } from './plan-order.ts';

const ids = (items: readonly Placed[]) => inPlace(items).map(({ id }) => id);
const written = (items: readonly Placed[], places: readonly Placed[]) =>
  items.map((item) => places.find(({ id }) => id === item.id) ?? item);

test('a moved item writes its own place only, between its new neighbours', () => {
  const items = ['a', 'b', 'c'].map((id, order) => ({ id, order }));
  expect(placesAfterMove(items, 'c', 1)).toEqual([{ id: 'c', order: 0.5 }]);
  expect(placesAfterMove(items, 'c', 0)).toEqual([{ id: 'c', order: -1 }]);
  expect(placesAfterMove(items, 'a', 2)).toEqual([{ id: 'a', order: 3 }]);
  expect(placesAfterMove(items, 'a', 0)).toEqual([]);
  expect(placesAfterMove(items, 'gone', 0)).toEqual([]);
  expect(lastOrder(items)).toBe(3);
});

test('items that share a place stand by id, and a move between them numbers all anew', () => {
  const items = ['b', 'a', 'c'].map((id) => ({ id, order: 0 }));
  expect(ids(items)).toEqual(['a', 'b', 'c']);
  expect(placesAfterMove(items, 'c', 1)).toEqual([
    { id: 'c', order: 1 },
    { id: 'b', order: 2 },
  ]);
});

test('whatever the moves, each item lands where it was put, the others keep their order, and nearly always one number is written', () => {
  const moves = fc.array(fc.tuple(fc.nat(7), fc.nat(9)), { maxLength: 120 });
  fc.assert(
    fc.property(
      fc.uniqueArray(fc.double({ noNaN: true, min: -9, max: 9 }), { minLength: 8, maxLength: 8 }),
      moves,
      (orders, steps) => {
        let items: Placed[] = orders.map((order, index) => ({ id: `item-${index}`, order }));
        for (const [which, to] of steps) {
          const id = `item-${which}`;
          const others = ids(items).filter((one) => one !== id);
          const places = placesAfterMove(items, id, to);
          items = written(items, places);
          const at = Math.min(to, items.length - 1);
          expect(ids(items)).toEqual([...others.slice(0, at), id, ...others.slice(at)]);
          if (places.length === 1) expect(places[0]?.id).toBe(id);
        }
      },
    ),
    { numRuns: 60, verbose: true },
  );
});
