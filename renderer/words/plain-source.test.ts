import { expect, test } from 'vitest';
import { CARE_GAP_RULES } from '#shared/content/care-gaps/index.ts';
import { PRACTICE_QUESTIONS } from '#shared/content/practice-questions.ts';
import { plainSource } from './plain-source.ts';

test('no source that is shown names our own notes, and each says something', () => {
  for (const { source } of [...CARE_GAP_RULES, ...PRACTICE_QUESTIONS]) {
    expect(plainSource(source)).not.toMatch(/domain\.md|memory/);
    expect(plainSource(source).trim()).toMatch(/\w{3}/);
  }
  expect(plainSource('ADA and KDIGO: at least once a year (from memory); LOINC domain.md 2.2')).toBe(
    'ADA and KDIGO: at least once a year (not checked against the publication)',
  );
});
