/**
 * @file Makes the demo organization in the database of DATABASE_URL and prints its accounts. Run as
 * `node make-demo.ts <patients per care manager> <seed>`.
 */
import { demoStaffId, ensureDemoOrganisation } from '#server/demo/ensure-demo-organisation.ts';
import { DEMO_PEOPLE } from '#server/demo/staff.ts';
import { callability } from '#shared/domain/calling-hours.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { openOwnDatabase } from './database.ts';

/** Longer than copies of this demo are made, and a spec then talks with a patient. */
const callLength = 45 * 60_000;

/** A place for each hour of the day, so that it is noon or a little later in one of them at any time. */
const places = [
  'America/New_York',
  'America/Los_Angeles',
  'Pacific/Honolulu',
  'Pacific/Auckland',
  'Asia/Tokyo',
  'Asia/Kolkata',
  'Asia/Dubai',
  'Europe/Berlin',
  'America/Sao_Paulo',
];

const databaseUrl = process.env.DATABASE_URL ?? '';
const [patientsPerCareManager, seed] = process.argv.slice(2).map(Number);
const { accounts } = await ensureDemoOrganisation({
  databaseUrl,
  ...(patientsPerCareManager === undefined ? {} : { patientsPerCareManager }),
  ...(seed === undefined ? {} : { seed }),
});
await letSomebodyBeCallable();
process.stdout.write(JSON.stringify(accounts));

/**
 * The specs call the first patient who may be called now. At night nobody in the demo may be; then the patients of the first
 * care manager live where it is day.
 */
async function letSomebodyBeCallable(): Promise<void> {
  const database = openOwnDatabase(databaseUrl);
  const careManager = DEMO_PEOPLE.find(({ role }) => role === 'care-manager');
  if (careManager === undefined) throw new Error('The demo has no care manager.');
  const mine = (await database.documents<Patient>('patients')).filter(
    ({ careManagerId }) => careManagerId === demoStaffId(careManager),
  );
  const now = Date.now();
  const isCallable = (patient: Patient) =>
    callability(patient, now).now && callability(patient, now + callLength).now;
  if (mine.some(isCallable)) return;
  const place = places.find((timeZone) => isCallable({ ...(mine[0] as Patient), timeZone, callWindows: [] }));
  await database.asSteward(
    `update documents set body = body || jsonb_build_object('timeZone', $1::text, 'callWindows', '[]'::jsonb)
      where collection = 'patients' and id = any($2::uuid[])`,
    [place, mine.map(({ id }) => id)],
  );
}
