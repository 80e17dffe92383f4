import { expect, test } from 'vitest';
import type { TaskRow } from '#shared/contract/engine/tasks.ts';
import { dueWords } from './task-words.ts';

test('what was closed without being done is never called done', () => {
  const now = Date.parse('2026-11-21T12:00:00.000Z');
  const row = (status: TaskRow['status']) =>
    ({ group: 'done', status, dueAt: '', completedAt: '2026-11-21T10:00:00.000Z' }) as TaskRow;
  expect(dueWords(row('completed'), now)).toBe('done 2 h ago');
  expect(dueWords(row('cancelled'), now)).toBe('closed 2 h ago');
});
