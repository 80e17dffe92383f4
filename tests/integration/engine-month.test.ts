/** @file My month and billing readiness on a device, against a recount of its raw entries and against the server's documents. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import type { Caseload } from '#server/demo/caseload.ts';
import { demoStaffId, inventDemoCaseload } from '#server/demo/ensure-demo-organisation.ts';
import { DEMO_PEOPLE } from '#server/demo/staff.ts';
import { changeSettings } from '#server/organization/organizations.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import { readinessOf } from '#shared/content/billing/readiness-of.ts';
import { chronicConditions } from '#shared/content/chronic-conditions.ts';
import type { MonthView } from '#shared/contract/engine/month.ts';
import {
  type BillingDocuments,
  gatherFacts,
  type PracticeFacts,
} from '#shared/domain/billing/gather-facts.ts';
import { CAUTIOUS_PRACTICE } from '#shared/domain/billing/practice-billing.ts';
import type { Call } from '#shared/domain/call.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { localDate } from '#shared/domain/local-date.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { sortPlans } from '#shared/domain/plan-versions.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { Staff } from '#shared/domain/staff.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { type Device, startDevice, until } from '#tests/support/device.ts';
import { createWorld, PASSPHRASE, type World } from './server-harness.ts';

const NURSE = 'nora@northside.example';
const PRACTICE_ZONE = 'America/New_York';
const PATIENTS = 30;
const SEED = 7;
process.stdout.write(`A caseload of ${PATIENTS}, seed ${SEED}.\n`);

type Documents = Record<CollectionName, object[]>;

let world: World;
let folder: string;
let nurseId: string;
let device: Device;
const sent = new Set<string>();

beforeAll(async () => {
  world = await createWorld();
  folder = mkdtempSync(join(tmpdir(), 'careline-month-'));
  nurseId = await world.createPerson(NURSE, 'care-manager', 'East');
  const person = DEMO_PEOPLE.find(({ role }) => role === 'care-manager');
  if (!person) throw new Error('The demo has no care manager.');
  const invented = inventDemoCaseload(person, {
    now: Date.now(),
    patientsPerCareManager: PATIENTS,
    seed: SEED,
  });
  const caseload: Caseload = JSON.parse(JSON.stringify(invented).replaceAll(demoStaffId(person), nurseId));
  for (const { id } of caseload.patients) sent.add(id);
  await world.assign(nurseId, [...sent]);
  const organizationId = world.organizationId;
  await inOrganization(world.database.pool, organizationId, async (transaction) => {
    for (const collection of ['patients', 'carePlans', 'calls', 'timeEntries', 'screenings'] as const) {
      await storeDocuments(transaction, {
        organizationId,
        collection,
        documents: caseload[collection] as never,
      });
    }
  });
  device = startDevice({ folder: join(folder, 'nurse'), serverUrl: world.url, isKeyCheap: true });
  await device.engine.session.signIn({ email: NURSE, passphrase: PASSPHRASE });
  const given = ['patients', 'carePlans', 'calls', 'timeEntries', 'screenings'] as const;
  await until(
    'the caseload is on the device',
    () => device.contents(),
    (here) => given.every((collection) => here[collection].length === caseload[collection].length),
  );
}, 120_000);
afterAll(async () => {
  await device?.kill();
  await world?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function serverDocuments(): Promise<Documents> {
  const rows = await inOrganization(world.database.pool, world.organizationId, async (transaction) => {
    const found = await transaction.query<{ collection: CollectionName; id: string; body: object }>(
      'select collection, id, body from documents where not deleted',
    );
    return found.rows;
  });
  const all = {} as Documents;
  for (const { collection, id, body } of rows) {
    all[collection] ??= [];
    all[collection].push({ ...body, id });
  }
  return all;
}

function factsOf(documents: Partial<Documents>, patientId: string, month: string) {
  const of = <Kind extends { patientId: string }>(collection: CollectionName) =>
    ((documents[collection] ?? []) as Kind[]).filter((one) => one.patientId === patientId);
  const patient = ((documents.patients ?? []) as Patient[]).find(({ id }) => id === patientId);
  if (!patient) throw new Error('The patient is not there.');
  const staff = new Map(((documents.staff ?? []) as Staff[]).map((one) => [one.id, one]));
  const practice: PracticeFacts = {
    timeZone: PRACTICE_ZONE,
    billing: CAUTIOUS_PRACTICE,
    credentialOf: (id) => staff.get(id)?.credential ?? 'none',
  };
  const billing: BillingDocuments = {
    patient,
    evidence: patient.evidence,
    chronicConditions: chronicConditions(patient.conditions).length,
    carePlan: sortPlans(of<CarePlan>('carePlans')).working,
    planVersions: sortPlans(of<CarePlan>('carePlans')).versions,
    timeEntries: of<TimeEntry>('timeEntries'),
    calls: of<Call>('calls'),
    screenings: of<Screening>('screenings'),
  };
  return { facts: gatherFacts(billing, month, practice), codes: readinessOf(billing, month, practice) };
}

/** Standing seconds of the month by another way than the engine: entry by entry. */
function recount(
  documents: Partial<Documents>,
  month: string,
  takes: (entry: TimeEntry, day: string) => boolean,
): number {
  const entries = (documents.timeEntries ?? []) as TimeEntry[];
  const patients = new Map(((documents.patients ?? []) as Patient[]).map((one) => [one.id, one]));
  const superseded = new Set(entries.map(({ supersedes }) => supersedes));
  let seconds = 0;
  for (const entry of entries) {
    const day = localDate(Date.parse(entry.startedAt), PRACTICE_ZONE);
    const stays = (patients.get(entry.patientId)?.evidence ?? []).filter(
      ({ kind }) => kind === 'inpatient-stay',
    );
    const isAway = stays.some(({ on, until: last }) => on <= day && (last === '' || day <= last));
    if (!day.startsWith(month) || superseded.has(entry.id) || !entry.isBillable) continue;
    if (entry.program === 'CCM' && isAway) continue;
    if (takes(entry, day)) seconds += entry.seconds;
  }
  return Math.floor(seconds / 60);
}

async function monthsToTry(): Promise<MonthView[]> {
  const present = await device.engine.month.mine({});
  const [, before] = present.months;
  return [present, await device.engine.month.mine({ month: before })];
}

test('every number of this and of last month is a recount of the raw entries, and its entries add up to it', async () => {
  const documents = await device.contents();
  for (const view of await monthsToTry()) {
    const { month } = view;
    const count = (takes: (entry: TimeEntry, day: string) => boolean) => recount(documents, month, takes);
    expect(view.minutes).toBe(count(() => true));
    const all = await device.engine.month.entries({ month, isCounted: true });
    expect(all.minutes).toBe(view.minutes);
    for (const { on, minutes } of view.days) {
      expect(minutes).toBe(count((_entry, day) => day === on));
      if (minutes === 0) continue;
      const behind = await device.engine.month.entries({ month, day: on, isCounted: true });
      expect(behind.minutes).toBe(minutes);
    }
    for (const { program, minutes, bands } of view.programs) {
      expect(minutes).toBe(count((entry) => entry.program === program));
      for (const { from, until: end, patients } of bands) {
        for (const { patientId, minutes: own } of patients) {
          expect(own).toBe(count((entry) => entry.program === program && entry.patientId === patientId));
          expect(own >= from && (end === null || own < end)).toBe(true);
        }
        const ids = new Set(patients.map(({ patientId }) => patientId));
        const behind = await device.engine.month.entries({
          ...{ month, program, isCounted: true },
          band: { from, until: end },
        });
        expect(behind.minutes).toBe(count((entry) => entry.program === program && ids.has(entry.patientId)));
        expect(behind.entries.every(({ patientId }) => ids.has(patientId))).toBe(true);
      }
    }
    const notCounted = await device.engine.month.entries({ month, isCounted: false });
    expect(notCounted.minutes).toBe(view.notCountedMinutes);
    expect(notCounted.entries.every((entry) => entry.notCounted !== '')).toBe(true);
  }
  const [present, before] = await monthsToTry();
  expect(before?.minutes).toBeGreaterThan(60);
  expect(present?.forecast.length).toBe((await device.engine.queue.today()).atRisk);
});

test('the facts of a month are the same from the server’s documents as from the device’s, for each patient, and so are the codes', async () => {
  const [there, here] = [await serverDocuments(), await device.contents()];
  const [present, before] = (await monthsToTry()).map(({ month }) => month);
  let supported = 0;
  for (const patientId of sent) {
    for (const month of [present ?? '', before ?? '']) {
      const [server, local] = [factsOf(there, patientId, month), factsOf(here, patientId, month)];
      expect(server.facts).toEqual(local.facts);
      const { codes } = await device.engine.month.readiness({ patientId, month });
      expect(codes.map(({ isNearest: _, ...code }) => code)).toEqual(server.codes);
      supported += codes.filter(({ state }) => state === 'supported').length;
    }
  }
  // Of a caseload with a whole month behind it.
  expect(supported).toBeGreaterThan(PATIENTS / 3);
});

test('what is missing is named with those for whom it is, and goes when it is recorded; taken back, it is missing again', async () => {
  const { engine } = device;
  const view = await engine.month.mine({ month: (await engine.month.mine({})).months[1] });
  const group = view.blocks.find(({ what }) => what === 'care-plan-copy-given');
  const [one] = group?.patients ?? [];
  if (!one) throw new Error('Everybody has a copy of the plan: the seed shows nothing.');
  const { patientId } = one;
  const state = async () => {
    const { codes } = await engine.month.readiness({ patientId, month: view.month });
    const nearest = codes.find((code) => code.isNearest && code.program === one.program);
    return nearest?.requirements.find(({ requirement }) => requirement === 'care-plan-copy-given')?.isMet;
  };
  expect(await state()).toBe(false);
  const words = {
    patientId,
    kind: 'plan-copy-given',
    on: `${view.month}-01`,
    until: '',
    value: 0,
    note: ' By mail ',
  } as const;
  const recorded = await engine.evidence.record(words);
  expect(await state()).toBe(true);
  const { evidence } = await engine.month.readiness({ patientId, month: view.month });
  const written = evidence.find(({ id }) => id === recorded.evidenceId);
  expect(written).toMatchObject({ note: 'By mail', recordedBy: nurseId, recordedByName: 'nora' });

  await engine.evidence.withdraw(recorded);
  expect(await state()).toBe(false);
  await engine.evidence.restore(recorded);
  const again = (await engine.month.readiness({ patientId, month: view.month })).evidence;
  expect(again.find(({ id }) => id === recorded.evidenceId)).toEqual(written);
  await until(
    'the server has the fact',
    async () => (await serverDocuments()).patients as Patient[],
    (patients) => patients.some(({ evidence: facts }) => facts.some(({ id }) => id === recorded.evidenceId)),
  );
  const trail = ((await device.contents()).auditEvents as unknown as { action: string; patientId: string }[])
    .filter((event) => event.patientId === patientId && event.action.startsWith('evidence.'))
    .map(({ action }) => action);
  expect(trail.sort()).toEqual(['evidence.recorded', 'evidence.restored', 'evidence.withdrawn']);
});

test('a fact that cannot be is refused with a sentence, and nothing is written', async () => {
  const { engine } = device;
  const [patientId = ''] = sent;
  const before = (await engine.month.readiness({ patientId })).evidence.length;
  const words = {
    patientId,
    kind: 'plan-copy-given',
    on: '2026-01-05',
    until: '',
    value: 0,
    note: '',
  } as const;
  const refused = async (change: object) => {
    const answer = await engine.evidence
      .record({ ...words, ...change } as never)
      .catch((error: unknown) => error);
    return answer as { code?: string; data?: { detail: string } };
  };
  expect(await refused({ on: '2999-01-01' })).toMatchObject({
    code: 'INVALID',
    data: { detail: 'The day is in the future. Record it when it has happened.' },
  });
  expect((await refused({ on: '2026-02-30' })).data?.detail).toContain('not a day of the calendar');
  expect((await refused({ on: '1890-01-01' })).data?.detail).toContain('before the date of birth');
  expect((await refused({ until: '2026-01-06' })).data?.detail).toContain('on one day');
  expect((await refused({ kind: 'inpatient-stay', until: '2026-01-04' })).data?.detail).toContain(
    'before the first',
  );
  expect((await refused({ kind: 'plan-approved' })).data?.detail).toContain('who approved');
  expect((await refused({ kind: 'device-data-days', value: 31 })).data?.detail).toContain('from 1 to 30');
  expect(await refused({ patientId: nurseId })).toMatchObject({ code: 'NOT_FOUND' });
  expect((await engine.month.readiness({ patientId })).evidence.length).toBe(before);
  const next = `${Number(new Date().getFullYear()) + 1}-01`;
  await expect(engine.month.mine({ month: next })).rejects.toMatchObject({ code: 'INVALID' });
});

test('what a practice says of itself reaches a device with its sign-in; until then it is read cautiously', async () => {
  expect((await world.signIn(NURSE)).answer.person.practiceBilling).toEqual(CAUTIOUS_PRACTICE);
  const billing = {
    switches: { '99437-maximum': 2, 'dialysis-excludes-ccm': false },
    isSafetyNetClinic: true,
    behavioralCareManagers: [nurseId],
  };
  await changeSettings(world.database.pool, world.organizationId, { billing });
  expect((await world.signIn(NURSE)).answer.person.practiceBilling).toEqual(billing);
});
