import { expect, test } from 'vitest';
import type { PushRow, WireDocument } from '#shared/contract/server/sync.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { FORMAT_PLAN } from './format.ts';
import { checkShape, decide, type Master, type PushContext } from './push-rules.ts';
import type { Content } from './write-documents.ts';

const AT = '2026-11-01T09:00:00.000Z';
const id = (digit: string) => `00000000-0000-7000-8000-${digit.repeat(12)}`;
const me = id('1');
const myDevice = id('2');
const patientId = id('3');
const other = id('4');

const context = (collection: CollectionName): PushContext => ({
  collection,
  staffId: me,
  role: 'care-manager',
  credential: 'RN',
  deviceIds: new Set([myDevice]),
  visiblePatients: new Set([patientId]),
  now: AT,
  format: FORMAT_PLAN.format,
  plan: FORMAT_PLAN,
});
const stamp = { id: id('5'), updatedAt: AT, updatedBy: me, deviceId: myDevice, patientId };
const row = (content: object, assumed: object | null = null): PushRow => ({
  newDocumentState: { ...(content as WireDocument), _deleted: false },
  assumedMasterState: assumed === null ? null : { ...(assumed as WireDocument), _deleted: false },
});
const master = (content: object): Master => ({
  rev: 1,
  receivedAt: new Date(AT),
  deleted: false,
  format: FORMAT_PLAN.format,
  content: content as Content,
});

const plan = {
  ...stamp,
  status: 'draft',
  problems: [],
  goals: [],
  interventions: [],
  barriers: [],
  signatures: [{ id: id('6'), action: 'authored', by: other, at: AT, comment: '' }],
};
const progress = { id: id('7'), recordedAt: AT, recordedBy: me, value: 1, note: '' };
const goal = (entries: object[]) => ({ id: id('8'), progress: entries });

test('what the server has already is known, whatever stamps and inner fields of RxDB come with it', () => {
  const sent = { ...plan, rev: 9, receivedAt: AT, _rev: '1-x', _meta: { lwt: 1 }, _attachments: {} };
  expect(decide(context('carePlans'), row(sent), master(plan))).toEqual({ outcome: 'known' });
});

test('fields in another order are the same content', () => {
  const turned = Object.fromEntries(Object.entries(plan).reverse());
  expect(decide(context('carePlans'), row(turned), master(plan))).toEqual({ outcome: 'known' });
});

test('a change made on the master is written, one made on anything else is stale', () => {
  const changed = { ...plan, status: 'submitted' };
  const write = { outcome: 'write', content: changed };
  expect(decide(context('carePlans'), row(changed, plan), master(plan))).toEqual(write);
  expect(decide(context('carePlans'), row(changed), master(plan))).toEqual({ outcome: 'stale' });
  expect(decide(context('carePlans'), row(changed, { ...plan, status: 'active' }), master(plan))).toEqual({
    outcome: 'stale',
  });
});

test('a document that the server has lost is written again', () => {
  const mine = { ...plan, signatures: [] };
  expect(decide(context('carePlans'), row(mine, mine), null)).toEqual({ outcome: 'write', content: mine });
});

test('nobody signs a plan or records progress for another', () => {
  const refused = (changed: object) => {
    const verdict = decide(context('carePlans'), row(changed, plan), master(plan));
    return verdict.outcome === 'refused' ? verdict.code : verdict.outcome;
  };
  const forged = { id: id('9'), action: 'approved', by: other, at: AT, comment: '' };
  expect(refused({ ...plan, signatures: [...plan.signatures, forged] })).toBe('FORGED_AUTHOR');
  expect(refused({ ...plan, signatures: [...plan.signatures, { ...forged, by: me }] })).toBe('write');
  expect(refused({ ...plan, signatures: [] })).toBe('SEALED');
  expect(refused({ ...plan, goals: [goal([progress])] })).toBe('write');
  expect(refused({ ...plan, goals: [goal([{ ...progress, recordedBy: other }])] })).toBe('FORGED_AUTHOR');
});

test('the author of a call is the only one who changes it before it is signed', () => {
  const call = { ...stamp, staffId: other, updatedBy: other, signedAt: '', addenda: [], note: { plan: '' } };
  const changed = { ...call, updatedBy: me, note: { plan: 'mine' } };
  expect(decide(context('calls'), row(changed, call), master(call))).toMatchObject({ code: 'FORGED_AUTHOR' });
});

test('a colleague may add an addendum to a signed call, in her own name only', () => {
  const call = { ...stamp, staffId: other, updatedBy: other, signedAt: AT, addenda: [], note: { plan: '' } };
  const addendum = { id: id('a'), text: 'Seen.', writtenAt: AT, writtenBy: me };
  const mine = { ...call, updatedBy: me, addenda: [addendum] };
  expect(decide(context('calls'), row(mine, call), master(call))).toMatchObject({ outcome: 'write' });
  const hers = { ...mine, addenda: [{ ...addendum, writtenBy: other }] };
  expect(decide(context('calls'), row(hers, call), master(call))).toMatchObject({ code: 'FORGED_AUTHOR' });
});

test('a patient assigned to somebody else meanwhile does not conflict with an edit', () => {
  const known = { ...stamp, id: patientId, careManagerId: other, personalNotes: '' };
  const edited = { ...known, careManagerId: me, personalNotes: 'Two cats.' };
  const assumed = { ...known, careManagerId: me };
  expect(decide(context('patients'), row(edited, assumed), master(known))).toEqual({
    outcome: 'write',
    content: { ...edited, careManagerId: other },
  });
});

test('a value nested without end is refused and not walked', () => {
  let deep: unknown = 'end';
  for (let level = 0; level < 100_000; level += 1) deep = [deep];
  expect(checkShape('tasks', row({ ...stamp, deep }))).toMatchObject({ code: 'INVALID_SHAPE' });
  expect(checkShape('tasks', row(stamp, { ...stamp, deep }))).toMatchObject({ code: 'INVALID_SHAPE' });
});

test('the refusal names the field and never its value', () => {
  const verdict = checkShape('calls', row({ ...stamp, staffId: 'Rosa Alvarez' }));
  expect(verdict).toMatchObject({ outcome: 'refused', message: expect.stringContaining('"staffId"') });
  expect(JSON.stringify(verdict)).not.toContain('Rosa');
});

const step = (over: object = {}) => ({ id: id('9'), stepId: 'naloxone', at: AT, by: me, text: '', ...over });
const escalating = (steps: object[], over: object = {}) => ({
  ...{ ...stamp, kind: 'escalation', createdBy: me, history: [], referral: null },
  escalation: { steps, acknowledgedAt: '', acknowledgedBy: '', ...over },
});

test.each<[string, object, string]>([
  ['a step of her own is added', escalating([step(), step({ id: id('a') })]), 'write'],
  ['a step in the name of another', escalating([step(), step({ id: id('a'), by: other })]), 'FORGED_AUTHOR'],
  [
    'when it arrived, which the server said',
    escalating([step(), step({ id: id('a'), by: 'server', stepId: 'arrived' })]),
    'write',
  ],
  [
    'a deed in the name of the server',
    escalating([step(), step({ id: id('a'), by: 'server' })]),
    'FORGED_AUTHOR',
  ],
  ['taken over by herself', escalating([step()], { acknowledgedAt: AT, acknowledgedBy: me }), 'write'],
  [
    'taken over by another',
    escalating([step()], { acknowledgedAt: AT, acknowledgedBy: other }),
    'FORGED_AUTHOR',
  ],
  ['a step left out', escalating([]), 'SEALED'],
  ['a step changed', escalating([step({ text: 'never' })]), 'SEALED'],
  ['the part left out', { ...escalating([]), escalation: null }, 'SEALED'],
])('MERGE-10 PUSH-6 of an escalation that has a step: %s', (_what, content, answer) => {
  const before = escalating([step()]);
  const verdict = decide(context('tasks'), row(content, before), master(before));
  expect(verdict.outcome === 'refused' ? verdict.code : verdict.outcome).toBe(answer);
});
