import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import {
  AUDIT_ACTIONS,
  AUDIT_GROUPS,
  auditActionsOf,
  auditActionWords,
  auditGroupOf,
} from '#shared/content/audit-actions.ts';
import type { AuditEntry } from '#shared/contract/server/audit.ts';
import { CareGapAnswer } from '#shared/domain/care-gap-answer.ts';
import { MonthCloseEvent } from '#shared/domain/month-close.ts';
import { Consent } from '#shared/domain/patient.ts';
import { PatientNeedStatus } from '#shared/domain/patient-need.ts';
import { ReferralState } from '#shared/domain/referral.ts';
import { ReviewDecision } from '#shared/domain/review-item.ts';
import { TaskMove } from '#shared/domain/task-move.ts';
import { auditCsv } from './audit.ts';

const ENGINE = new URL('../', import.meta.url);
const known = new Set(AUDIT_ACTIONS.map(({ action }) => action));

/** Every text of the engine that has the form of an action: two words with a dot, and not a line of the log. */
function actionsWritten(): { plain: Set<string>; begun: Set<string> } {
  const files = readdirSync(ENGINE, { recursive: true, encoding: 'utf8' }).filter(
    (name) => name.endsWith('.ts') && !name.includes('.test.'),
  );
  const plain = new Set<string>();
  const begun = new Set<string>();
  for (const name of files) {
    const text = readFileSync(new URL(name.replaceAll('\\', '/'), ENGINE), 'utf8').replaceAll(
      /\/\*\*[\s\S]*?\*\//g,
      '',
    );
    if (!/writer\.write|WriteOrder|changeEscalation/.test(text)) continue;
    const withoutLog = text.replaceAll(/\blog\(\s*'[^']*'/g, '');
    for (const [, action = ''] of withoutLog.matchAll(/'([a-z][a-z-]*\.[a-z][a-z-]*)'/g)) plain.add(action);
    for (const [, start = ''] of withoutLog.matchAll(/`([a-z][a-z-]*\.[a-z-]*)\$\{/g)) begun.add(start);
  }
  return { plain, begun };
}

test('every action that the engine writes has words', () => {
  const { plain, begun } = actionsWritten();
  expect(plain.size).toBeGreaterThan(40);
  expect([...plain].filter((action) => !known.has(action))).toEqual([]);
  const unknown = [...begun].filter((start) => !AUDIT_ACTIONS.some(({ action }) => action.startsWith(start)));
  expect(unknown).toEqual([]);
});

test('what an action is made of at run time has words too', () => {
  const moves = TaskMove.options.flatMap(({ shape }): string[] => {
    const { action } = shape;
    return 'options' in action ? action.options : [...action.values];
  });
  const made = [
    ...moves.map((move) => `task.${move}`),
    ...Consent.shape.decision.options.map((decision) => `consent.${decision}`),
    ...MonthCloseEvent.shape.kind.options.map((kind) => `month.${kind}`),
    ...ReferralState.options.map((state) => `referral.${state}`),
    ...PatientNeedStatus.options.map((status) => `need.${status}`),
    ...CareGapAnswer.shape.answer.options.map((answer) => `care-gap.${answer}`),
    ...ReviewDecision.shape.choice.options.map((choice) => `review.${choice}`),
  ];
  expect(made.length).toBeGreaterThan(25);
  expect(made.filter((action) => !known.has(action))).toEqual([]);
});

test('an action that nobody knows is shown as it is and belongs to what was changed', () => {
  expect(auditActionWords('moon.visited')).toBe('moon.visited');
  expect(auditGroupOf('moon.visited')).toBe('changed');
  expect(auditActionsOf('changed')).toEqual({ allBut: expect.not.arrayContaining(['task.created']) });
  expect(auditActionsOf('seen')).toEqual({ only: expect.arrayContaining(['chart.viewed']) });
});

test('each action stands once, and in a group that there is', () => {
  expect(known.size).toBe(AUDIT_ACTIONS.length);
  for (const { group } of AUDIT_ACTIONS) expect(Object.keys(AUDIT_GROUPS)).toContain(group);
});

test('a file has both times, what was offline and the wrong clock, and patients by their ids', () => {
  const id = '01920000-0000-7000-8000-000000000001';
  const entry: AuditEntry = {
    ...{
      id,
      who: { staffId: id, name: 'Maria Santos', credential: 'LPN' },
      deviceId: id,
      deviceName: '=Laptop',
    },
    ...{ action: 'call.wrapped-up', patientId: id, entityType: 'calls', entityId: id, about: null },
    ...{ at: '2026-11-20T14:00:00.000Z', receivedAt: '2026-11-20T17:30:00.000Z', isOffline: true },
    ...{ clockBehindMs: 3_600_000, sequence: 7 },
  };
  const [head, line, ...rest] = auditCsv([entry]).trimEnd().split('\r\n');
  expect(rest).toEqual([]);
  expect(head?.split(',').length).toBeGreaterThan(15);
  expect(line).toBe(
    `2026-11-20T14:00:00.000Z,2026-11-20T17:30:00.000Z,yes,60,Maria Santos,LPN,'=Laptop,Signed a call,Signed,call.wrapped-up,Call,${id},${id},,7,${id}`,
  );
});
