import { type Command, InvalidArgumentError } from 'commander';
import type pg from 'pg';
import { toInstant } from '#shared/domain/primitives.ts';
import { FhirImportError } from '#shared/fhir/import-error.ts';
import { mapBundle } from '#shared/fhir/map-bundle.ts';
import { type AdminContext, AdminError } from './context.ts';
import { ImportFileError, listImportFiles, readJsonFile } from './import-fhir-files.ts';
import { findAssignee } from './import-fhir-person.ts';
import { type PatientOutcome, storeImportedPatient } from './import-fhir-store.ts';
import { counted, ImportSummary } from './import-fhir-summary.ts';

interface ImportOptions {
  assign: string;
  maxMegabytes: number;
}

/** Adds `import-fhir` to the admin command line. */
export function registerImportFhir(program: Command, context: AdminContext): void {
  program
    .command('import-fhir')
    .summary('bring in patients from FHIR R4 bundles')
    .description(
      'Brings in patients from FHIR R4 bundles, one patient a file, and assigns them to a person. Importing a file again ' +
        'updates what the source changed and makes nothing twice; what people have changed in Careline stays as it is.',
    )
    .argument('<path...>', 'bundles (.json or .json.gz), or folders that hold them')
    .requiredOption('--assign <person>', 'who is to hold the patients: an e-mail or a full name')
    .option('--max-megabytes <number>', 'refuse files that are larger, also when unpacked', wholeNumber, 256)
    .action((paths: string[], options: ImportOptions) =>
      context.withDatabase(({ pool }) => importFhir(context, pool, paths, options)),
    );
}

/**
 * Imports the bundles behind the paths, each patient in a transaction of its own, and prints a summary.
 *
 * @throws {AdminError} for an unknown person before anything is read; at the end when a file could not be imported
 */
export async function importFhir(
  context: Pick<AdminContext, 'print' | 'progress' | 'folder'>,
  pool: pg.Pool,
  paths: readonly string[],
  options: ImportOptions,
): Promise<void> {
  const person = await findAssignee(pool, options.assign);
  const files = await listImportFiles(paths, context.folder);
  const summary = new ImportSummary();
  for (const [index, file] of files.entries()) {
    const head = `[${index + 1}/${files.length}] ${file.label}`;
    try {
      const bundle = await readJsonFile(file, options.maxMegabytes * 1_048_576);
      const mapped = mapBundle(bundle, { now: toInstant(Date.now()) });
      const outcome = await storeImportedPatient(pool, person, mapped);
      summary.add(mapped, outcome);
      context.progress(`${head}: ${outcomeInWords(outcome)}`);
      for (const line of mapped.unreadable) context.progress(`${head}: not readable: ${line}`);
    } catch (error) {
      const reason = reasonOf(error);
      summary.fail(file.label, reason);
      context.progress(`${head}: not imported. ${reason}`);
    }
  }
  for (const line of summary.lines(person.name)) context.print(line);
  if (summary.failed.length > 0) {
    throw new AdminError(
      `${counted(summary.failed.length, 'file')} of ${files.length} could not be imported; the reasons are above. The others are in.`,
    );
  }
}

/** Only what concerns one file: a database that is gone ends the whole import. */
function reasonOf(error: unknown): string {
  if (error instanceof ImportFileError || error instanceof FhirImportError) return error.message;
  if (error instanceof TypeError) return `It does not fit our records: ${error.message}`;
  throw error;
}

function outcomeInWords({ patients, observations, carePlans }: PatientOutcome): string {
  const patient =
    patients.created > 0
      ? 'new patient'
      : patients.updated > 0
        ? 'patient changed'
        : patients.kept > 0
          ? 'patient left as changed here'
          : 'patient as before';
  const plan = carePlans.created > 0 ? ', new care plan' : carePlans.updated > 0 ? ', care plan changed' : '';
  return `${patient}, ${counted(observations.created, 'new observation')}${plan}`;
}

function wholeNumber(text: string): number {
  const value = Number(text);
  if (Number.isInteger(value) && value >= 1 && value <= 2048) return value;
  throw new InvalidArgumentError('Give a whole number from 1 to 2048.');
}
