import { expect, test } from 'vitest';
import type { Disposition } from './call.ts';
import { brokenNumbers } from './phone-standing.ts';
import { makeCall } from './test-documents.ts';

const call = (startedAt: string, numberDialled: string, disposition: Disposition) =>
  makeCall({ startedAt, numberDialled, disposition });

test('a number that was wrong stays so until somebody is reached on it; the order of the list does not matter', () => {
  const wrong = call('2026-11-10T17:00:00.000Z', '555-0100', 'wrong-number');
  const silent = call('2026-11-11T17:00:00.000Z', '555-0100', 'no-answer');
  const reached = call('2026-11-12T17:00:00.000Z', '555-0100', 'reached-completed');
  expect([...brokenNumbers([silent, wrong])]).toEqual(['555-0100']);
  expect([...brokenNumbers([reached, silent, wrong])]).toEqual([]);
  expect([...brokenNumbers([call('2026-11-10T17:00:00.000Z', '', 'line-disconnected')])]).toEqual([]);
});
