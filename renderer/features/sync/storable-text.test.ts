import { expect, test } from 'vitest';
import { storableText } from './storable-text.ts';

test('characters that cannot be stored go, and all others stay as they are', () => {
  expect(storableText('Heron\0 on the porch')).toBe('Heron on the porch');
  expect(storableText('half \uD83D emoji')).toBe('half \uFFFD emoji');
  expect(storableText('Año, 😀\n\tnext')).toBe('Año, 😀\n\tnext');
});
