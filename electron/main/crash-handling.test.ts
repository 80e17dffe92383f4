import { expect, test } from 'vitest';
import { codeOf, createReloadAllowance } from './crash-handling.ts';

test('three reloads in five minutes, then none until the first is five minutes old', () => {
  let now = 0;
  const mayReload = createReloadAllowance(() => now);
  expect([mayReload(), mayReload(), mayReload(), mayReload()]).toEqual([true, true, true, false]);
  now = 5 * 60_000 - 1;
  expect(mayReload()).toBe(false);
  now += 1;
  expect(mayReload()).toBe(true);
});

test('an error is known by its code or kind, never by its message', () => {
  expect(codeOf(Object.assign(new Error('Jane Doe'), { code: 'ENOSPC' }))).toBe('ENOSPC');
  expect(codeOf(new TypeError('Jane Doe'))).toBe('TypeError');
  expect(codeOf('Jane Doe')).toBe('string');
});
