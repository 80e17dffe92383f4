import { type Command, InvalidArgumentError } from 'commander';
import { createOrganization } from '../organization/organizations.ts';
import type { AdminContext } from './context.ts';

interface CreateOrganizationOptions {
  timeZone: string;
  offlineLeaseDays: number;
}

/** Adds `create-organisation` to the admin command line. */
export function registerCreateOrganization(program: Command, context: AdminContext): void {
  program
    .command('create-organisation')
    .alias('create-organization')
    .summary('make an organisation')
    .description('Makes an organisation: a practice or a company with its own people and patients.')
    .argument('<name>', 'its name, one of a kind on this server')
    .option('--time-zone <zone>', 'where its months begin and end', 'America/New_York')
    .option(
      '--offline-lease-days <days>',
      'how long a device opens without meeting the server',
      wholeDays,
      14,
    )
    .action((name: string, options: CreateOrganizationOptions) =>
      context.withDatabase(async ({ pool }) => {
        const settings = { timeZone: options.timeZone, offlineLeaseDays: options.offlineLeaseDays };
        const organization = await createOrganization(pool, { name, settings });
        context.print(`Made the organisation "${organization.name}".`);
        context.print('Add its people with create-person.');
      }),
    );
}

function wholeDays(text: string): number {
  const days = Number(text);
  if (Number.isInteger(days) && days >= 1 && days <= 90) return days;
  throw new InvalidArgumentError('Give a whole number of days from 1 to 90.');
}
