import { expect, test } from 'vitest';
import type { PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import { PLAIN_TASK } from '#shared/domain/task.ts';
import { FORMAT_PLAN } from './format.ts';
import { type KeptVersion, mergeStale } from './merge-stale.ts';
import type { Master, PushContext } from './push-rules.ts';
import type { Content } from './write-documents.ts';

const AT = '2026-11-01T09:00:00.000Z';
const id = (digit: string) => `00000000-0000-7000-8000-${digit.repeat(12)}`;
const [me, myDevice, patientId, other] = [id('1'), id('2'), id('3'), id('4')] as [
  string,
  string,
  string,
  string,
];

const context: PushContext = {
  collection: 'tasks',
  staffId: me,
  role: 'care-manager',
  credential: 'LPN',
  deviceIds: new Set([myDevice]),
  visiblePatients: new Set([patientId]),
  now: AT,
  format: FORMAT_PLAN.format,
  plan: FORMAT_PLAN,
};

/** A task of mine; every version of it carries the same instant, as when a clock stands still. */
const task = (changes: object = {}): Content => ({
  id: id('5'),
  updatedAt: AT,
  updatedBy: me,
  deviceId: myDevice,
  patientId,
  ...PLAIN_TASK,
  kind: 'callback',
  status: 'requested',
  priority: 'routine',
  title: 'First',
  detail: '',
  dueAt: AT,
  ownerId: me,
  createdAt: AT,
  createdBy: me,
  completedAt: '',
  callId: '',
  ...changes,
});
const theirs = { updatedBy: other, deviceId: id('6') };
const master = (rev: number, content: Content): Master => ({
  rev,
  receivedAt: new Date(AT),
  deleted: false,
  format: FORMAT_PLAN.format,
  content,
});
const row = (content: Content, assumed: Content | null, rev = 0, receivedAt = ''): PushRow => ({
  newDocumentState: { ...content, rev, receivedAt: '', _deleted: false } as WireDocument,
  assumedMasterState:
    assumed === null ? null : ({ ...assumed, rev, receivedAt, _deleted: false } as WireDocument),
});
const version = (rev: number, body: Content, pushed: Content | null = null): KeptVersion => ({
  rev,
  body,
  pushed,
});

test('PUSH-2 two edits within one tick of the clock are told apart by what they say', () => {
  const [first, second] = [task({ title: 'A' }), task({ title: 'B' })];
  const versions = [version(2, first), version(3, second)];
  const stands = master(4, task({ title: 'C', ...theirs }));
  expect(mergeStale(context, row(second, task(), 1, AT), stands, versions)).toEqual({ outcome: 'taken' });
  const third = task({ title: 'D' });
  expect(mergeStale(context, row(third, task(), 1, AT), stands, versions)).toMatchObject({
    outcome: 'merged',
    content: { title: 'D' },
  });
});

test('PUSH-2 an edit that says again what an earlier one said is no retry when the device knew the version in between', () => {
  const [first, second] = [task({ title: 'A' }), task({ title: 'B' })];
  const versions = [version(2, first), version(3, second)];
  const stands = master(4, task({ title: 'B', detail: 'Theirs', ...theirs }));
  expect(mergeStale(context, row(first, second, 1), stands, versions)).toMatchObject({
    outcome: 'merged',
    content: { title: 'A', detail: 'Theirs' },
    pushed: first,
  });
});

test('MERGE-8 a version that the server made of a merge later is not what the device sent', () => {
  const merged = task({ title: 'A', detail: 'Theirs' });
  const versions = [version(2, merged, task({ title: 'A' })), version(3, merged)];
  const stands = master(4, task({ title: 'A', detail: 'Theirs, corrected', ...theirs }));
  const next = task({ title: 'A', priority: 'urgent', updatedAt: '2026-11-01T10:00:00.000Z' });
  expect(mergeStale(context, row(next, task(), 1, AT), stands, versions)).toMatchObject({
    content: { title: 'A', detail: 'Theirs, corrected', priority: 'urgent' },
  });
});

test('HOLD-2 a state that the server never took is no base: the version that it names is', () => {
  const refused = task({ title: 'Mine', dueAt: 'tomorrow' });
  const corrected = task({ title: 'Mine', detail: 'Corrected' });
  const stands = master(2, task({ priority: 'urgent', ...theirs }));
  expect(mergeStale(context, row(corrected, refused, 1), stands, [version(1, task())])).toMatchObject({
    content: { title: 'Mine', detail: 'Corrected', priority: 'urgent' },
  });
});

test('PUSH-4 two edits that fit each by itself and not together: the later one is refused', () => {
  const half = 'x'.repeat(600_000);
  const stands = master(2, task({ theirExtra: half, ...theirs }));
  const mine = task({ myExtra: half });
  expect(mergeStale(context, row(mine, task(), 1, AT), stands, [])).toMatchObject({
    outcome: 'refused',
    code: 'TOO_LARGE',
  });
});

test('HOLD-1 an edit without fault is not refused for a fault that stands there already', () => {
  const stands = master(2, task({ priority: 'odd', ...theirs }));
  expect(mergeStale(context, row(task({ title: 'Mine' }), task(), 1, AT), stands, [])).toMatchObject({
    outcome: 'merged',
    content: { title: 'Mine', priority: 'odd' },
  });
});
