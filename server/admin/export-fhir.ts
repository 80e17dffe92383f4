import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import type pg from 'pg';
import { FORMS } from '#shared/content/forms/index.ts';
import { NEED_GUIDES } from '#shared/content/needs.ts';
import type { Id } from '#shared/domain/primitives.ts';
import { type Form, formWithoutRules } from '#shared/domain/questionnaire/form.ts';
import { readQuestionnaire } from '#shared/domain/questionnaire/read-questionnaire.ts';
import type { ExportInput } from '#shared/fhir/export/export-context.ts';
import { exportPatient } from '#shared/fhir/export/export-patient.ts';
import { inOrganization, type Transaction } from '../database/transaction.ts';
import { type AdminContext, AdminError } from './context.ts';
import { findOrganization } from './find-organization.ts';
import { counted } from './import-fhir-summary.ts';
import { writePrivateFile } from './private-file.ts';
import { findPatient, readDocuments, readPatientDocuments } from './read-documents.ts';

export interface ExportOptions {
  organisation?: string;
  to: string;
  withSensitive?: boolean;
}

/** Adds `export-fhir` to the admin command line. */
export function registerExportFhir(program: Command, context: AdminContext): void {
  program
    .command('export-fhir')
    .summary('write patients as FHIR R4 bundles')
    .description(
      'Writes a FHIR R4 bundle of each patient: what US Core and Gravity have resources for. Import-fhir reads it again and changes nothing. ' +
        'The files hold health data; their names hold none.',
    )
    .argument('<patient>', 'the id or the record number, or all')
    .option('--organisation <name>', 'needed when there are several')
    .option('--to <folder>', 'where to write them', '.')
    .option(
      '--with-sensitive',
      'also answers about violence at home and substance use and what came of them, labelled as restricted; they are left out otherwise',
    )
    .action((patient: string, options: ExportOptions) =>
      context.withDatabase(({ pool }) => exportFhir(context, pool, patient, options)),
    );
}

/**
 * Exports one patient or all of an organization, each as of one moment, and prints where.
 *
 * @throws {AdminError} unknown organization or patient, or a folder that cannot be written; files that were finished before stay, each whole
 */
export async function exportFhir(
  context: Pick<AdminContext, 'print' | 'progress' | 'folder'>,
  pool: pg.Pool,
  named: string,
  options: ExportOptions,
): Promise<void> {
  const organization = await findOrganization(pool, options.organisation);
  const inside = <T>(work: (transaction: Transaction) => Promise<T>) =>
    inOrganization(pool, organization.id, work);
  const ids = await inside((transaction) => patientIds(transaction, organization.id, named));
  if (ids.length === 0) throw new AdminError(`There is no patient in "${organization.name}" yet.`);
  const surroundings = await inside((transaction) => readSurroundings(transaction, organization.id));
  const folder = resolve(context.folder, options.to);
  await writing(folder, () => mkdir(folder, { recursive: true, mode: 0o700 }));
  let withheld = 0;
  let lastFile = '';
  for (const [index, id] of ids.entries()) {
    const exported = await inside(async (transaction) => {
      const { patients, ...documents } = await readPatientDocuments(
        transaction,
        organization.id,
        PATIENT_COLLECTIONS,
        id,
      );
      const [patient] = patients;
      if (patient === undefined) return null;
      return exportPatient({
        ...{ organization, patient, ...documents, ...surroundings },
        withSensitive: options.withSensitive === true,
      });
    });
    // Erased since the list was read.
    if (exported === null) continue;
    withheld += exported.withheld;
    lastFile = join(folder, `patient-${id}.json`);
    const text = `${JSON.stringify(exported.bundle, null, 2)}\n`;
    await writing(folder, () => writePrivateFile(join(folder, `patient-${id}.json`), text));
    if (ids.length > 1) {
      const entries = counted(exported.bundle.entry?.length ?? 0, 'resource');
      context.progress(`[${index + 1}/${ids.length}] patient-${id}.json: ${entries}`);
    }
  }
  context.print(
    ids.length === 1
      ? `Wrote ${lastFile}. It holds health data: keep it safe.`
      : `Wrote ${counted(ids.length, 'patient')} to ${folder}. The files hold health data: keep them safe.`,
  );
  if (withheld > 0) {
    context.print(
      `Left out: ${counted(withheld, 'record')} about violence at home or substance use, or the answers in them. Add --with-sensitive where they are needed and allowed.`,
    );
  }
}

const PATIENT_COLLECTIONS = [
  'patients',
  'carePlans',
  'calls',
  'screenings',
  'observations',
  'tasks',
] as const;

async function patientIds(transaction: Transaction, organizationId: Id, named: string): Promise<Id[]> {
  if (named !== 'all') return [(await findPatient(transaction, organizationId, named)).id];
  const { rows } = await transaction.query<{ id: Id }>(
    `select id from documents where organization_id = $1 and collection = 'patients' and not deleted order by id`,
    [organizationId],
  );
  return rows.map(({ id }) => id);
}

/** What patients' records refer to: people, the directory, the forms. */
async function readSurroundings(
  transaction: Transaction,
  organizationId: Id,
): Promise<Pick<ExportInput, 'staff' | 'resources' | 'forms' | 'guides'>> {
  const own = await readDocuments(transaction, organizationId, 'forms');
  return {
    staff: await readDocuments(transaction, organizationId, 'staff'),
    resources: await readDocuments(transaction, organizationId, 'resources'),
    forms: [...FORMS, ...own.flatMap(({ questionnaire }) => formOf(questionnaire))],
    guides: NEED_GUIDES,
  };
}

/** A form that this release cannot read any more is passed over: its answers are written without nesting. */
function formOf(questionnaire: string): Form[] {
  const read = readQuestionnaire(JSON.parse(questionnaire));
  return read.ok ? [formWithoutRules(read.questionnaire)] : [];
}

async function writing(folder: string, work: () => Promise<unknown>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined) throw error;
    throw new AdminError(
      `The export could not be written to ${folder} (${code}). Choose another folder with --to.`,
    );
  }
}
