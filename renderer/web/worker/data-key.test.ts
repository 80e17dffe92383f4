import { expect, test } from 'vitest';
import { takeDataKey } from './data-key.ts';

test('the key works, cannot be read again, and leaves no bytes behind', async () => {
  const bytes = crypto.getRandomValues(new Uint8Array(32));
  const key = await takeDataKey(bytes);
  expect([...bytes]).toEqual(Array(32).fill(0));
  expect(key.extractable).toBe(false);
  await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow();
  await expect(crypto.subtle.exportKey('jwk', key)).rejects.toThrow();
  const iv = new Uint8Array(12);
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, new Uint8Array([1, 2, 3]));
  const opened = await crypto.subtle.decrypt({ name: 'AES-GCM', iv }, key, sealed);
  expect([...new Uint8Array(opened)]).toEqual([1, 2, 3]);
});

test('bytes that are no key are wiped too', async () => {
  const bytes = new Uint8Array(7).fill(9);
  await expect(takeDataKey(bytes)).rejects.toThrow();
  expect([...bytes]).toEqual(Array(7).fill(0));
});
