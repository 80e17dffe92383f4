import type pg from 'pg';
import type { CollectionName } from '#shared/domain/document.ts';
import type { DocumentOf } from '#shared/domain/documents.ts';
import { localDate } from '#shared/domain/local-date.ts';
import { createPassphrases } from '../auth/passphrases.ts';
import { openDatabase } from '../database/open-database.ts';
import { inOrganization } from '../database/transaction.ts';
import { assignPatients } from '../organization/assign-patients.ts';
import { createOrganization, ensureTeam, listOrganizations } from '../organization/organizations.ts';
import { createPerson, listPeople } from '../organization/people.ts';
import { storeDocuments } from '../sync/store-documents.ts';
import { type Caseload, inventCaseload } from './caseload.ts';
import { Random } from './random.ts';
import { inventResources } from './resources.ts';
import { DEMO_ORGANIZATION, DEMO_PEOPLE, DEMO_TEAM, type DemoPerson, PRACTICE_TIME_ZONE } from './staff.ts';

export interface DemoOptions {
  databaseUrl: string;
  /** Gets a line for each step that takes a while. */
  report?: (line: string) => void;
  /** Milliseconds since the epoch: where the demo's year of history ends. The present time when left out. */
  now?: number;
  patientsPerCareManager?: number;
  seed?: number;
}

export interface DemoAccount {
  name: string;
  role: string;
  email: string;
  passphrase: string;
}

export interface DemoOrganisation {
  /** Whether anything was made just now. */
  created: boolean;
  /** The accounts to sign in with; empty when the database belongs to somebody else's organization. */
  accounts: DemoAccount[];
}

/** Ids that never change, whatever the seed: they tell a demo organization from a real one. */
const FIXED = new Date('2026-01-02T12:00:00Z').getTime();
const fixedId = (name: string) => new Random(`careline demo ${name}`).id(FIXED);

/** The id of the demo organization in every database. */
export const DEMO_ORGANIZATION_ID = fixedId('organization');

/** The staff id of one of {@link DEMO_PEOPLE} in every database. */
export function demoStaffId({ key }: Pick<DemoPerson, 'key'>): string {
  return fixedId(`person ${key}`);
}

/**
 * Makes the demo organization in a database that has none: a team, a supervisor, an administrator, and three care managers
 * with invented patients. A database with organizations of its own is left alone. Each caseload is stored whole or not at
 * all, so that a start that was cut off in the middle is completed by the next one.
 *
 * @throws {StartError} when the database cannot be used
 */
export async function ensureDemoOrganisation(options: DemoOptions): Promise<DemoOrganisation> {
  const database = await openDatabase(options.databaseUrl, { connections: 2 });
  try {
    const organizations = await listOrganizations(database.pool);
    if (organizations.length > 0 && !organizations.some(({ id }) => id === DEMO_ORGANIZATION_ID)) {
      return { created: false, accounts: [] };
    }
    if (organizations.length === 0) {
      options.report?.('Making the demo organization');
      await createOrganization(database.pool, { id: DEMO_ORGANIZATION_ID, name: DEMO_ORGANIZATION });
    }
    const madePeople = await ensurePeople(database.pool);
    await ensureResources(database.pool, options);
    const madeCaseloads = await ensureCaseloads(database.pool, options);
    const accounts = DEMO_PEOPLE.map(({ name, role, email, passphrase }) => ({
      name,
      role,
      email,
      passphrase,
    }));
    return { created: madePeople || madeCaseloads, accounts };
  } finally {
    await database.close();
  }
}

async function ensurePeople(pool: pg.Pool): Promise<boolean> {
  const known = new Set((await listPeople(pool, DEMO_ORGANIZATION_ID)).map(({ id }) => id));
  const missing = DEMO_PEOPLE.filter((person) => !known.has(demoStaffId(person)));
  if (missing.length === 0) return false;
  const teamId = await ensureTeam(pool, DEMO_ORGANIZATION_ID, DEMO_TEAM, fixedId('team'));
  const passphrases = createPassphrases();
  try {
    for (const person of missing) {
      const { key, email, passphrase, name, role, credential, phone } = person;
      const licenses = person.licenses.map((license, index) => ({
        id: fixedId(`license ${key} ${index}`),
        ...license,
        expiresOn: '2028-06-30',
      }));
      await createPerson(pool, passphrases, DEMO_ORGANIZATION_ID, {
        id: demoStaffId(person),
        ...{ email, passphrase, name, role, credential, phone, licenses },
        teamId: role === 'administrator' ? null : teamId,
      });
    }
  } finally {
    await passphrases.close();
  }
  return true;
}

async function ensureResources(pool: pg.Pool, { now = Date.now(), seed = 1 }: DemoOptions): Promise<void> {
  await inOrganization(pool, DEMO_ORGANIZATION_ID, async (transaction) => {
    const { rowCount } = await transaction.query(
      `select 1 from documents where organization_id = $1 and collection = 'resources' limit 1`,
      [DEMO_ORGANIZATION_ID],
    );
    if (rowCount !== 0) return;
    const documents = inventResources(seed, FIXED, localDate(now, PRACTICE_TIME_ZONE));
    await storeDocuments(transaction, {
      organizationId: DEMO_ORGANIZATION_ID,
      collection: 'resources',
      documents,
    });
  });
}

async function ensureCaseloads(
  pool: pg.Pool,
  { report, now = Date.now(), patientsPerCareManager = 200, seed = 1 }: DemoOptions,
): Promise<boolean> {
  let made = false;
  for (const person of DEMO_PEOPLE.filter(({ role }) => role === 'care-manager')) {
    const staffId = demoStaffId(person);
    if (await hasHeldPatients(pool, staffId)) continue;
    report?.(`Inventing ${patientsPerCareManager} patients for ${person.name}, with a year of calls`);
    const caseload = inventDemoCaseload(person, { now, patientsPerCareManager, seed });
    await storeCaseload(pool, staffId, caseload);
    made = true;
  }
  return made;
}

/** The documents of one care manager's demo patients. Equal input gives equal documents. */
export function inventDemoCaseload(
  person: DemoPerson,
  {
    now,
    patientsPerCareManager,
    seed,
  }: Required<Pick<DemoOptions, 'now' | 'patientsPerCareManager' | 'seed'>>,
): Caseload {
  const supervisor = DEMO_PEOPLE.find(({ role }) => role === 'supervisor') ?? person;
  // Whole seconds: a call clock counts no less.
  const wholeNow = Math.floor(now / 1000) * 1000;
  const context = {
    now: wholeNow,
    today: localDate(wholeNow, PRACTICE_TIME_ZONE),
    staffId: demoStaffId(person),
    supervisorId: demoStaffId(supervisor),
    person,
    random: new Random(`${seed}/${person.key}`),
    resources: inventResources(seed, FIXED, localDate(wholeNow, PRACTICE_TIME_ZONE)),
  };
  return inventCaseload(context, patientsPerCareManager);
}

async function hasHeldPatients(pool: pg.Pool, staffId: string): Promise<boolean> {
  return inOrganization(pool, DEMO_ORGANIZATION_ID, async (transaction) => {
    const { rowCount } = await transaction.query(
      'select 1 from assignments where organization_id = $1 and staff_id = $2 limit 1',
      [DEMO_ORGANIZATION_ID, staffId],
    );
    return rowCount !== 0;
  });
}

/** One transaction; assigned first, which is cheapest while there is no document to move. */
async function storeCaseload(pool: pg.Pool, staffId: string, caseload: Caseload): Promise<void> {
  await inOrganization(pool, DEMO_ORGANIZATION_ID, async (transaction) => {
    const patientIds = caseload.patients.map(({ id }) => id);
    await assignPatients(transaction, { organizationId: DEMO_ORGANIZATION_ID, staffId, patientIds });
    const store = <Name extends CollectionName>(collection: Name, documents: readonly DocumentOf<Name>[]) =>
      storeDocuments(transaction, { organizationId: DEMO_ORGANIZATION_ID, collection, documents });
    await store('patients', caseload.patients);
    await store('carePlans', caseload.carePlans);
    await store('calls', caseload.calls);
    await store('timeEntries', caseload.timeEntries);
    await store('screenings', caseload.screenings);
    await store('observations', caseload.observations);
    await store('tasks', caseload.tasks);
    await store('reviewItems', caseload.reviewItems);
  });
}
