import { beforeEach, expect, test } from 'vitest';
import type { ClockState } from '#shared/contract/engine/clock.ts';
import { leaveChart, noteWriting, settleWarning, useWrongChart } from './wrong-chart.ts';

const clock = (id: string, patientId: string, isRunning = true): ClockState => ({
  ...{ id, patientId, patientName: 'Rosa Alvarez', callId: '', activity: 'chart-review', program: '' },
  ...{ startedAt: '2026-11-20T15:00:00.000Z', seconds: 4, gap: null },
  runningSince: isRunning ? '2026-11-20T15:00:04.000Z' : null,
});
const ana = { id: 'ana', name: 'Ana Cruz' };
const warning = () => useWrongChart.getState().warning;

beforeEach(() => useWrongChart.setState({ warning: null, settledFor: '' }));

test('writing in another chart than that of the running clock warns, once in a visit', () => {
  noteWriting(ana, [clock('1', 'rosa')]);
  expect(warning()).toEqual({ patientId: 'ana', patientName: 'Ana Cruz', clockId: '1' });
  settleWarning();
  noteWriting(ana, [clock('1', 'rosa')]);
  expect(warning()).toBeNull();
  leaveChart('ana');
  noteWriting(ana, [clock('1', 'rosa')]);
  expect(warning()).not.toBeNull();
  leaveChart('ana');
  expect(warning()).toBeNull();
});

test('the chart of the running clock and clocks that wait are no reason to warn', () => {
  noteWriting(ana, [clock('1', 'ana'), clock('2', 'rosa', false)]);
  noteWriting(ana, [clock('2', 'rosa', false)]);
  noteWriting(ana, []);
  expect(warning()).toBeNull();
});

test('another clock that starts meanwhile is another question', () => {
  noteWriting(ana, [clock('1', 'rosa')]);
  settleWarning();
  noteWriting(ana, [clock('3', 'joe'), clock('1', 'rosa', false)]);
  expect(warning()?.clockId).toBe('3');
});
