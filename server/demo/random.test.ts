import { expect, test } from 'vitest';
import { Id } from '#shared/domain/primitives.ts';
import { Random } from './random.ts';

test('the same seed gives the same numbers, whatever was drawn from its forks', () => {
  const one = new Random('seed');
  const other = new Random('seed');
  other.fork('aside').next();
  expect([one.next(), one.next()]).toEqual([other.next(), other.next()]);
  expect(new Random('seed').fork('a').next()).not.toBe(new Random('seed').fork('b').next());
});

test('numbers fill their range evenly', () => {
  const random = new Random('even');
  const counts = [0, 0, 0, 0, 0, 0];
  for (let draw = 0; draw < 60_000; draw += 1) {
    const face = random.integer(0, 5);
    counts[face] = (counts[face] ?? 0) + 1;
  }
  for (const count of counts) expect(Math.abs(count - 10_000)).toBeLessThan(500);
});

test('ids are version 7 and carry their time', () => {
  const id = new Random('ids').id(Date.parse('2026-11-21T00:00:00Z'));
  expect(Id.safeParse(id).success).toBe(true);
  expect(id[14]).toBe('7');
  expect(Number.parseInt(id.replaceAll('-', '').slice(0, 12), 16)).toBe(Date.parse('2026-11-21T00:00:00Z'));
});
