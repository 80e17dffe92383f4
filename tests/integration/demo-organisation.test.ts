import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createPassphrases } from '#server/auth/passphrases.ts';
import { type Database, openDatabase } from '#server/database/open-database.ts';
import { inOrganization } from '#server/database/transaction.ts';
import type { Caseload } from '#server/demo/caseload.ts';
import {
  DEMO_ORGANIZATION_ID,
  demoStaffId,
  ensureDemoOrganisation,
  inventDemoCaseload,
} from '#server/demo/ensure-demo-organisation.ts';
import { DEMO_PEOPLE } from '#server/demo/staff.ts';
import { createOrganization } from '#server/organization/organizations.ts';
import { isBusinessDay } from '#shared/domain/business-days.ts';
import { isContact } from '#shared/domain/call.ts';
import { callability } from '#shared/domain/calling-hours.ts';
import type { EvidenceKind } from '#shared/domain/care-evidence.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES } from '#shared/domain/documents.ts';
import { evidenceProblem } from '#shared/domain/evidence-rules.ts';
import { addDays, ageOn, localDate } from '#shared/domain/local-date.ts';
import { secondsByProgram, wholeMinutes } from '#shared/domain/minutes.ts';
import { effectiveVersion } from '#shared/domain/plan-versions.ts';
import { isOpen } from '#shared/domain/task.ts';
import type { TimeEntry } from '#shared/domain/time-entry.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';

const SEED = 1;
const PRACTICE = 'America/New_York';
process.stdout.write(`Demo organization: seed ${SEED}.\n`);
const careManagers = DEMO_PEOPLE.filter(({ role }) => role === 'care-manager');

function caseloads(now: string, patientsPerCareManager: number): Caseload[] {
  return careManagers.map((person) =>
    inventDemoCaseload(person, { now: Date.parse(now), patientsPerCareManager, seed: SEED }),
  );
}

/** A Wednesday afternoon in the second half of a month. */
const NOW = '2026-11-18T20:10:00.000Z';
const TODAY = '2026-11-18';

function digest(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(value)).digest('hex');
}

test('the same seed and time give the same documents, another seed others', () => {
  const [person] = careManagers;
  if (person === undefined) throw new Error('There is no care manager.');
  const make = (seed: number) =>
    digest(inventDemoCaseload(person, { now: Date.parse(NOW), patientsPerCareManager: 12, seed }));
  expect(make(SEED)).toBe(make(SEED));
  expect(make(SEED)).not.toBe(make(SEED + 1));
});

describe('a full caseload', () => {
  const all = caseloads(NOW, 200);

  test('has documents of the right shape, about a hundred a patient, no id twice', () => {
    const ids = new Set<string>();
    let count = 0;
    for (const caseload of all) {
      for (const [collection, documents] of Object.entries(caseload)) {
        const shape = DOCUMENT_SHAPES[collection as CollectionName];
        for (const document of documents) {
          const read = shape.safeParse(document);
          if (!read.success) throw new Error(`${collection} ${document.id}: ${read.error.message}`);
          ids.add(document.id);
          count += 1;
        }
      }
    }
    expect(ids.size).toBe(count);
    expect(count / 600).toBeGreaterThan(85);
    expect(count / 600).toBeLessThan(115);
  });

  test('has nothing in the future and no two stretches of a care manager at once', () => {
    for (const { calls, timeEntries, observations, screenings, tasks, patients } of all) {
      for (const { endedAt, signedAt } of calls)
        expect([endedAt <= NOW, signedAt <= NOW]).toEqual([true, true]);
      for (const { updatedAt } of [
        ...calls,
        ...timeEntries,
        ...observations,
        ...screenings,
        ...tasks,
        ...patients,
      ]) {
        expect(updatedAt <= NOW).toBe(true);
      }
      assertApart(timeEntries);
      assertApart(calls);
      for (const { startedAt, endedAt, seconds } of timeEntries) {
        expect((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toBe(seconds);
      }
    }
  });

  test('has every call inside the hours and windows of the patient, on working days', () => {
    for (const { patients, calls } of all) {
      const byId = new Map(patients.map((patient) => [patient.id, patient]));
      for (const call of calls) {
        const patient = byId.get(call.patientId);
        if (patient === undefined) throw new Error('A call belongs to nobody.');
        const at = (instant: string) => callability(patient, Date.parse(instant)).now;
        expect([at(call.startedAt), at(new Date(Date.parse(call.endedAt) - 1000).toISOString())]).toEqual([
          true,
          true,
        ]);
        expect(isBusinessDay(localDate(Date.parse(call.startedAt), patient.timeZone))).toBe(true);
      }
    }
  });

  test('spreads the minutes of this month so that the queue has something to rank', () => {
    for (const { patients, timeEntries } of all) {
      const byPatient = Map.groupBy(timeEntries, ({ patientId }) => patientId);
      const minutes = patients.map(({ id, enrollments }) => {
        const seconds = secondsByProgram(byPatient.get(id) ?? [], id, '2026-11', PRACTICE);
        return wholeMinutes(seconds.get(enrollments[0]?.program ?? 'CCM') ?? 0);
      });
      const share = (from: number, to: number) => minutes.filter((one) => one >= from && one <= to).length;
      expect(share(0, 0)).toBeGreaterThanOrEqual(24);
      expect(share(1, 13)).toBeGreaterThanOrEqual(12);
      expect(share(14, 19)).toBeGreaterThanOrEqual(24);
      expect(share(20, 39)).toBeGreaterThanOrEqual(36);
      expect(share(40, 99)).toBeGreaterThanOrEqual(6);
    }
  });

  test('has call backs promised for today, discharges of yesterday without a contact since, referrals and escalations', () => {
    for (const { patients, tasks, calls } of all) {
      const open = tasks.filter(isOpen);
      const callbacks = open.filter(({ kind }) => kind === 'callback');
      expect(callbacks).toHaveLength(8);
      for (const callback of callbacks) {
        const patient = patients.find(({ id }) => id === callback.patientId);
        if (patient === undefined) throw new Error('A call back belongs to nobody.');
        expect(localDate(Date.parse(callback.dueAt), patient.timeZone)).toBe(TODAY);
        expect(callability(patient, Date.parse(callback.dueAt)).now).toBe(true);
        expect(calls.find(({ id }) => id === callback.callId)?.nextContact?.dueAt).toBe(callback.dueAt);
      }
      expect(callbacks.some(({ dueAt }) => dueAt < NOW)).toBe(true);
      expect(callbacks.some(({ dueAt }) => dueAt > NOW)).toBe(true);
      const discharged = patients.filter(({ transitions }) => transitions[0]?.kind === 'discharge');
      expect(discharged).toHaveLength(4);
      for (const { id, transitions } of discharged) {
        expect(transitions[0]?.on).toBe(addDays(TODAY, -1));
        expect(
          calls.some(({ patientId, startedAt }) => patientId === id && startedAt > addDays(TODAY, -5)),
        ).toBe(false);
        expect(open.some(({ patientId, kind }) => patientId === id && kind === 'outreach')).toBe(true);
      }
      expect(open.filter(({ kind }) => kind === 'referral').length).toBeGreaterThan(10);
      expect(patients.filter(({ consents }) => consents.length === 0).length).toBeGreaterThan(0);
    }
    expect(
      all.flatMap(({ tasks }) => tasks).filter((task) => isOpen(task) && task.kind === 'escalation').length,
    ).toBeGreaterThan(0);
  });

  test('has the facts that billing asks for, most of them, so that readiness shows both', () => {
    const patients = all.flatMap((caseload) => caseload.patients);
    const share = (kind: EvidenceKind) =>
      patients.filter(({ evidence }) => evidence.some((one) => one.kind === kind)).length / patients.length;
    for (const kind of ['initiating-visit', 'plan-approved', 'plan-copy-given'] as const) {
      expect(share(kind)).toBeGreaterThan(0.75);
      expect(share(kind)).toBeLessThan(0.99);
    }
    for (const { evidence, birthDate, transitions } of patients) {
      for (const one of evidence) {
        expect(evidenceProblem(one, TODAY, birthDate)).toBe('');
        expect(one.recordedAt <= NOW).toBe(true);
      }
      const stayed = transitions.some(({ kind }) => kind === 'discharge');
      expect(evidence.some(({ kind }) => kind === 'inpatient-stay')).toBe(stayed);
    }
  });

  test('has people of the age, with fictional numbers, of all the zones, and a year of contacts', () => {
    const patients = all.flatMap((caseload) => caseload.patients);
    const zones = new Set(patients.map(({ timeZone }) => timeZone));
    for (const zone of ['New_York', 'Chicago', 'Denver', 'Phoenix', 'Los_Angeles', 'Anchorage']) {
      expect(zones).toContain(`America/${zone}`);
    }
    expect(zones).toContain('Pacific/Honolulu');
    expect(new Set(patients.map(({ language }) => language)).size).toBeGreaterThan(5);
    for (const patient of patients) {
      const age = ageOn(patient.birthDate, TODAY);
      expect(age >= 58 && age <= 95).toBe(true);
      expect(patient.conditions.length >= 2 && patient.conditions.length <= 6).toBe(true);
      const numbers = [
        ...patient.phones.map(({ number }) => number),
        ...patient.emergencyContacts.map(({ phone }) => phone),
      ];
      for (const number of numbers) expect(number).toMatch(/^\(\d{3}\) 555-01\d\d$/);
    }
    for (const { calls, screenings, carePlans } of all) {
      const contacts = calls.filter(({ disposition }) => isContact(disposition));
      expect(calls.length / 200).toBeGreaterThan(16);
      expect(contacts.length / calls.length).toBeGreaterThan(0.55);
      expect(
        calls[0]?.startedAt &&
          calls
            .map(({ startedAt }) => startedAt)
            .sort()[0]
            ?.slice(0, 7),
      ).toBe('2025-11');
      expect(screenings.length).toBeGreaterThan(100);
      expect(screenings.some(({ needs }) => needs.length > 0)).toBe(true);
      expect(carePlans.every(({ problems, goals }) => problems.length > 0 && goals.length > 0)).toBe(true);
      const working = carePlans.filter(({ version }) => version === 0);
      expect(working).toHaveLength(200);
      for (const status of ['draft', 'submitted', 'approved'] as const) {
        expect([status, working.some((plan) => plan.status === status)]).toEqual([status, true]);
      }
      const versions = Map.groupBy(
        carePlans.filter(({ version }) => version > 0),
        ({ patientId }) => patientId,
      );
      for (const ofPatient of versions.values()) {
        expect(ofPatient.filter(({ status }) => status === 'active')).toHaveLength(1);
        expect(effectiveVersion(ofPatient)?.version).toBe(ofPatient.length);
      }
      expect(carePlans.some(({ copies }) => copies.length > 0)).toBe(true);
    }
  });
});

/** The instants of a clock change, the first morning of a year and a Sunday: history must hold there too. */
test.each([
  '2027-01-01T13:00:00.000Z',
  '2026-11-01T08:30:00.000Z',
  '2026-03-08T15:00:00.000Z',
  '2026-12-01T00:30:00.000Z',
])('a demo made at %s has no call after it and none at once', (now) => {
  for (const { calls, timeEntries, tasks } of caseloads(now, 24)) {
    assertApart(timeEntries);
    expect(calls.length).toBeGreaterThan(300);
    for (const { signedAt } of calls) expect(signedAt <= now).toBe(true);
    for (const { createdAt, completedAt } of tasks)
      expect([createdAt <= now, completedAt <= now]).toEqual([true, true]);
  }
});

function assertApart(stretches: readonly Pick<TimeEntry, 'startedAt' | 'endedAt'>[]): void {
  const sorted = [...stretches].sort((a, b) => (a.startedAt < b.startedAt ? -1 : 1));
  for (const [index, { startedAt }] of sorted.entries()) {
    const before = sorted[index - 1];
    if (before !== undefined && before.endedAt > startedAt) {
      throw new Error(`${before.startedAt} to ${before.endedAt} runs into ${startedAt}.`);
    }
  }
}

describe('in a database', () => {
  let own: TestDatabase;
  let database: Database;
  const options = () => ({
    databaseUrl: own.url,
    now: Date.parse(NOW),
    patientsPerCareManager: 12,
    seed: SEED,
  });

  beforeAll(async () => {
    own = await createTestDatabase();
    database = await openDatabase(own.url);
  });
  afterAll(async () => {
    await database.close();
    await own.drop();
  });

  async function count(): Promise<Record<string, number>> {
    const rows = await inOrganization(database.pool, DEMO_ORGANIZATION_ID, async (transaction) => {
      const found = await transaction.query<{ collection: string; count: number }>(
        'select collection, count(*)::int as count from document_versions group by collection',
      );
      return found.rows;
    });
    return Object.fromEntries(rows.map((row) => [row.collection, row.count]));
  }

  test('it is made once, with accounts that open, and a start that was cut off is completed', async () => {
    const first = await ensureDemoOrganisation(options());
    expect(first.created).toBe(true);
    expect(first.accounts.map(({ email }) => email)).toContain('maria.santos@demo.careline.example');
    const made = await count();
    expect(made).toMatchObject({ patients: 36, staff: 5 });
    expect(made.carePlans).toBeGreaterThan(2 * 35);
    const again = await ensureDemoOrganisation({ ...options(), now: Date.parse(NOW) + 86_400_000 });
    expect(again).toEqual({ created: false, accounts: first.accounts });
    expect(await count()).toEqual(made);

    const passphrases = createPassphrases();
    const { rows } = await database.pool.query('select email, passphrase_hash from people');
    for (const { email, passphrase } of first.accounts) {
      const hash = rows.find((row) => row.email === email)?.passphrase_hash;
      expect(await passphrases.verify(passphrase, hash)).toBe(true);
    }
    await passphrases.close();

    const third = careManagers[2];
    if (third === undefined) throw new Error('There is no third care manager.');
    await inOrganization(database.pool, DEMO_ORGANIZATION_ID, async (transaction) => {
      for (const table of ['document_versions', 'documents']) {
        await transaction.query(
          `delete from ${table} where patient_id in (select patient_id from assignments where staff_id = $1)`,
          [demoStaffId(third)],
        );
      }
    });
    await database.pool.query('delete from assignments where staff_id = $1', [demoStaffId(third)]);
    expect((await ensureDemoOrganisation(options())).created).toBe(true);
    expect(await count()).toEqual(made);
  }, 60_000);

  test("an organization of somebody else's is left alone", async () => {
    const other = await createTestDatabase();
    const real = await openDatabase(other.url);
    await createOrganization(real.pool, { name: 'Northside' });
    expect(await ensureDemoOrganisation({ ...options(), databaseUrl: other.url })).toEqual({
      created: false,
      accounts: [],
    });
    const { rows } = await real.pool.query('select name from organizations');
    expect(rows).toEqual([{ name: 'Northside' }]);
    await real.close();
    await other.drop();
  });
});
