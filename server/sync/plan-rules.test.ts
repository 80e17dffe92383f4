import { expect, test } from 'vitest';
import { planChangeRefused } from './plan-rules.ts';
import type { Content } from './write-documents.ts';

const signature = (id: string, action: string) => ({ id, action, by: 'me', at: '', comment: '' });
const plan = (changes: object = {}) =>
  ({
    id: 'p',
    version: 0,
    status: 'draft',
    goals: [],
    signatures: [],
    copies: [],
    ...changes,
  }) as unknown as Content;
const submitted = plan({ status: 'submitted', signatures: [signature('1', 'submitted')] });
const version = plan({ version: 2, status: 'active', signatures: [signature('2', 'approved')] });
const codeOf = (...change: Parameters<typeof planChangeRefused>) =>
  planChangeRefused(...change)?.code ?? 'taken';

test('PLAN-1 an LPN writes, saves and submits a plan, and neither approves nor returns it', () => {
  const approved = plan({
    status: 'approved',
    signatures: [signature('1', 'submitted'), signature('2', 'approved')],
  });
  const returned = plan({ signatures: [signature('1', 'submitted'), signature('2', 'returned')] });
  for (const credential of ['LPN', 'CMA', 'none'] as const) {
    expect(codeOf(credential, plan(), null)).toBe('taken');
    expect(codeOf(credential, submitted, plan())).toBe('taken');
    expect(codeOf(credential, plan({ ...submitted, status: 'draft' }), submitted)).toBe('taken');
    for (const forged of [approved, returned, plan({ status: 'approved' }), plan({ status: 'active' })]) {
      expect(codeOf(credential, forged, submitted)).toBe('NOT_QUALIFIED');
      expect(codeOf(credential, forged, null)).toBe('NOT_QUALIFIED');
    }
    expect(codeOf(credential, version, null)).toBe('NOT_QUALIFIED');
    expect(codeOf(credential, { ...version, status: 'superseded' }, version)).toBe('NOT_QUALIFIED');
    // A plan that another approved stays so while she changes what is no decision.
    expect(codeOf(credential, { ...approved, goals: [] }, approved)).toBe('taken');
  }
  for (const credential of ['RN', 'NP', 'PA', 'MD'] as const) {
    for (const decided of [approved, returned]) expect(codeOf(credential, decided, submitted)).toBe('taken');
    expect(codeOf(credential, version, null)).toBe('taken');
    expect(codeOf(credential, { ...version, status: 'superseded' }, version)).toBe('taken');
  }
});

test('PLAN-2 a version keeps its number, its words and its copies; anybody appends a copy', () => {
  const copy = { id: 'c', givenBy: 'me' };
  const given = { ...version, copies: [copy] };
  expect(codeOf('LPN', given, version)).toBe('taken');
  for (const credential of ['LPN', 'RN'] as const) {
    expect(codeOf(credential, version, given)).toBe('SEALED');
    expect(codeOf(credential, { ...given, copies: [{ ...copy, givenBy: 'you' }] }, given)).toBe('SEALED');
    expect(codeOf(credential, { ...version, goals: [{ id: 'g' }] }, version)).toBe('SEALED');
    expect(codeOf(credential, { ...version, version: 3 }, version)).toBe('SEALED');
    expect(codeOf(credential, { ...version, version: 0 }, version)).toBe('SEALED');
    expect(codeOf(credential, { ...submitted, version: 1 }, submitted)).toBe('SEALED');
    expect(codeOf(credential, version, { ...version, status: 'superseded' })).toBe('SEALED');
  }
  expect(codeOf('RN', { ...version, signatures: [] }, null)).toBe('SEALED');
  expect(codeOf('RN', { ...version, status: 'draft' }, null)).toBe('SEALED');
});
