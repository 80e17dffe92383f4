import { expect, test } from 'vitest';
import { externalAddress } from './external-address.ts';

test.each([
  'https://www.findhelp.example/food?zip=02139',
  'http://clinic.example/',
  'tel:+16175550123',
  'tel:6175550123,,4#',
  'mailto:nurse.lead@clinic.example',
])('%s may leave the app', (address) => {
  expect(externalAddress(address)).toBe(address);
});

test.each([
  'file:///etc/passwd',
  'javascript:alert(1)',
  'data:text/html,x',
  'smb://server/share',
  'ms-msdt:/id',
  'careline://app/',
  'vscode://x',
  'https://user:secret@clinic.example/',
  'tel:',
  'tel:+1617;ext=1&evil',
  'tel:911 --flag',
  'mailto:a@b.example?body=patient%20name',
  'mailto:a@b.example,c@d.example',
  'not an address',
  '//clinic.example',
  `https://clinic.example/${'x'.repeat(3000)}`,
])('%s may not', (address) => {
  expect(externalAddress(address)).toBeUndefined();
});
