import { expect, test } from 'vitest';
import { Id } from '#shared/domain/primitives.ts';
import { newId } from './ids.ts';

test('ids are UUIDv7: well formed, in the order of their milliseconds, never twice', () => {
  expect(newId(0x0123456789ab)).toMatch(/^01234567-89ab-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
  const ids = Array.from({ length: 500 }, (_, index) => newId(1_700_000_000_000 + index));
  expect([...ids].sort()).toEqual(ids);
  expect(new Set(Array.from({ length: 500 }, () => newId(0))).size).toBe(500);
  expect(Id.safeParse(newId()).success).toBe(true);
});
