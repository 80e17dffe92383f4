import { expect, test } from 'vitest';
import { type ClockFacts, clockState, startClock } from './clock.ts';
import {
  NO_CLOCKS,
  readBoard,
  recoverBoard,
  runningClock,
  switchClock,
  tickBoard,
  withClock,
  withoutClock,
} from './clock-board.ts';
import { testId } from './test-documents.ts';

const start = Date.parse('2026-11-20T15:00:00.000Z');
const at = (seconds: number) => ({ wall: start + seconds * 1000, monotonic: seconds * 1000 });
const facts = (id: string, patient: number): ClockFacts => ({
  ...{ id, patientId: testId(patient), patientName: 'Rosa Alvarez', callId: '' },
  ...{ activity: 'chart-review', program: 'CCM' },
});

const twoClocks = () => {
  const first = withClock(NO_CLOCKS, startClock(facts('a', 1), at(0)), at(0));
  return withClock(first, startClock(facts('b', 2), at(4)), at(4));
};

test('a second clock pauses the first, which is kept apart and can go on', () => {
  const shown = (board: ReturnType<typeof twoClocks>) =>
    board.clocks.map(clockState).map(({ id, seconds, runningSince }) => [id, seconds, runningSince !== null]);
  let board = tickBoard(twoClocks(), at(7));
  expect(shown(board)).toEqual([
    ['b', 3, true],
    ['a', 4, false],
  ]);
  board = tickBoard(switchClock(board, 'a', at(8)), at(10));
  expect(shown(board)).toEqual([
    ['a', 6, true],
    ['b', 4, false],
  ]);
  expect(switchClock(board, 'a', at(12))).toBe(board);
  expect(switchClock(board, 'unknown', at(12))).toBe(board);
  expect(shown(withoutClock(board, 'a'))).toEqual([['b', 4, false]]);
});

test('after a kill only the clock that ran is asked about', () => {
  const board = recoverBoard(twoClocks(), { wall: start + 604_000, monotonic: 1 });
  expect(board.clocks.map((clock) => clockState(clock).gap?.seconds ?? null)).toEqual([600, null]);
  expect(runningClock(board)?.id).toBe('b');
});

test('the one clock of an older store is read with its stretches and its questions', () => {
  const lone = {
    ...{ patientId: testId(1), patientName: 'Rosa Alvarez', callId: testId(3), activity: 'patient-contact' },
    ...{
      startedAt: '2026-11-20T15:00:00.000Z',
      isRunning: true,
      lastWall: start + 640_000,
      lastMonotonic: 9,
    },
    stretches: [
      { startedAtWall: start, milliseconds: 20_000 },
      { startedAtWall: start + 620_000, milliseconds: 20_000 },
    ],
    gaps: [{ from: '2026-11-20T15:00:20.000Z', until: '2026-11-20T15:10:20.000Z', seconds: 600 }],
  };
  const [clock] = readBoard(lone).clocks;
  expect(clock && clockState(clock)).toMatchObject({
    ...{ id: testId(3), callId: testId(3), seconds: 40 },
    gap: { from: '2026-11-20T15:00:20.000Z', seconds: 600, secondsBefore: 20 },
  });
  expect(clock?.stretches.at(-1)?.startedAtWall).toBe(start + 620_000);
  expect(readBoard(null)).toEqual(NO_CLOCKS);
  const board = twoClocks();
  expect(readBoard(JSON.parse(JSON.stringify(board)))).toEqual(board);
});
