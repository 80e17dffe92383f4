import { describe, expect, test } from 'vitest';
import { proposableCodes, proposedCode } from '#shared/domain/need-code.ts';
import { NeedGuide } from '#shared/domain/need-guide.ts';
import { FORMS } from './forms/index.ts';
import { NEED_GUIDES } from './needs.ts';

const guide = (needId: string): NeedGuide => {
  const found = NEED_GUIDES.find((one) => one.needId === needId);
  if (!found) throw new Error(`no guide ${needId}`);
  return found;
};

/** Needs that only show in the conversation: no form of ours asks for them (domain.md 4.2). */
const FROM_CONVERSATION = ['digital-access'];

/** domain.md 4.1: when a code is billable. `old`: before 2021, no first day given. */
const CALENDAR: [code: string, from: string, to: string][] = [
  ['Z59.00', '2021-10-01', ''],
  ['Z59.01', '2021-10-01', ''],
  ['Z59.02', '2021-10-01', ''],
  ['Z59.1', 'old', '2023-03-31'],
  ['Z59.10', '2023-04-01', ''],
  ['Z59.11', '2023-04-01', ''],
  ['Z59.12', '2023-04-01', ''],
  ['Z59.19', '2023-04-01', ''],
  ['Z59.4', 'old', '2021-09-30'],
  ['Z59.41', '2021-10-01', ''],
  ['Z59.48', '2021-10-01', ''],
  ['Z59.5', 'old', ''],
  ['Z59.6', 'old', ''],
  ['Z59.7', 'old', '2024-09-30'],
  ['Z59.71', '2024-10-01', ''],
  ['Z59.72', '2024-10-01', ''],
  ['Z59.811', '2021-10-01', ''],
  ['Z59.812', '2021-10-01', ''],
  ['Z59.819', '2021-10-01', ''],
  ['Z59.82', '2022-10-01', ''],
  ['Z59.86', '2022-10-01', '2025-09-30'],
  ['Z59.861', '2025-10-01', ''],
  ['Z59.868', '2025-10-01', ''],
  ['Z59.869', '2025-10-01', ''],
  ['Z59.87', '2022-10-01', ''],
  ['Z55.0', 'old', ''],
  ['Z55.5', '2021-10-01', ''],
  ['Z55.6', '2023-04-01', ''],
  ['Z55.9', 'old', ''],
  ['Z56.0', 'old', ''],
  ['Z56.2', 'old', ''],
  ['Z56.9', 'old', ''],
  ['Z58.6', '2021-10-01', ''],
  ['Z58.81', '2023-04-01', ''],
  ['Z60.2', 'old', ''],
  ['Z60.4', 'old', ''],
  ['Z72.3', 'old', ''],
  ['Z73.3', 'old', ''],
  ['Z74.1', 'old', ''],
  ['Z74.2', 'old', ''],
  ['Z77.011', 'old', ''],
  ['Z77.120', 'old', ''],
  ['Z91.110', '2023-10-01', ''],
  ['Z91.120', 'old', ''],
  ['Z91.141', '2023-10-01', ''],
  ['Z91.190', '2023-10-01', ''],
];

/** domain.md 4.2, row by row: Gravity category, the default code and the others on a date of service from 2025-10-01. */
const ROWS: [needId: string, category: string, code: string | null, others: string[]][] = [
  ['no-steady-housing', 'homelessness', 'Z59.00', ['Z59.01', 'Z59.02']],
  ['housing-at-risk', 'housing-instability', 'Z59.811', ['Z59.812', 'Z59.819']],
  ['unsafe-housing', 'inadequate-housing', 'Z59.19', ['Z59.10']],
  ['mold-at-home', 'inadequate-housing', 'Z59.19', ['Z77.120']],
  ['lead-at-home', 'inadequate-housing', 'Z59.19', ['Z58.6', 'Z77.011']],
  ['no-heat', 'inadequate-housing', 'Z59.11', []],
  ['food-insecurity', 'food-insecurity', 'Z59.41', ['Z59.48']],
  ['transportation-insecurity', 'transportation-insecurity', 'Z59.82', []],
  ['utility-shut-off-threat', 'utility-insecurity', 'Z59.861', []],
  ['utility-shut-off', 'utility-insecurity', 'Z59.12', ['Z58.81', 'Z59.861']],
  ['interpersonal-safety', 'sdoh-category-unspecified', null, []],
  [
    'financial-strain',
    'financial-insecurity',
    'Z59.869',
    ['Z59.5', 'Z59.6', 'Z59.72', 'Z59.861', 'Z59.868', 'Z59.87'],
  ],
  ['job-help', 'employment-status', 'Z56.9', ['Z56.0', 'Z56.2']],
  ['help-at-home', 'sdoh-category-unspecified', 'Z74.1', ['Z74.2']],
  ['loneliness', 'social-connection', null, ['Z60.2', 'Z60.4']],
  ['language-access', 'language-access', null, []],
  ['education-help', 'educational-attainment', null, ['Z55.0', 'Z55.5', 'Z55.6', 'Z55.9']],
  ['inactivity', '', 'Z72.3', []],
  ['substance-use', '', null, []],
  ['tobacco-use', '', null, []],
  ['depressive-symptoms', '', null, []],
  ['stress', 'stress', 'Z73.3', []],
  ['disability', 'sdoh-category-unspecified', null, []],
  ['medication-cost', 'medical-cost-burden', 'Z91.120', ['Z91.110', 'Z91.141', 'Z91.190']],
  ['health-insurance', 'health-insurance-coverage-status', 'Z59.71', []],
  ['digital-access', 'digital-access', null, []],
];

describe.each(ROWS)('%s', (needId, category, code, others) => {
  test('has the category and the codes of its row', () => {
    expect(guide(needId).category).toBe(category);
    expect(proposedCode(guide(needId), '2025-10-01')?.code ?? null).toBe(code);
    const alternatives = proposableCodes(guide(needId), '2025-10-01').filter((one) => one.when !== '');
    expect(alternatives.map((one) => one.code).toSorted()).toEqual(others);
  });
});

test.each(CALENDAR)('%s is proposed from its first day to its last', (code, from, to) => {
  const holders = NEED_GUIDES.filter((one) => one.codes.some((proposal) => proposal.code === code));
  expect(holders.length).toBeGreaterThan(0);
  for (const holder of holders) {
    const isThere = (onDate: string) => proposableCodes(holder, onDate).some((one) => one.code === code);
    if (from !== 'old') expect([isThere(dayBefore(from)), isThere(from)]).toEqual([false, true]);
    else expect(isThere('2019-01-01')).toBe(true);
    if (to !== '') expect([isThere(to), isThere(dayAfter(to))]).toEqual([true, false]);
    else expect(isThere('2026-11-21')).toBe(true);
  }
});

// The default on both sides of each change of the code set.
test.each([
  ['food-insecurity', '2021-09-30', 'Z59.4', 'Z59.41'],
  ['no-steady-housing', '2021-09-30', null, 'Z59.00'],
  ['housing-at-risk', '2021-09-30', null, 'Z59.811'],
  ['transportation-insecurity', '2022-09-30', null, 'Z59.82'],
  ['financial-strain', '2022-09-30', null, 'Z59.86'],
  ['utility-shut-off-threat', '2022-09-30', null, 'Z59.86'],
  ['unsafe-housing', '2023-03-31', 'Z59.1', 'Z59.19'],
  ['mold-at-home', '2023-03-31', 'Z59.1', 'Z59.19'],
  ['lead-at-home', '2023-03-31', 'Z59.1', 'Z59.19'],
  ['no-heat', '2023-03-31', 'Z59.1', 'Z59.11'],
  ['utility-shut-off', '2023-03-31', 'Z59.1', 'Z59.12'],
  ['health-insurance', '2024-09-30', 'Z59.7', 'Z59.71'],
  ['financial-strain', '2025-09-30', 'Z59.86', 'Z59.869'],
  ['utility-shut-off-threat', '2025-09-30', 'Z59.86', 'Z59.861'],
])('%s: until %s %s, from the next day %s', (needId, last, before, after) => {
  expect(proposedCode(guide(needId), last)?.code ?? null).toBe(before);
  expect(proposedCode(guide(needId), dayAfter(last))?.code ?? null).toBe(after);
});

test('the calendar knows every code of the guides, and no code of abuse is among them', () => {
  const codes = new Set(NEED_GUIDES.flatMap((one) => one.codes.map((proposal) => proposal.code)));
  expect([...codes].toSorted()).toEqual(CALENDAR.map(([code]) => code).toSorted());
  expect([...codes].filter((code) => /^(T|F|Y|Z63|Z69|Z91\.4)/.test(code))).toEqual([]);
});

test('every need that a form finds has a guide, and every other guide is known to come from the conversation', () => {
  const found = new Set([
    ...FORMS.flatMap((form) => form.rules.needs.map((rule) => rule.id)),
    ...FROM_CONVERSATION,
  ]);
  expect(NEED_GUIDES.map((one) => one.needId).toSorted()).toEqual([...found].toSorted());
});

test('safety and substance use stay off every plan; every other guide says what to do', () => {
  for (const one of NEED_GUIDES) {
    expect(NeedGuide.parse(one)).toEqual(one);
    expect(one.resourceKinds.length).toBeGreaterThan(0);
    expect(one.mayGoOnPlan).toBe(one.goal !== null);
    expect(one.interventions.length > 0).toBe(one.mayGoOnPlan);
    if (!one.mayGoOnPlan) expect(one.actNow).not.toBe('');
  }
  const offPlan = NEED_GUIDES.filter((one) => !one.mayGoOnPlan).map((one) => one.needId);
  expect(offPlan.toSorted()).toEqual(['interpersonal-safety', 'substance-use']);
});

function shifted(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}
const dayBefore = (date: string) => shifted(date, -1);
const dayAfter = (date: string) => shifted(date, 1);
