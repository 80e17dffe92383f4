import { expect, test } from 'vitest';
import { readingGrade } from './reading-grade.ts';

test('the grade of Flesch and Kincaid is that of the formula, worked out by hand', () => {
  // 6 words, 1 sentence, 6 syllables: 0.39 * 6 + 11.8 * 1 - 15.59 is below 0.
  expect(readingGrade('The cat sat on the mat.', 'en')).toBe(0);
  // 10 words, 1 sentence, 20 syllables: 0.39 * 10 + 11.8 * 2 - 15.59 = 11.91.
  expect(readingGrade('Doctors order water, paper, yellow apples, seven carpets, open windows.', 'en')).toBe(
    11.9,
  );
});

test('plain words for a patient are below sixth grade, and a sentence of a chart is far above', () => {
  const plain =
    'Weigh yourself each day. Call us if you gain 3 pounds in one day. Take your pills with food.';
  const chart =
    'Optimization of antihypertensive pharmacotherapy necessitates longitudinal ambulatory monitoring of hemodynamic parameters.';
  expect(readingGrade(plain, 'en')).toBeLessThan(6);
  expect(readingGrade(chart, 'en')).toBeGreaterThan(15);
});

test('Crawford’s grade of a Spanish text is that of the formula, worked out by hand', () => {
  // 5 words, 1 sentence, 10 syllables: -0.205 * 20 + 0.049 * 200 - 3.407 = 2.293.
  expect(readingGrade('Tome agua fresca cada tarde.', 'es')).toBe(2.3);
  // 8 words, 2 sentences: día is two syllables, cuidado three, oiga two, aceite three.
  expect(readingGrade('Un día con cuidado. Oiga la aceite aquí.', 'es')).toBe(
    Math.round((-0.205 * 25 + 0.049 * ((100 * 15) / 8) - 3.407) * 10) / 10,
  );
});

test('a text too short to tell has no grade, and the end of a line ends a sentence', () => {
  expect(readingGrade('Lisinopril 10 mg', 'en')).toBeNull();
  expect(readingGrade('', 'es')).toBeNull();
  const items = ['Walk each day', 'Eat more fruit', 'Drink less soda'];
  expect(readingGrade(items.join('\n'), 'en')).toBe(readingGrade(items.join('. '), 'en'));
});
