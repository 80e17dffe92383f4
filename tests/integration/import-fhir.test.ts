import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importFhir } from '#server/admin/import-fhir.ts';
import { createPassphrases, type Passphrases } from '#server/auth/passphrases.ts';
import { type Database, openDatabase } from '#server/database/open-database.ts';
import { inOrganization } from '#server/database/transaction.ts';
import { createOrganization, ensureTeam } from '#server/organization/organizations.ts';
import { createPerson } from '#server/organization/people.ts';
import { CarePlan } from '#shared/domain/care-plan.ts';
import { Observation } from '#shared/domain/observation.ts';
import { Patient } from '#shared/domain/patient.ts';
import { mapBundle } from '#shared/fhir/map-bundle.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';

const SYNTHEA = fileURLToPath(new URL('../../../shared/data/synthea', import.meta.url));
const hasSynthea = existsSync(SYNTHEA);
if (!hasSynthea)
  process.stdout.write(`The sixty sample bundles are skipped: there is no folder ../shared/data/synthea.\n`);

const now = '2026-11-21T17:00:00.000Z';
const EMAIL = 'ada.reyes@northside.example';
let own: TestDatabase;
let database: Database;
let passphrases: Passphrases;
let organizationId: string;
let folder: string;

beforeAll(async () => {
  own = await createTestDatabase();
  database = await openDatabase(own.url);
  passphrases = createPassphrases();
  organizationId = (await createOrganization(database.pool, { name: 'Northside' })).id;
  const teamId = await ensureTeam(database.pool, organizationId, 'Day team');
  const account = { passphrase: 'four unrelated words', credential: 'LPN' as const, teamId };
  await createPerson(database.pool, passphrases, organizationId, {
    ...account,
    email: EMAIL,
    name: 'Ada Reyes',
    role: 'care-manager',
  });
  await createPerson(database.pool, passphrases, organizationId, {
    ...account,
    email: 'root@northside.example',
    name: 'Rooth Admin',
    role: 'administrator',
  });
  folder = mkdtempSync(join(tmpdir(), 'careline-import-'));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await passphrases.close();
  await database.close();
  await own.drop();
});

/** Runs the command as the terminal does and gives back what it printed and the sentence it ended with. */
async function run(paths: string[], assign = EMAIL, maxMegabytes = 256) {
  const printed: string[] = [];
  const context = {
    folder,
    print: (line: string) => void printed.push(line),
    progress: (line: string) => void printed.push(line),
  };
  const error = await importFhir(context, database.pool, paths, { assign, maxMegabytes }).then(
    () => '',
    (reason: Error) => reason.message,
  );
  return { printed, error, text: printed.join('\n') };
}

async function versions(): Promise<{ collection: string; documents: number; versions: number }[]> {
  return inOrganization(database.pool, organizationId, async (transaction) => {
    const { rows } = await transaction.query<{ collection: string; documents: number; versions: number }>(
      `select collection, count(distinct id)::int as documents, count(*)::int as versions from document_versions
        where collection <> 'staff' group by collection order by collection`,
    );
    return rows;
  });
}

function bundleOf(...resources: object[]): object {
  return { resourceType: 'Bundle', type: 'collection', entry: resources.map((resource) => ({ resource })) };
}
const rosa = {
  resourceType: 'Patient',
  id: 'rosa',
  name: [{ family: 'Prueba', given: ['Rosa'] }],
  birthDate: '1950-05-01',
};
function file(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content);
  return name;
}

describe.skipIf(!hasSynthea)('the sixty sample bundles', () => {
  const names = hasSynthea ? readdirSync(SYNTHEA).filter((name) => name.endsWith('.json.gz')) : [];

  test('all map to documents of our shapes, with what a care manager works with', () => {
    expect(names).toHaveLength(60);
    const ids = new Set<string>();
    let medications = 0;
    let careTeam = 0;
    for (const name of names) {
      const mapped = mapBundle(JSON.parse(gunzipSync(readFileSync(join(SYNTHEA, name))).toString('utf8')), {
        now,
      });
      Patient.parse(mapped.patient);
      for (const observation of mapped.observations) Observation.parse(observation);
      if (mapped.carePlan !== null) CarePlan.parse(mapped.carePlan);
      const documents = [
        mapped.patient,
        ...mapped.observations,
        ...(mapped.carePlan ? [mapped.carePlan] : []),
      ];
      for (const document of documents) ids.add(document.id);
      expect(mapped.unreadable).toEqual([]);
      expect(mapped.assumptions).toEqual([]);
      expect(mapped.patient.timeZone).toBe('America/New_York');
      expect(mapped.patient.address.state).toBe('MA');
      expect(mapped.patient.phones.length).toBeGreaterThan(0);
      expect(mapped.patient.conditions.length).toBeGreaterThan(0);
      medications += mapped.patient.medications.length;
      careTeam += mapped.patient.careTeam.length;
      expect(mapped.patient.consents).toEqual([]);
      expect(JSON.stringify(mapped.patient)).not.toMatch(/us-ssn|999-\d\d-\d{4}/);
      expect(new Set(documents.map(({ id }) => id)).size).toBe(documents.length);
      const bloodPressure = mapped.observations.find(({ loinc }) => loinc === '85354-9');
      expect(bloodPressure?.components.map(({ code }) => code.code)).toEqual(['8480-6', '8462-4']);
      expect(mapped.leftOut.Claim).toBeGreaterThan(0);
    }
    expect(ids.size).toBeGreaterThan(5000);
    expect(medications).toBeGreaterThan(100);
    expect(careTeam).toBeGreaterThanOrEqual(55);
  });

  test('import into PostgreSQL, and importing them again gives the same sixty and no new version', async () => {
    const first = await run([SYNTHEA]);
    expect(first.error).toBe('');
    expect(first.text).toContain(
      'Imported 60 patients for Ada Reyes: 60 new, 0 changed, 0 the same as before.',
    );
    expect(first.text).toMatch(/\d+ {2}ExplanationOfBenefit/);
    expect(first.printed.filter((line) => line.startsWith('['))).toHaveLength(60);
    const before = await versions();
    expect(before.find(({ collection }) => collection === 'patients')).toEqual({
      collection: 'patients',
      documents: 60,
      versions: 60,
    });
    const second = await run([SYNTHEA], 'ada reyes');
    expect(second.error).toBe('');
    expect(second.text).toContain(
      'Imported 60 patients for Ada Reyes: 0 new, 0 changed, 60 the same as before.',
    );
    expect(await versions()).toEqual(before);
    const { rows } = await database.pool.query(
      'select count(*)::int as held from assignments where until_at is null',
    );
    expect(rows[0].held).toBe(60);
  }, 120_000);
});

test('each bad file is named with its reason, and the others still import', async () => {
  const whole = JSON.stringify(bundleOf(rosa));
  const paths = [
    file('not-json.json', 'Name;Birth date\nRosa;1950-05-01'),
    file('cut-off.json', whole.slice(0, whole.length - 30)),
    file('cut-off.json.gz', gzipSync(Buffer.from(whole.repeat(50))).subarray(0, 60)),
    file('empty.json', ''),
    file('no-bundle.json', JSON.stringify(rosa)),
    file('no-resource.json', '{"hello":"world"}'),
    file('no-patient.json', JSON.stringify(bundleOf({ resourceType: 'Claim' }))),
    file('two-patients.json', JSON.stringify(bundleOf(rosa, { ...rosa, id: 'other' }))),
    file('no-birth-date.json', JSON.stringify(bundleOf({ ...rosa, birthDate: '1950' }))),
    file('large.json.gz', gzipSync(Buffer.alloc(2_000_000, 32))),
    'nowhere.json',
    file('good.json', `\ufeff${whole}`),
  ];
  const { text, error } = await run(paths, EMAIL, 1);
  expect(error).toBe('11 files of 12 could not be imported; the reasons are above. The others are in.');
  expect(text).toContain('not-json.json: It is not JSON. Export the patient as a FHIR R4 Bundle in JSON.');
  expect(text).toContain(
    'cut-off.json: It is cut off: the JSON ends in the middle. Copy or export it again.',
  );
  expect(text).toContain('cut-off.json.gz: It is cut off: the compressed data ends in the middle.');
  expect(text).toContain('empty.json: It is empty.');
  expect(text).toContain('no-bundle.json: It is a FHIR Patient, not a Bundle.');
  expect(text).toContain('no-resource.json: It is JSON, but not a FHIR resource: it has no resourceType.');
  expect(text).toContain('no-patient.json: It is a FHIR Bundle without a Patient.');
  expect(text).toContain('two-patients.json: It holds 2 patients. Export one Bundle for each patient.');
  expect(text).toContain('no-birth-date.json: The patient has no full date of birth');
  expect(text).toContain('large.json.gz: It is larger than 1 MB.');
  expect(text).toContain('nowhere.json: There is no such file or folder.');
  expect(text).toContain('[12/12] good.json: new patient, 0 new observations');
  expect(text).toContain(
    'The address of 1 patient tells no time zone: calling hours are those that are fit in every zone.',
  );
  expect(text).not.toContain('Prueba');
});

test('what a person has changed here is left as it is by a later import', async () => {
  file('changed.json', JSON.stringify(bundleOf({ ...rosa, id: 'changed' })));
  await run(['changed.json']);
  const patientId = mapBundle(bundleOf({ ...rosa, id: 'changed' }), { now }).patient.id;
  await inOrganization(database.pool, organizationId, (transaction) =>
    transaction.query(
      `update documents set updated_by = $2, body = body || '{"personalNotes":"Likes to be called Rosie"}'
        where collection = 'patients' and id = $1`,
      [patientId, patientId],
    ),
  );
  file('changed.json', JSON.stringify(bundleOf({ ...rosa, id: 'changed', gender: 'female' })));
  const { text } = await run(['changed.json']);
  expect(text).toContain('[1/1] changed.json: patient left as changed here');
  const { rows } = await inOrganization(database.pool, organizationId, (transaction) =>
    transaction.query(`select body ->> 'personalNotes' as notes from documents where id = $1`, [patientId]),
  );
  expect(rows[0]?.notes).toBe('Likes to be called Rosie');
});

test('an unknown person is answered with those who come close', async () => {
  file('good.json', JSON.stringify(bundleOf(rosa)));
  expect((await run(['good.json'], 'ada.reyes@northside.exmaple')).error).toBe(
    `There is no person with the e-mail or name "ada.reyes@northside.exmaple". Did you mean Ada Reyes (${EMAIL})?`,
  );
  expect((await run(['good.json'], 'Zebulon')).error).toBe(
    `There is no person with the e-mail or name "Zebulon". People who can hold patients: Ada Reyes (${EMAIL}).`,
  );
  expect((await run(['good.json'], 'Rooth Admin')).error).toBe(
    'Rooth Admin is an administrator and cannot hold patients. Choose a care manager.',
  );
});
