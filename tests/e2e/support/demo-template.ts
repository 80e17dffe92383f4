/** @file The demo organization is made once for a run, and each test gets a copy of its database: that costs a tenth. */
import { localDate } from '#shared/domain/local-date.ts';
import { createOwnDatabase, type OwnDatabase } from './database.ts';
import { runScript } from './run-script.ts';

export interface DemoAccount {
  name: string;
  role: string;
  email: string;
  passphrase: string;
}

/** A database with the demo organization in it that nobody is connected to. */
export interface DemoTemplate {
  databaseName: string;
  patientsPerCareManager: number;
  accounts: DemoAccount[];
  /** Milliseconds since 1970. */
  madeAt: number;
}

/** What a test gets that asks for no other number. */
export const PATIENTS_PER_CARE_MANAGER = 12;

/** The seed of the demo patients; a failure repeats with it. */
const seed = 41;

/** The demo is about a day at the practice; a copy made on another day, or much later, would tell of it wrongly. */
const practiceTimeZone = 'America/New_York';
const freshFor = 25 * 60_000;

/** Makes the demo in an empty database. */
export async function makeDemo(databaseUrl: string, patientsPerCareManager: number): Promise<DemoAccount[]> {
  const words = [String(patientsPerCareManager), String(seed)];
  return JSON.parse(await runScript('tests/e2e/support/make-demo.ts', words, databaseUrl));
}

/** Makes the demo in a database of its own on the cluster. It goes with the cluster. */
export async function makeDemoTemplate(
  clusterUrl: string,
  patientsPerCareManager: number,
): Promise<DemoTemplate> {
  const madeAt = Date.now();
  const database = await createOwnDatabase(clusterUrl);
  const accounts = await makeDemo(database.url, patientsPerCareManager);
  return { databaseName: database.name, patientsPerCareManager, accounts, madeAt };
}

/** A new database with the demo in it: a copy of the template where that is of the size and the day that are wanted. */
export async function createDemoDatabase(
  clusterUrl: string,
  patientsPerCareManager: number,
  template: DemoTemplate | null,
): Promise<{ database: OwnDatabase & { drop(): Promise<void> }; accounts: DemoAccount[] }> {
  if (template?.patientsPerCareManager === patientsPerCareManager && isFresh(template)) {
    const database = await createOwnDatabase(clusterUrl, template.databaseName);
    return { database, accounts: template.accounts };
  }
  const database = await createOwnDatabase(clusterUrl);
  try {
    return { database, accounts: await makeDemo(database.url, patientsPerCareManager) };
  } catch (error) {
    await database.drop();
    throw error;
  }
}

function isFresh({ madeAt }: DemoTemplate): boolean {
  const now = Date.now();
  const isSameDay = localDate(now, practiceTimeZone) === localDate(madeAt, practiceTimeZone);
  return isSameDay && now - madeAt < freshFor;
}
