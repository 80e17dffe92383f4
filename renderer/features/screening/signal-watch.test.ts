import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { FORMS } from '#shared/content/forms/index.ts';
import { signalsOf } from '#shared/domain/questionnaire/signals.ts';
import type { Answer, ResponseItem } from '#shared/domain/screening.ts';
import { watchSignals } from './signal-watch.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function watch(id: string) {
  const form = FORMS.find(({ questionnaire }) => questionnaire.id === id);
  if (!form) throw new Error(`no form ${id}`);
  const items = new Map<string, ResponseItem>();
  const heard: string[] = [];
  const watched = watchSignals(
    () => [...items.values()],
    (answers) => signalsOf(form, answers),
    (signals) => heard.push(...signals.map(({ title, level }) => `${title} ${level}`)),
  );
  const answer = (linkId: string, value: Answer) =>
    items.set(linkId, { linkId, instance: '', status: 'answered', answers: [value] });
  return { watched, heard, answer };
}

test('a number that is still being typed opens nothing; typed, it does after a moment or when the question is left', () => {
  const { watched, heard, answer } = watch('diabetes-review');
  for (const valueInteger of [12, 120]) {
    answer('41653-7', { valueInteger });
    watched.whenTyped();
    vi.advanceTimersByTime(400);
  }
  vi.advanceTimersByTime(5000);
  expect(heard).toEqual([]);
  answer('41653-7', { valueInteger: 48 });
  watched.whenTyped();
  expect(heard).toEqual([]);
  watched.settle();
  expect(heard).toEqual(['Very low sugar RN-now']);
  vi.advanceTimersByTime(5000);
  expect(heard).toHaveLength(1);
});

test('a second red flag of the same protocol is told as well, and one that came back is told again', () => {
  const { watched, heard, answer } = watch('hypertension-review');
  answer('bp-dizzy', { valueBoolean: true });
  expect(watched.now()).toBe(true);
  answer('bp-fainted', { valueBoolean: true });
  expect(watched.now()).toBe(true);
  expect(heard).toEqual(['Dizzy on standing SameDay', 'Fainted RN-now']);
  expect(watched.now()).toBe(false);
  answer('bp-fainted', { valueBoolean: false });
  expect(watched.now()).toBe(false);
  answer('bp-fainted', { valueBoolean: true });
  expect(watched.now()).toBe(true);
});
