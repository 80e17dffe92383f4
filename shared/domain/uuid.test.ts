import { expect, test } from 'vitest';
import { Id } from './primitives.ts';
import { newUuid } from './uuid.ts';

const random = (bytes: Uint8Array<ArrayBuffer>) => crypto.getRandomValues(bytes);

test('an id is a UUIDv7 that sorts by the time of its making', () => {
  const early = newUuid(Date.parse('2026-11-21T10:00:00Z'), random);
  const late = newUuid(Date.parse('2026-11-21T10:00:00.001Z'), random);
  expect(Id.parse(early)).toBe(early);
  expect(early[14]).toBe('7');
  expect('89ab').toContain(early[19]);
  expect(early < late).toBe(true);
  expect(Number.parseInt(early.replaceAll('-', '').slice(0, 12), 16)).toBe(
    Date.parse('2026-11-21T10:00:00Z'),
  );
});
