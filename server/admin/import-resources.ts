import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import type { LocalDate } from '#shared/domain/primitives.ts';
import { inOrganization } from '../database/transaction.ts';
import { storeOrganizationResources } from '../organization/organization-resources.ts';
import { type AdminContext, AdminError } from './context.ts';
import { findOrganization } from './find-organization.ts';
import { counted } from './import-fhir-summary.ts';
import { readCsv } from './import-resources-csv.ts';
import { readHsds } from './import-resources-hsds.ts';
import { type CheckedRow, checkRow, type ResourceRow, type RowNote } from './import-resources-row.ts';

/** Every device holds the whole directory. */
const MOST_ENTRIES = 20_000;
const MOST_BYTES = 100 * 1_048_576;
/** Problems and names that are listed before the rest is only counted. */
const LISTED = 20;

interface ImportOptions {
  organisation?: string;
  source: string;
}

/** Adds `import-resources` to the admin command line. */
export function registerImportResources(program: Command, context: AdminContext): void {
  program
    .command('import-resources')
    .summary('bring in a directory of community resources')
    .description(
      'Brings in community resources from a CSV with a header row, or from Open Referral HSDS 3.0 in JSON, and sends them to every device. ' +
        'The same file again changes nothing; a changed row updates its entry (known by its id, or by name and address where it has none). ' +
        'Entries that are no longer in the file are listed and stay. When a row is wrong nothing is imported. ' +
        'A row without the ZIP codes it serves is taken to serve the ZIP of its address; "all" means every ZIP.',
    )
    .argument('<file>', 'the directory (.csv or .json)')
    .option('--organisation <name>', 'needed when there are several')
    .option('--source <name>', 'whose directory it is, where the ids of two could be the same', 'directory')
    .action(async (file: string, options: ImportOptions) => {
      const entries = await readEntries(context, file);
      await context.withDatabase(async ({ pool }) => {
        const { id, name } = await findOrganization(pool, options.organisation);
        context.progress(`Storing ${counted(entries.length, 'entry', 'entries')} for "${name}".`);
        const stored = await inOrganization(pool, id, (transaction) =>
          storeOrganizationResources(transaction, id, options.source, entries),
        );
        context.print(
          `The directory of "${name}": ${stored.created} new, ${stored.updated} changed, ${stored.unchanged} the same as before.`,
        );
        const { others } = stored;
        if (others.length === 0) return;
        const are = others.length === 1 ? 'is' : 'are';
        context.print(
          `${counted(others.length, 'entry', 'entries')} of the directory ${are} not in this file and stayed:`,
        );
        for (const line of firstOf(others.map((one) => `  ${one.name}`))) context.print(line);
      });
    });
}

async function readEntries(context: AdminContext, file: string): Promise<CheckedRow[]> {
  const name = basename(file);
  const text = await readText(resolve(context.folder, file), name);
  context.progress(`Reading ${name}.`);
  const rows = /^\s*[[{]/.test(text) ? hsdsRows(context, text, name) : csvRows(context, text, name);
  if (rows.length === 0) throw new AdminError(`${name} has no rows below its header. Nothing was imported.`);
  if (rows.length > MOST_ENTRIES) {
    throw new AdminError(
      `${name} has ${rows.length.toLocaleString('en')} entries; every device holds the directory, and ${MOST_ENTRIES.toLocaleString('en')} is the most. Leave out areas where no patient lives.`,
    );
  }
  const today = new Date().toISOString().slice(0, 10) as LocalDate;
  const checked = rows.map((row) => checkRow(row, today));
  const entries = checked.filter((one): one is CheckedRow => !('problems' in one));
  const problems = [
    ...checked.flatMap((one) => ('problems' in one ? one.problems : [])),
    ...doubles(entries),
  ];
  if (problems.length > 0) {
    for (const problem of firstOf(problems)) context.progress(problem);
    throw new AdminError(
      `${name} has ${counted(problems.length, 'problem')}, listed above. Nothing was imported.`,
    );
  }
  for (const line of notesOf(entries)) context.progress(line);
  return entries;
}

function csvRows(context: AdminContext, text: string, name: string): ResourceRow[] {
  const { rows, unused } = readCsv(text, name);
  if (unused.length > 0) context.progress(`Columns not used: ${unused.join(', ')}.`);
  return rows;
}

function hsdsRows(context: AdminContext, text: string, name: string): ResourceRow[] {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AdminError(`${name} begins like JSON and is none. Is it cut off? Nothing was imported.`);
  }
  const { rows, closed } = readHsds(json, name);
  if (closed > 0) context.progress(`Left out as inactive or defunct: ${counted(closed, 'service')}.`);
  return rows;
}

async function readText(path: string, name: string): Promise<string> {
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new AdminError(`There is no file ${name}. Name a .csv or .json file.`);
  if (found.size > MOST_BYTES) throw new AdminError(`${name} is larger than 100 MB. Split it by area.`);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(await readFile(path));
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
    throw new AdminError(`${name} is not in UTF-8. Save it from the spreadsheet as "CSV UTF-8".`);
  }
}

/** Two rows that would be one entry: the second would undo the first. */
function doubles(entries: readonly CheckedRow[]): string[] {
  const places = new Map<string, string>();
  return entries.flatMap(({ key, place }) => {
    const before = places.get(key);
    places.set(key, place);
    if (before === undefined) return [];
    return [
      `${place} is the same entry as ${before}: they have one id, or one name and address. Delete one of them.`,
    ];
  });
}

const NOTE_WORDS: Readonly<Record<RowNote, (count: string) => string>> = {
  shortened: (count) => `${count} with long words that were cut to what a card holds.`,
  'no-kind': (count) => `${count} of no kind of help that Careline knows: found by words, not by need.`,
  'no-phone': (count) => `${count} without a telephone number.`,
  'zip-padded': (count) => `${count} with a ZIP code that had lost its first zero.`,
};

function notesOf(entries: readonly CheckedRow[]): string[] {
  return (Object.keys(NOTE_WORDS) as RowNote[]).flatMap((note) => {
    const count = entries.filter(({ notes }) => notes.includes(note)).length;
    return count === 0 ? [] : [`Note: ${NOTE_WORDS[note](counted(count, 'entry', 'entries'))}`];
  });
}

function firstOf(lines: readonly string[]): string[] {
  const more = lines.length - LISTED;
  return more > 1 ? [...lines.slice(0, LISTED), `  and ${more} more`] : [...lines];
}
