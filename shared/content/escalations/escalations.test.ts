import { describe, expect, test } from 'vitest';
import { EscalationLevel } from '#shared/domain/escalation.ts';
import { findProtocols, levelsOf } from '#shared/domain/escalation-protocol.ts';
import {
  ESCALATION_PHONES,
  ESCALATION_PROTOCOLS,
  escalationPhone,
  escalationProtocol,
  escalationSteps,
  STEPS_BY_LEVEL,
} from './index.ts';

/** Every row of domain.md 6.1: what is heard, its level, and the least urgent level that an order may allow. */
const TRIGGERS: [id: string, level: EscalationLevel, lowest: EscalationLevel][] = [
  ['chest-pain', 'E911', 'E911'],
  ['stroke-signs', 'E911', 'E911'],
  ['severe-breathlessness', 'E911', 'E911'],
  ['unresponsive', 'E911', 'E911'],
  ['overdose', 'E911', 'E911'],
  ['suicidal-intent', 'E911', 'E911'],
  ['suicidal-statement', 'RN-now', 'RN-now'],
  ['confusion', 'RN-now', 'RN-now'],
  ['abuser-present', 'E911', 'E911'],
  ['abuse-disclosed', 'RN-now', 'RN-now'],
  ['elder-abuse', 'RN-now', 'RN-now'],
  ['very-high-blood-pressure-with-symptoms', 'E911', 'E911'],
  ['very-high-blood-pressure', 'RN-now', 'RN-now'],
  ['low-blood-pressure', 'RN-now', 'RN-now'],
  ['glucose', 'RN-now', 'RN-now'],
  ['heart-failure-weight', 'RN-now', 'SameDay'],
  ['low-oxygen', 'RN-now', 'RN-now'],
  ['fall-head-strike', 'E911', 'E911'],
  ['fever-infection', 'RN-now', 'RN-now'],
  ['bleeding-or-clot', 'RN-now', 'RN-now'],
  ['medication-error', 'RN-now', 'RN-now'],
  ['power-cut', 'RN-now', 'RN-now'],
  ['red-flag', 'RN-now', 'SameDay'],
];

test('the protocols are the triggers that RN leadership approves, and no others', () => {
  expect(ESCALATION_PROTOCOLS.map(({ id }) => id).sort()).toEqual(TRIGGERS.map(([id]) => id).sort());
});

describe.each(TRIGGERS)('%s', (id, level, lowest) => {
  const protocol = escalationProtocol(id);

  test(`is ${level}, may go up and not below ${lowest}`, () => {
    expect(protocol).toMatchObject({ level, lowestLevel: lowest });
    expect(levelsOf({ lowestLevel: lowest }).at(-1)).toBe(lowest);
    expect(levelsOf({ lowestLevel: lowest })[0]).toBe('E911');
    expect(protocol?.raiseWhen === '').toBe(level === 'E911');
  });

  test('at each level it may have: no step twice, every number known, the line held first where it is urgent', () => {
    for (const at of levelsOf({ lowestLevel: lowest })) {
      const steps = escalationSteps(id, at);
      expect(new Set(steps.map((step) => step.id)).size).toBe(steps.length);
      const phones = [...steps.flatMap((step) => step.phones), ...(protocol?.phones ?? [])];
      expect(phones.filter((phone) => escalationPhone(phone) === undefined)).toEqual([]);
      if (at !== 'SameDay') expect(steps[0]?.id).toBe('stay-on-line');
      if (at === 'E911') expect(steps.map((step) => step.id)).toContain('emergency-called');
      if (at === 'RN-now') expect(steps.map((step) => step.id)).toContain('nurse-accepted');
      if (at === 'SameDay') expect(steps.map((step) => step.id)).toContain('message-given');
    }
  });

  test('is heard of again within a day', () => {
    expect(protocol?.followUpWithinHours).toBeLessThanOrEqual(24);
  });
});

test('the numbers of domain.md are on the device', () => {
  const numbers = Object.fromEntries(ESCALATION_PHONES.map(({ id, number }) => [id, number]));
  expect(numbers).toMatchObject({
    emergency: '911',
    'crisis-line': '988',
    'poison-control': '1-800-222-1222',
    'domestic-violence': '1-800-799-7233',
  });
});

test('an overdose asks for naloxone before anything but the line and the place, and for Poison Control only when stable', () => {
  const steps = escalationSteps('overdose', 'E911');
  const at = (id: string) => steps.findIndex((step) => step.id === id);
  expect(at('naloxone')).toBeGreaterThan(at('location'));
  expect(at('naloxone')).toBeLessThan(at('emergency-called'));
  expect(at('poison-control')).toBeGreaterThan(at('emergency-called'));
  expect(steps[at('naloxone')]?.repeats).toBe(true);
});

test('suicide and violence stay off everything that others may see; the law asks for reports of abuse', () => {
  const isPrivate = ESCALATION_PROTOCOLS.filter((protocol) => protocol.isPrivate).map(({ id }) => id);
  expect(isPrivate.sort()).toEqual(
    [
      'abuse-disclosed',
      'abuser-present',
      'elder-abuse',
      'overdose',
      'suicidal-intent',
      'suicidal-statement',
    ].sort(),
  );
  const report = (id: string) => escalationProtocol(id)?.mandatoryReport;
  expect(report('elder-abuse')).toBe('elder-or-dependent-adult');
  expect(report('abuse-disclosed')).toBe('depends-on-state');
  expect(report('abuser-present')).toBe('depends-on-state');
  expect(report('chest-pain')).toBe('none');
});

test('thoughts of death without a plan go to an RN in the same call, and 988 is at hand', () => {
  const steps = escalationSteps('suicidal-statement', 'RN-now');
  expect(steps.map(({ id }) => id)).toEqual(
    expect.arrayContaining(['not-alone', 'crisis-joined', 'nurse-called']),
  );
});

test.each([
  ['chest', 'chest-pain'],
  ['narcan', 'overdose'],
  ['phq', 'suicidal-statement'],
  ['face droop', 'stroke-signs'],
  ['hits', 'abuse-disclosed'],
  ['blood sugar', 'glucose'],
  ['aps', 'elder-abuse'],
])('the search for "%s" offers %s first', (text, id) => {
  expect(findProtocols(ESCALATION_PROTOCOLS, text)[0]?.id).toBe(id);
});

test('an empty search offers all, and one that nothing has offers none', () => {
  expect(findProtocols(ESCALATION_PROTOCOLS, ' ')).toEqual(ESCALATION_PROTOCOLS);
  expect(findProtocols(ESCALATION_PROTOCOLS, 'zzz')).toEqual([]);
});

test('an unknown trigger of a newer release still has the steps of its level', () => {
  const steps = escalationSteps('of-a-newer-release', 'E911');
  expect(steps.length).toBeGreaterThan(5);
  expect(STEPS_BY_LEVEL).toEqual(expect.arrayContaining(steps));
});

test('every level can be had by some protocol', () => {
  expect(new Set(ESCALATION_PROTOCOLS.flatMap(levelsOf))).toEqual(new Set(EscalationLevel.options));
});
