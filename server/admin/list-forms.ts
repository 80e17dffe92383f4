import type { Command } from 'commander';
import { FORMS } from '#shared/content/forms/index.ts';
import { NEED_CODES_TO_CONFIRM } from '#shared/content/needs.ts';
import { canonical } from '#shared/domain/questionnaire/model.ts';
import { inOrganization } from '../database/transaction.ts';
import { listOrganizationForms } from '../organization/organization-forms.ts';
import type { AdminContext } from './context.ts';
import { findOrganization } from './find-organization.ts';

/** Adds `list-forms` to the admin command line. */
export function registerListForms(program: Command, context: AdminContext): void {
  program
    .command('list-forms')
    .summary('list the forms there are, and what of their scoring is to be confirmed')
    .description(
      'Lists the forms of Careline and of the organisation with their versions. What a clinician of the organisation must confirm ' +
        'before the scores of a form are relied on stands below it.',
    )
    .option('--organisation <name>', 'needed when there are several')
    .action(({ organisation }: { organisation?: string }) =>
      context.withDatabase(async ({ pool }) => {
        const { id, name } = await findOrganization(pool, organisation);
        for (const { questionnaire, rules } of FORMS) {
          context.print(`Careline: ${questionnaire.title}, ${canonical(questionnaire)}`);
          for (const sentence of rules.toConfirm) context.print(`  To be confirmed: ${sentence}`);
        }
        for (const sentence of NEED_CODES_TO_CONFIRM) context.print(`To be confirmed: ${sentence}`);
        const own = await inOrganization(pool, id, (transaction) => listOrganizationForms(transaction, id));
        for (const form of own) {
          const state = form.status === 'active' ? '' : ', no longer offered';
          context.print(`${name}: ${form.title}, ${form.canonical}${state}`);
        }
      }),
    );
}
