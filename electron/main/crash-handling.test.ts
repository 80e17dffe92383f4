import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { codeOf, createReloadAllowance, watchProcess } from './crash-handling.ts';

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

test('an error that nobody caught ends the app, but a damaged store closes the desk only; a rejection never ends it', () => {
  const process = new EventEmitter();
  const damage = Object.assign(new Error('A page is damaged.'), { code: 'STORE_CORRUPT' });
  const seen: unknown[] = [];
  watchProcess({
    app: new EventEmitter() as never,
    process: process as never,
    log: (event, facts) => seen.push([event, facts?.code]),
    stop: (exitCode) => seen.push(['stop', exitCode]),
    closeIfDamaged(error) {
      if (error === damage) seen.push(['close']);
      return error === damage;
    },
  });
  process.emit('unhandledRejection', damage);
  process.emit('unhandledRejection', new TypeError('Jane Doe'));
  process.emit('uncaughtException', damage);
  expect(seen.splice(0)).toEqual([
    ['unhandled-rejection', 'STORE_CORRUPT'],
    ['close'],
    ['unhandled-rejection', 'TypeError'],
    ['uncaught-exception', 'STORE_CORRUPT'],
    ['close'],
  ]);
  process.emit('uncaughtException', new TypeError('Jane Doe'));
  expect(seen).toEqual([
    ['uncaught-exception', 'TypeError'],
    ['stop', 1],
  ]);
});
