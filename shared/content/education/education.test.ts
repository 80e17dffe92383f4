import { describe, expect, test } from 'vitest';
import { Handout, handoutLines } from '#shared/domain/education.ts';
import { GRADE_AIMED_AT, readingGrade } from '#shared/domain/reading-grade.ts';
import { PATIENT_COPY_LABELS } from '../patient-copy/index.ts';
import { PLAN_TEMPLATES } from '../plan-templates/index.ts';
import { HANDOUT_WORDS, HANDOUTS } from './index.ts';

const LANGUAGES = ['en', 'es'] as const;
const everyHandout = LANGUAGES.flatMap((language) => HANDOUTS[language]);
const named = everyHandout.map((handout) => [`${handout.language}/${handout.id}`, handout] as const);
const numbersOf = (text: string) => (text.match(/\d+(?:[,.-]\d+)*/g) ?? []).toSorted();

test('each care plan template has its handout in both languages, compared with the template as it is now', () => {
  const versions = Object.fromEntries(PLAN_TEMPLATES.map(({ id, version }) => [id, version]));
  for (const language of LANGUAGES) {
    const found = HANDOUTS[language].map(({ id, templateVersion }) => [id, templateVersion]);
    expect([language, Object.fromEntries(found)]).toEqual([language, versions]);
  }
});

describe.each(named)('%s', (_name, handout) => {
  test('is whole, and reads under seventh grade', () => {
    expect(Handout.parse(handout)).toEqual(handout);
    const grade = readingGrade(handoutLines(handout).join('\n'), handout.language);
    expect(grade).not.toBeNull();
    expect(grade).toBeLessThanOrEqual(GRADE_AIMED_AT);
  });

  test('says every sign of the patient’s copy in the zone of its urgency, and none twice', () => {
    const signs = PATIENT_COPY_LABELS[handout.language].signs[handout.id];
    expect(handout.zones.yellow).toEqual(expect.arrayContaining(signs?.call ?? ['a sign']));
    expect(handout.zones.red).toEqual(expect.arrayContaining(signs?.emergency ?? ['a sign']));
    const lines = handoutLines(handout);
    expect(lines).toHaveLength(new Set(lines).size);
  });
});

test('English and Spanish have the same sections, as many lines in each, and the same numbers in each line', () => {
  for (const [at, english] of HANDOUTS.en.entries()) {
    const spanish = HANDOUTS.es[at];
    expect(spanish).toMatchObject({ id: english.id, version: english.version, date: english.date });
    const [ours, theirs] = [handoutLines(english), spanish === undefined ? [] : handoutLines(spanish)];
    for (const section of ['about', 'daily', 'questions'] as const) {
      expect([english.id, spanish?.[section].length]).toEqual([english.id, english[section].length]);
    }
    for (const zone of ['green', 'yellow', 'red'] as const) {
      expect([english.id, spanish?.zones[zone].length]).toEqual([english.id, english.zones[zone].length]);
    }
    expect(theirs.map((line, index) => [ours[index], numbersOf(line)])).toEqual(
      ours.map((line) => [line, numbersOf(line)]),
    );
  }
});

test('the words around them name the number to call, and read as easily', () => {
  for (const language of LANGUAGES) {
    const words = HANDOUT_WORDS[language];
    expect(words.zones.red).toContain('911');
    const text = [words.about, words.daily, ...Object.values(words.zones), words.questions].join('\n');
    expect(readingGrade(text, language)).toBeLessThanOrEqual(GRADE_AIMED_AT);
  }
});
