import type { Command } from 'commander';
import { createOrganization } from '../organization/organizations.ts';
import type { AdminContext } from './context.ts';
import { wholeDays, wholeMinutes } from './numbers.ts';

interface CreateOrganizationOptions {
  timeZone: string;
  offlineLeaseDays: number;
  lockAfterMinutes: number;
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
    .option(
      '--lock-after-minutes <minutes>',
      'how long a device waits for a key or a pointer before it locks',
      wholeMinutes,
      15,
    )
    .action((name: string, options: CreateOrganizationOptions) =>
      context.withDatabase(async ({ pool }) => {
        const organization = await createOrganization(pool, { name, settings: options });
        context.print(`Made the organisation "${organization.name}".`);
        context.print('Add its people with create-person.');
      }),
    );
}
