import { expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import { queueContext } from '#shared/domain/queue.ts';
import { makeCall, makePatient } from '#shared/domain/test-documents.ts';
import { createRankMemory } from './rank-memory.ts';

const NOW = Date.parse('2026-11-18T15:00:20Z');
const context = (now: number) => queueContext(now, 'America/New_York', PROGRAM_TARGETS);

test('a row is made anew when the patient, one of her documents or the minute changes, and only then', () => {
  const rank = createRankMemory();
  const patient = makePatient();
  const calls = [makeCall()];
  const facts = { tasks: [], timeEntries: [], calls };
  const row = rank(patient, facts, context(NOW));
  expect(row).not.toBeNull();
  expect(rank(patient, { ...facts, calls: [...calls] }, context(NOW + 5000))).toBe(row);
  expect(rank(patient, { ...facts, calls: [makeCall()] }, context(NOW + 5000))).not.toBe(row);
  const again = rank(patient, facts, context(NOW + 5000));
  expect(again).not.toBe(row);
  expect(rank(patient, facts, context(NOW + 60_000))).not.toBe(again);
  expect(rank({ ...patient }, facts, context(NOW + 60_000))?.name).toBe(row?.name);
});
