/**
 * @file Gives the patients of the demo in the database of DATABASE_URL a month that is over: most are ready to be closed, three are blocked, each by something
 * else. Prints whom it made what.
 */

import { openDatabase } from '#server/database/open-database.ts';
import { inOrganization } from '#server/database/transaction.ts';
import { demoStaffId } from '#server/demo/ensure-demo-organisation.ts';
import { DEMO_PEOPLE } from '#server/demo/staff.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import { addDays, localDate } from '#shared/domain/local-date.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { makeCall, makePatient, makeTimeEntry, testId } from '#shared/domain/test-documents.ts';
import { overlapItem } from '#shared/sync/review-items.ts';
import { openOwnDatabase } from './database.ts';

/** What was made of the month. */
export interface MadeMonth {
  /** Its last day, in the practice's zone. */
  lastDay: string;
  ready: string[];
  withoutConsent: string;
  withUnsignedCall: string;
  withOverlap: { name: string; recordNumber: string };
}

const HOUR = 3_600_000;
const BY_SERVER = { updatedBy: 'server', deviceId: 'server' } as const;
const databaseUrl = process.env.DATABASE_URL ?? '';
const careManager = DEMO_PEOPLE.find(({ role }) => role === 'care-manager');
if (careManager === undefined) throw new Error('The demo has no care manager.');
const staffId = demoStaffId(careManager);
const lastDay = addDays(`${localDate(Date.now(), careManager.timeZone).slice(0, 7)}-01`, -1);
const noon = Date.parse(`${lastDay}T16:00:00.000Z`);

const own = openOwnDatabase(databaseUrl);
const all = await own.documents<Patient>('patients');
const mine = all
  .filter((patient) => patient.careManagerId === staffId)
  .sort((left, right) => left.recordNumber.localeCompare(right.recordNumber));
const [withoutConsent, withUnsignedCall, withOverlap, ...ready] = mine;
if (!withoutConsent || !withUnsignedCall || !withOverlap) throw new Error('The demo has too few patients.');

const base = makePatient();
const [consent] = base.consents;
const [enrollment] = base.enrollments;
if (!consent || !enrollment) throw new Error('The patient of the tests has no program.');
const patients = all.map(
  (patient): Patient => ({
    ...patient,
    ...{ rev: 0, receivedAt: '' as const, deceased: 'no' as const },
    enrollments: [{ ...enrollment, program: 'RPM' }],
    consents: patient === withoutConsent ? [] : [{ ...consent, program: 'RPM' }],
    evidence: [
      {
        ...{ id: testId(801), kind: 'initiating-visit', on: '2026-01-02', until: '', program: '', value: 0 },
        ...{ note: '', recordedAt: toInstant(noon), recordedBy: staffId },
      },
    ],
  }),
);
/** Twenty minutes and some, an hour apart, so that only those overlap that are meant to. */
const entries = mine.map(({ id }, index) =>
  makeTimeEntry({
    ...{ id: testId(5000 + index), patientId: id, staffId, program: 'RPM', seconds: 1260, ...BY_SERVER },
    startedAt: toInstant(noon - index * HOUR),
    endedAt: toInstant(noon - index * HOUR + 1_260_000),
  }),
);
const once = entries.find(({ patientId }) => patientId === withOverlap.id);
if (once === undefined) throw new Error('The patient has no entry.');
const twice = { ...once, id: testId(5900) };
const call = makeCall({
  ...{ id: testId(5901), patientId: withUnsignedCall.id, staffId, ...BY_SERVER },
  ...{ startedAt: toInstant(noon), endedAt: toInstant(noon + 600_000), signedAt: '' },
});
const overlap = overlapItem(twice, once, { updatedAt: toInstant(noon), ...BY_SERVER });

const database = await openDatabase(databaseUrl);
try {
  const [organization] = await own.asSteward<{ id: string }>('select id from organizations');
  const organizationId = organization?.id ?? '';
  await own.asSteward("delete from documents where collection in ('timeEntries', 'reviewItems')");
  await inOrganization(database.pool, organizationId, async (transaction) => {
    const put = (collection: 'patients' | 'timeEntries' | 'calls' | 'reviewItems', documents: object[]) =>
      storeDocuments(transaction, { organizationId, collection, documents: documents as never });
    await put('patients', patients);
    await put('timeEntries', [...entries, twice]);
    await put('calls', [call]);
    await put('reviewItems', [overlap]);
  });
} finally {
  await database.close();
}
const made: MadeMonth = {
  lastDay,
  ready: ready.map(patientName),
  withoutConsent: patientName(withoutConsent),
  withUnsignedCall: patientName(withUnsignedCall),
  withOverlap: { name: patientName(withOverlap), recordNumber: withOverlap.recordNumber },
};
process.stdout.write(JSON.stringify(made));
