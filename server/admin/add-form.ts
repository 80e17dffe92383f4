import { readFile, stat } from 'node:fs/promises';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { FORMS } from '#shared/content/forms/index.ts';
import { loadExpressionCheck } from '#shared/domain/questionnaire/expressions.ts';
import { canonical, type Questionnaire, questionsOf } from '#shared/domain/questionnaire/model.ts';
import { readQuestionnaire } from '#shared/domain/questionnaire/read-questionnaire.ts';
import { inOrganization } from '../database/transaction.ts';
import { addOrganizationForm } from '../organization/organization-forms.ts';
import { type AdminContext, AdminError } from './context.ts';
import { findOrganization } from './find-organization.ts';
import { counted } from './import-fhir-summary.ts';

/** As long as a form may be, in characters: it goes to every device as one document. */
const MOST_CHARACTERS = 1_000_000;
/** `OrganizationForm.canonical` and `title`. */
const MOST_CANONICAL = 300;
const MOST_TITLE = 200;

/** Adds `add-form` to the admin command line. */
export function registerAddForm(program: Command, context: AdminContext): void {
  program
    .command('add-form')
    .summary('add a form of the organisation, or a new version of it')
    .description(
      'Adds a screening form, a FHIR R4 Questionnaire in JSON, to those of Careline. It is checked first; every device of the organisation gets it. ' +
        'A change needs a higher "version"; the versions before it stay readable and are no longer offered.',
    )
    .argument('<file>', 'the Questionnaire (.json)')
    .option('--organisation <name>', 'needed when there are several')
    .action(async (file: string, { organisation }: { organisation?: string }) => {
      const { form, text } = await readForm(context, file);
      await context.withDatabase(async ({ pool }) => {
        const { id, name } = await findOrganization(pool, organisation);
        const { isNew, retired } = await inOrganization(pool, id, (transaction) =>
          addOrganizationForm(transaction, id, form, text),
        );
        for (const note of form.notes) context.print(`Note: ${note}`);
        context.print(
          isNew
            ? `Added "${form.title}", version ${form.version}, with ${counted(questionsOf(form).length, 'question')} to "${name}".`
            : `"${form.title}", version ${form.version}, is in "${name}" already. Nothing was changed.`,
        );
        for (const version of retired) context.print(`Version ${version} is no longer offered.`);
      });
    });
}

async function readForm(context: AdminContext, file: string): Promise<{ form: Questionnaire; text: string }> {
  const text = await readText(resolve(context.folder, file));
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new AdminError(`${basename(file)} is not JSON. Save the form as a FHIR R4 Questionnaire in JSON.`);
  }
  const read = readQuestionnaire(json, await loadExpressionCheck());
  const problems = read.ok ? ownProblems(read.questionnaire) : read.problems.map(inWords);
  if (!read.ok || problems.length > 0) {
    for (const problem of problems) context.progress(problem);
    throw new AdminError(
      `${basename(file)} has ${counted(problems.length, 'problem')}, listed above. Nothing was added.`,
    );
  }
  return { form: read.questionnaire, text };
}

async function readText(path: string): Promise<string> {
  const name = basename(path);
  const found = await stat(path).catch(() => undefined);
  if (!found?.isFile()) throw new AdminError(`There is no file ${name}. Name the JSON file of the form.`);
  // A character takes up to four bytes.
  const isTooLong = found.size > MOST_CHARACTERS * 4;
  const text = isTooLong ? '' : (await readFile(path, 'utf8')).replace(/^\ufeff/, '').trim();
  if (isTooLong || text.length > MOST_CHARACTERS) {
    throw new AdminError(
      `${name} is larger than a form may be (${MOST_CHARACTERS.toLocaleString('en')} characters). Leave out contained resources that it does not need, or split it.`,
    );
  }
  return text;
}

function inWords({ linkId, message }: { linkId: string; message: string }): string {
  return linkId === '' ? message : `Item "${linkId}": ${message}`;
}

/** What a form of an organization needs beyond what can be read. */
function ownProblems(form: Questionnaire): string[] {
  const problems: string[] = [];
  if (form.version === '') problems.push('The form has no "version": give it one, such as "1".');
  if (form.url.includes('|'))
    problems.push('The "url" has a | in it: write the version into "version" alone.');
  if (FORMS.some(({ questionnaire }) => questionnaire.url === form.url)) {
    problems.push(`The "url" ${form.url} is that of a form of Careline: give yours a "url" of its own.`);
  }
  if (form.title === '') problems.push('The form has no "title": nobody could choose it.');
  if (form.title.length > MOST_TITLE) problems.push(`The "title" is longer than ${MOST_TITLE} characters.`);
  if (canonical(form).length > MOST_CANONICAL) {
    problems.push(`"url" and "version" together are longer than ${MOST_CANONICAL} characters.`);
  }
  if (questionsOf(form).length === 0)
    problems.push('The form asks nothing: it has no item that is a question.');
  return problems;
}
