import { expect, test } from 'vitest';
import { PROGRAM_TARGETS } from '#shared/content/program-targets.ts';
import { Callable, QueueRow, QueueView } from '#shared/contract/engine/queue.ts';
import { callability } from '#shared/domain/calling-hours.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { monthSummary, rankQueue } from '#shared/domain/queue.ts';
import { makeCall, makePatient, makeTask, testId } from '#shared/domain/test-documents.ts';

// The domain may not import the contract: that its shapes are the contract's is shown here, field by field.
const now = Date.parse('2026-11-24T16:00:00.000Z');

test('a ranked patient is a queue row and a month summary completes the view', () => {
  const id = testId(1);
  const input = {
    now,
    practiceTimeZone: 'America/New_York',
    targets: PROGRAM_TARGETS,
    patients: [makePatient({ id })],
    tasks: new Map([[id, [makeTask({ patientId: id })]]]),
    calls: new Map([[id, [makeCall({ patientId: id })]]]),
    timeEntries: new Map(),
  };
  const rows: QueueRow[] = rankQueue(input);
  expect(rows.map((row) => QueueRow.strict().parse(row))).toEqual(rows);
  const outOfReach = rows.map(({ patientId }) => patientId);
  const view: QueueView = {
    ...{ rows, ...monthSummary(input, rows), outOfReach, staffNames: { server: '' } },
    generatedAt: toInstant(now),
  };
  expect(QueueView.strict().parse(view)).toEqual(view);
});

test('callability is the contract’s Callable', () => {
  const callable: Callable = callability(makePatient({ timeZone: 'Pacific/Honolulu' }), now);
  expect(Callable.strict().parse(callable)).toEqual(callable);
});
