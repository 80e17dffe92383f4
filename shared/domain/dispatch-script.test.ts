import { expect, test } from 'vitest';
import { addressLine, dispatchScript } from './dispatch-script.ts';
import { makePatient } from './test-documents.ts';

const { address } = makePatient();
const nowhere = { lines: [], city: '', state: '', postalCode: '' };

test('an address is one line, without the parts that are not known', () => {
  expect(addressLine(address)).toBe('1 Main Street, Albany, NY 12207');
  expect(addressLine({ ...nowhere, city: 'Albany' })).toBe('Albany');
  expect(addressLine(nowhere)).toBe('');
});

test('the town of the record leads to the dispatch center, and the place that was said to the patient', () => {
  const script = dispatchScript({ address, location: '9 Elm Street, Albany', callbackNumber: '555-0100' });
  expect(script).toContain('dispatch center for Albany, NY.');
  expect(script).toContain('The address is 9 Elm Street, Albany.');
  expect(script).toContain('on another line, at 555-0100.');
});

test('what is not known is not made up', () => {
  expect(dispatchScript({ address, location: '', callbackNumber: '' })).toContain('1 Main Street, Albany');
  const script = dispatchScript({ address: nowhere, location: '', callbackNumber: '' });
  expect(script).toContain('the dispatch center of the place that I give you');
  expect(script).not.toContain('at .');
});
