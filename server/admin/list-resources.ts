import type { Command } from 'commander';
import { RESOURCE_KINDS } from '#shared/content/resource-kinds.ts';
import type { Resource } from '#shared/domain/resource.ts';
import { inOrganization } from '../database/transaction.ts';
import { listOrganizationResources } from '../organization/organization-resources.ts';
import type { AdminContext } from './context.ts';
import { findOrganization } from './find-organization.ts';
import { counted } from './import-fhir-summary.ts';

/** Adds `list-resources` to the admin command line. */
export function registerListResources(program: Command, context: AdminContext): void {
  program
    .command('list-resources')
    .summary('list the directory of community resources')
    .option('--organisation <name>', 'needed when there are several')
    .option('--kinds', 'list the kinds of help there are instead')
    .action(async ({ organisation, kinds }: { organisation?: string; kinds?: true }) => {
      if (kinds) {
        for (const { kind, label } of RESOURCE_KINDS) context.print(`${kind}: ${label}`);
        return;
      }
      await context.withDatabase(async ({ pool }) => {
        const { id, name } = await findOrganization(pool, organisation);
        const all = await inOrganization(pool, id, (transaction) =>
          listOrganizationResources(transaction, id),
        );
        for (const resource of all) context.print(inWords(resource));
        context.print(`"${name}" has ${counted(all.length, 'entry', 'entries')}.`);
      });
    });
}

function inWords({ name, needs, phone, postalCodes, verifiedOn }: Resource): string {
  const [first, ...more] = postalCodes;
  const area =
    first === undefined ? 'every ZIP' : more.length === 0 ? first : `${first} and ${more.length} more`;
  return [
    name,
    needs.join(' '),
    phone || 'no number',
    area,
    verifiedOn === '' ? 'never verified' : `verified ${verifiedOn}`,
  ].join(' | ');
}
