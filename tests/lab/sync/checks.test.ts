/** @file Each check is shown a state that is right, and one that is wrong in just the way it looks for. */
import { expect, test } from 'vitest';
import { auditDigest } from '#shared/domain/audit-chain.ts';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { brokenChains, type DeviceState, differences, leaks, lostWords, wrongMinutes } from './checks.ts';
import { type Edit, lastWords } from './ledger.ts';
import { patientsOf, type Truth, type TruthDocument } from './truth.ts';

const RECEIVED = '2026-11-01T09:00:01.000Z';
const [NORA, CORA, LENA, EVE] = ['nora', 'cora', 'lena', 'eve'];
const document = (id: string, patientId: string, more: object = {}): TruthDocument => ({
  ...{ id, patientId, rev: 1, receivedAt: RECEIVED, updatedBy: NORA, updatedAt: RECEIVED, deviceId: 'd1' },
  ...more,
});

function event(sequence: number, previousDigest: string, more: object = {}): TruthDocument {
  const facts = {
    ...{ id: `e${sequence}`, deviceId: 'd1', staffId: NORA, patientId: 'p1', action: 'lab.edit' },
    ...{ entityType: 'tasks', entityId: 't1', at: RECEIVED, sequence },
  };
  return document(facts.id, 'p1', {
    ...facts,
    previousDigest,
    digest: auditDigest(facts, previousDigest),
    ...more,
  });
}

/** Nora has p1, Cora has p2, Eve p3 in another team; Lena leads Nora and Cora. */
function truth(): Truth {
  const first = event(1, '');
  const second = event(2, String(first.digest));
  const documents = Object.fromEntries(
    COLLECTIONS.map((name) => [name, []]),
  ) as unknown as Truth['documents'];
  documents.patients.push(document('p1', 'p1'), document('p2', 'p2'), document('p3', 'p3'));
  documents.tasks.push(document('t1', 'p1', { detail: 'w1' }), document('t2', 'p2', { detail: 'w2' }));
  documents.timeEntries.push(document('m1', 'p1', { callId: 'c1', seconds: 60 }));
  documents.auditEvents.push(first, second);
  const person = (id: string, role: string, teamId: string) => ({ id, role, teamId, isActive: true });
  return {
    documents,
    versions: new Map(),
    merges: 0,
    people: [
      person(NORA, 'care-manager', 'east'),
      person(CORA, 'care-manager', 'east'),
      person(LENA, 'supervisor', 'east'),
      person(EVE, 'care-manager', 'west'),
    ],
    holders: new Map([
      ['p1', NORA],
      ['p2', CORA],
      ['p3', EVE],
    ]),
    covers: [],
  };
}

/** A device that has just what it should. */
function device(staffId: string, from: Truth): DeviceState {
  const patients = patientsOf(from, staffId);
  const contents = Object.fromEntries(
    COLLECTIONS.map((name) => [
      name,
      from.documents[name]
        .filter((one) => (name === 'auditEvents' ? staffId !== CORA : patients.has(one.patientId)))
        .map(({ patientId, ...one }) => ({
          ...one,
          ...(name === 'patients' ? {} : { patientId }),
          _deleted: false,
        })),
    ]),
  ) as unknown as DeviceState['contents'];
  return { number: 0, staffId, contents, held: new Set() };
}

const edit = (step: number, more: Partial<Edit> = {}): Edit => ({
  ...{
    step,
    device: 0,
    staffId: NORA,
    collection: 'tasks',
    documentId: 't1',
    path: 'detail',
    words: `w${step}`,
  },
  ...more,
});

test('SCOPE-1 SCOPE-4 SCOPE-7 the lab knows by itself who may see whom', () => {
  const state = truth();
  expect([...patientsOf(state, NORA)]).toEqual(['p1']);
  expect([...patientsOf(state, LENA)]).toEqual(['p1', 'p2']);
  expect([...patientsOf(state, 'nobody')]).toEqual([]);
  state.covers.push({ covering: EVE, covered: NORA });
  expect([...patientsOf(state, EVE)]).toEqual(['p1', 'p3']);
  for (const person of state.people) if (person.id === CORA) person.teamId = 'west';
  expect([...patientsOf(state, LENA)]).toEqual(['p1']);
});

test('a device that has what the server has differs in nothing; one that lacks, keeps or changes something does', () => {
  const state = truth();
  for (const who of [NORA, CORA, LENA]) expect(differences(state, device(who, state))).toEqual([]);
  const [lacking, changed, older, keeping, deleted] = Array.from({ length: 5 }, () => device(NORA, state));
  lacking?.contents.tasks.pop();
  expect(lacking && differences(state, lacking)).toEqual(['tasks/t1 is missing on the device']);
  Object.assign(changed?.contents.tasks[0] ?? {}, { detail: 'other' });
  expect(changed && differences(state, changed)).toEqual(['tasks/t1 has another content']);
  Object.assign(older?.contents.tasks[0] ?? {}, { rev: 0 });
  expect(older && differences(state, older)).toHaveLength(1);
  keeping?.contents.tasks.push({ ...document('t2', 'p2'), _deleted: false });
  expect(keeping && differences(state, keeping)).toEqual(['tasks/t2 is on the device and not for it']);
  Object.assign(deleted?.contents.tasks[0] ?? {}, { _deleted: true });
  expect(deleted && differences(state, deleted)).toEqual(['tasks/t1 is deleted on the device']);
});

test('MERGE-5 words are found in the document, its versions and in review items; words that are nowhere are lost', () => {
  const state = truth();
  expect(lostWords(state, { edits: [edit(1)] })).toEqual([]);
  expect(lostWords(state, { edits: [edit(5)] })).toEqual(['step 5 on device 0: tasks/t1 detail is nowhere']);
  state.versions.set('tasks/t1', ['{"detail":"w5"}']);
  state.documents.reviewItems.push(document('r1', 'p1', { other: { value: '"w6"' } }));
  expect(lostWords(state, { edits: [edit(5), edit(6)] })).toEqual([]);
  expect(lostWords(state, { edits: [edit(7, { words: '', documentId: 't9' })] })).toHaveLength(1);
});

test('words that the same device wrote over are not asked for, those of another device and another field are', () => {
  expect(lastWords([edit(1), edit(2)]).map(({ step }) => step)).toEqual([2]);
  expect(lastWords([edit(1), edit(2, { device: 1 })]).map(({ step }) => step)).toEqual([1, 2]);
  expect(lastWords([edit(1), edit(2, { path: 'status' })]).map(({ step }) => step)).toEqual([1, 2]);
  const inItem = edit(1, { path: 'barriers/b1/description' });
  expect(lastWords([inItem, edit(2, { path: 'barriers/b1', words: '' })]).map(({ step }) => step)).toEqual([
    2,
  ]);
  expect(lastWords([edit(1, { path: '' }), edit(2)]).map(({ step }) => step)).toEqual([1, 2]);
});

test('SCOPE-2 a record of somebody else’s patient is a leak, and so is a tombstone that holds words', () => {
  const state = truth();
  const nora = device(NORA, state);
  expect(leaks(state, nora)).toEqual([]);
  nora.contents.tasks.push({ ...document('t2', 'p2'), _deleted: false });
  expect(leaks(state, nora)).toEqual(['tasks/t2 belongs to a patient out of sight']);
  expect(leaks(state, { ...nora, held: new Set(['tasks/t2']) })).toEqual([]);
  const grave = device(NORA, state);
  grave.contents.tasks.push({ id: 't3', _deleted: true });
  expect(leaks(state, grave)).toEqual([]);
  grave.contents.tasks.push({ id: 't4', _deleted: true, detail: 'She feels well.' });
  expect(leaks(state, grave)).toEqual(['the tombstone of tasks/t4 holds more than its id']);
});

test('a chain with an event altered, missing or without its beginning is broken', () => {
  const state = truth();
  expect(brokenChains(state)).toEqual([]);
  const [first, second] = state.documents.auditEvents;
  state.documents.auditEvents = [first as TruthDocument, { ...(second as TruthDocument), action: 'forged' }];
  expect(brokenChains(state)).toEqual(['the chain of d1 is altered at 2']);
  state.documents.auditEvents = [second as TruthDocument];
  expect(brokenChains(state)).toEqual(['the chain of d1 begins with 2']);
  const fourth = event(4, String(second?.digest));
  state.documents.auditEvents = [first as TruthDocument, second as TruthDocument, fourth];
  expect(brokenChains(state)).toEqual(['the chain of d1 is missing at 4']);
});

test('minutes that are missing, changed or there twice are found', () => {
  const state = truth();
  const minutes = [{ callId: 'c1', entries: [{ id: 'm1', seconds: 60 }] }];
  expect(wrongMinutes(state, { minutes })).toEqual([]);
  state.documents.timeEntries.push(document('m2', 'p1', { callId: 'c1', seconds: 60 }));
  expect(wrongMinutes(state, { minutes })).toHaveLength(1);
  state.documents.timeEntries = [document('m1', 'p1', { callId: 'c1', seconds: 61 })];
  expect(wrongMinutes(state, { minutes })).toHaveLength(1);
  state.documents.timeEntries = [];
  expect(wrongMinutes(state, { minutes })).toHaveLength(1);
});
