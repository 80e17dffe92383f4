import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Bundle } from '@medplum/fhirtypes';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type ExportOptions, exportFhir } from '#server/admin/export-fhir.ts';
import { importFhir } from '#server/admin/import-fhir.ts';
import { createPassphrases } from '#server/auth/passphrases.ts';
import { type Database, openDatabase } from '#server/database/open-database.ts';
import { inOrganization } from '#server/database/transaction.ts';
import { DEMO_ORGANIZATION_ID, ensureDemoOrganisation } from '#server/demo/ensure-demo-organisation.ts';
import { DEMO_ORGANIZATION, DEMO_PEOPLE } from '#server/demo/staff.ts';
import { createOrganization, ensureTeam } from '#server/organization/organizations.ts';
import { createPerson } from '#server/organization/people.ts';
import { bundleProblems } from '#tests/support/fhir-validator.ts';
import { createTestDatabase, type TestDatabase } from '#tests/support/postgres.ts';

const SYNTHEA = fileURLToPath(new URL('../../../shared/data/synthea', import.meta.url));
const imported = existsSync(SYNTHEA)
  ? readdirSync(SYNTHEA)
      .filter((name) => name.endsWith('.json.gz'))
      .slice(0, 10)
  : [];
if (imported.length === 0)
  process.stdout.write('Ten imported patients are skipped: there is no folder ../shared/data/synthea.\n');

const NORTHSIDE = 'Northside';
const EMPTY = 'Empty';
const holders = new Map([
  [NORTHSIDE, 'ada.reyes@northside.example'],
  [EMPTY, 'eva.lund@empty.example'],
  [DEMO_ORGANIZATION, DEMO_PEOPLE.find(({ role }) => role === 'care-manager')?.email ?? ''],
]);
const ids = new Map([[DEMO_ORGANIZATION, DEMO_ORGANIZATION_ID]]);
let own: TestDatabase;
let database: Database;
let folder: string;

beforeAll(async () => {
  own = await createTestDatabase();
  await ensureDemoOrganisation({
    databaseUrl: own.url,
    now: Date.parse('2026-11-18T20:10:00.000Z'),
    patientsPerCareManager: 4,
  });
  database = await openDatabase(own.url);
  folder = mkdtempSync(join(tmpdir(), 'careline-export-'));
  const passphrases = createPassphrases();
  for (const name of [NORTHSIDE, EMPTY]) {
    const { id } = await createOrganization(database.pool, { name });
    ids.set(name, id);
    await createPerson(database.pool, passphrases, id, {
      ...{ email: holders.get(name) ?? '', name: `Holder of ${name}`, passphrase: 'four unrelated words' },
      ...{ role: 'care-manager', credential: 'LPN', teamId: await ensureTeam(database.pool, id, 'Day') },
    });
  }
  await passphrases.close();
  if (imported.length > 0) await importInto(NORTHSIDE, ...imported.map((name) => join(SYNTHEA, name)));
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await database.close();
  await own.drop();
});

/** Runs a command as the terminal does and gives back what it printed and the sentence it ended with. */
async function run(work: (context: Parameters<typeof exportFhir>[0]) => Promise<void>) {
  const printed: string[] = [];
  const print = (line: string) => void printed.push(line);
  const error = await work({ folder, print, progress: print }).then(
    () => '',
    (reason: Error) => reason.message,
  );
  return { text: printed.join('\n'), error };
}

function exportOf(patient: string, organisation: string, to: string, options: Partial<ExportOptions> = {}) {
  return run((context) => exportFhir(context, database.pool, patient, { organisation, to, ...options }));
}

function importInto(organization: string, ...paths: string[]) {
  const assign = holders.get(organization) ?? '';
  return run((context) => importFhir(context, database.pool, paths, { assign, maxMegabytes: 64 }));
}

function filesIn(name: string): Map<string, string> {
  const names = readdirSync(join(folder, name)).sort();
  return new Map(names.map((file) => [file, readFileSync(join(folder, name, file), 'utf8')]));
}

/** Documents of an organization as they are kept, without who wrote them when and whom the patient is assigned to. */
async function documents(organization: string, collections: readonly string[]) {
  return inOrganization(database.pool, ids.get(organization) ?? '', async (transaction) => {
    const { rows } = await transaction.query(
      `select collection, id, body - '{updatedAt,updatedBy,deviceId,careManagerId}'::text[] as body from documents
        where organization_id = $1 and collection = any($2) and not deleted order by collection, id`,
      [ids.get(organization), collections],
    );
    return rows;
  });
}

/** Of a patient's plans the version in force, and the one that is worked on only where there is none. */
function exportedOnly(kept: Awaited<ReturnType<typeof documents>>) {
  const plans = kept.filter(({ collection }) => collection === 'carePlans');
  const isInForce = ({ body }: (typeof plans)[number]) => body.version > 0 && body.status === 'active';
  const approved = new Set(plans.filter(isInForce).map(({ body }) => body.patientId));
  return kept.filter(
    (document) =>
      document.collection !== 'carePlans' ||
      isInForce(document) ||
      (document.body.version === 0 && !approved.has(document.body.patientId)),
  );
}

async function versionCount(organization: string): Promise<number> {
  return inOrganization(database.pool, ids.get(organization) ?? '', async (transaction) => {
    const { rows } = await transaction.query<{ count: number }>(
      'select count(*)::int as count from document_versions where organization_id = $1',
      [ids.get(organization)],
    );
    return rows[0]?.count ?? 0;
  });
}

const RE_IMPORTED = ['patients', 'observations', 'carePlans'];

describe.each([
  { organization: DEMO_ORGANIZATION, count: 12, kind: 'demo' },
  ...(imported.length === 0 ? [] : [{ organization: NORTHSIDE, count: 10, kind: 'imported' }]),
])('the $count patients of the $kind organization', ({ organization, count, kind }) => {
  test('are valid FHIR R4, in private files without a name in their names', async () => {
    const { text, error } = await exportOf('all', organization, kind);
    expect(error).toBe('');
    expect(text).toContain(`Wrote ${count} patients to ${join(folder, kind)}. The files hold health data`);
    expect(text).toContain(`[${count}/${count}] patient-`);
    const files = filesIn(kind);
    expect(files.size).toBe(count);
    for (const [name, content] of files) {
      expect(name).toMatch(/^patient-[0-9a-f-]{36}\.json$/);
      expect(statSync(join(folder, kind, name)).mode & 0o777).toBe(0o600);
      const bundle: Bundle = JSON.parse(content);
      expect(bundleProblems(bundle)).toEqual([]);
      expect(bundle.entry?.length).toBeGreaterThan(20);
    }
  });

  test('are the same to the byte when exported again', async () => {
    await exportOf('all', organization, `${kind}-again`);
    expect(filesIn(`${kind}-again`)).toEqual(filesIn(kind));
  });

  test('change nothing when they are imported where they came from', async () => {
    const before = await versionCount(organization);
    const { text, error } = await importInto(organization, kind);
    expect(error).toBe('');
    expect(text).toContain(`0 new, 0 changed, ${count} the same as before.`);
    expect(text).toMatch(/Observations: 0 new, 0 changed, \d+ the same as before\./);
    if (kind === 'imported') expect(await versionCount(organization)).toBe(before);
  });

  test('give the same documents in an organization that has none', async () => {
    const there = exportedOnly(await documents(organization, RE_IMPORTED));
    const before = await documents(EMPTY, RE_IMPORTED);
    const { text, error } = await importInto(EMPTY, kind);
    expect(error).toBe('');
    expect(text).toContain(`${count} new, 0 changed, 0 the same as before.`);
    const known = new Set(before.map(({ id }) => id));
    const added = (await documents(EMPTY, RE_IMPORTED)).filter(({ id }) => !known.has(id));
    expect(added).toEqual(there);
  });
});

test.skipIf(imported.length === 0)(
  'what was imported comes out with the codes and values it came with',
  async () => {
    const [patient] = await documents(NORTHSIDE, ['patients']);
    const bundle: Bundle = JSON.parse(filesIn('imported').get(`patient-${patient?.id}.json`) ?? '{}');
    const codes = (bundle.entry ?? []).flatMap(({ resource }) =>
      resource?.resourceType === 'Condition' && resource.identifier?.[0]?.system?.endsWith(':condition')
        ? [{ id: resource.id, codes: resource.code?.coding, text: resource.code?.text }]
        : [],
    );
    expect(codes).toEqual(
      patient?.body.conditions.map(({ id, codes, text }: Record<string, unknown>) => ({ id, codes, text })),
    );
    expect(codes.length).toBeGreaterThan(0);
  },
);

test('one patient is found by record number, and its file named', async () => {
  const [patient] = await documents(DEMO_ORGANIZATION, ['patients']);
  const { text, error } = await exportOf(patient?.body.recordNumber, DEMO_ORGANIZATION, 'one');
  expect(error).toBe('');
  expect(text).toContain(
    `Wrote ${join(folder, 'one', `patient-${patient?.id}.json`)}. It holds health data: keep it safe.`,
  );
  const bundle: Bundle = JSON.parse(filesIn('one').get(`patient-${patient?.id}.json`) ?? '{}');
  expect(bundle.entry?.[0]?.resource).toMatchObject({ resourceType: 'Patient', id: patient?.id });
});

test('what cannot be done is said by name, and nothing half-written stays', async () => {
  expect((await exportOf('CL-nobody', DEMO_ORGANIZATION, 'none')).error).toBe(
    'There is no patient with the id or record number "CL-nobody".',
  );
  expect((await exportOf('all', 'Southside', 'none')).error).toContain(
    'There is no organisation named "Southside".',
  );
  expect(existsSync(join(folder, 'none'))).toBe(false);
  writeFileSync(join(folder, 'a-file'), '');
  expect((await exportOf('all', DEMO_ORGANIZATION, 'a-file')).error).toBe(
    `The export could not be written to ${join(folder, 'a-file')} (EEXIST). Choose another folder with --to.`,
  );
  const [patient] = await documents(DEMO_ORGANIZATION, ['patients']);
  const taken = join(folder, 'taken', `patient-${patient?.id}.json`);
  mkdirSync(taken, { recursive: true });
  const { error } = await exportOf(patient?.id, DEMO_ORGANIZATION, 'taken');
  expect(error).toContain('could not be written to');
  expect(readdirSync(join(folder, 'taken'))).toEqual([basename(taken)]);
});
