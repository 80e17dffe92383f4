import { expect, test } from 'vitest';
import { Id } from './primitives.ts';
import { newUuid, uuidOfText } from './uuid.ts';

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

test('a text has one UUIDv8, made of the beginning of its SHA-256', () => {
  // SHA-256 of `abc` in FIPS 180-2: ba7816bf 8f01cfea 414140de 5dae2223
  expect(uuidOfText('abc')).toBe('ba7816bf-8f01-8fea-8141-40de5dae2223');
});
