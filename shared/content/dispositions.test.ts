import { expect, test } from 'vitest';
import { Disposition } from '#shared/domain/call.ts';
import { DISPOSITIONS, dispositionLabel } from './dispositions.ts';

test('every disposition is listed once, with words of its own', () => {
  expect(DISPOSITIONS.map((one) => one.disposition).toSorted()).toEqual(Disposition.options.toSorted());
  expect(new Set(DISPOSITIONS.map((one) => one.label)).size).toBe(Disposition.options.length);
  expect(dispositionLabel('no-answer')).toBe('No answer');
});

test('what counts as a contact was reached or is an emergency; outreach stops only for two', () => {
  for (const one of DISPOSITIONS) {
    if (one.isContact) expect(['reached', 'safety']).toContain(one.group);
  }
  expect(DISPOSITIONS.filter((one) => one.next === null).map((one) => one.disposition)).toEqual([
    'reached-declined-program',
    'deceased-reported',
  ]);
});
