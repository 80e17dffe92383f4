import { expect, test } from 'vitest';
import { isAppAddress } from './app-address.ts';
import { isPermitted } from './permissions.ts';

test.each(['careline://app/', 'careline://app/patients/1?tab=notes#top'])('%s is ours', (address) => {
  expect(isAppAddress(address)).toBe(true);
});

test.each([
  'careline://app.evil.example/',
  'careline://evil/app/',
  'careline://app:1/',
  'careline://careline:app@app/',
  'https://app/',
  'https://evil.example/careline://app/',
  'careline:app',
  'about:blank',
  '',
])('%s is not', (address) => {
  expect(isAppAddress(address)).toBe(false);
});

test('only our pages may write to the clipboard, and nobody may do more', () => {
  expect(isPermitted('clipboard-sanitized-write', 'careline://app/')).toBe(true);
  expect(isPermitted('clipboard-sanitized-write', 'https://evil.example/')).toBe(false);
  for (const permission of [
    'geolocation',
    'media',
    'notifications',
    'clipboard-read',
    'hid',
    'openExternal',
  ]) {
    expect(isPermitted(permission, 'careline://app/'), permission).toBe(false);
  }
});
