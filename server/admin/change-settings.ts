import type { Command } from 'commander';
import { changeSettings } from '../organization/organizations.ts';
import { type AdminContext, AdminError } from './context.ts';
import { findOrganization } from './find-organization.ts';
import { wholeDays, wholeMinutes } from './numbers.ts';

interface ChangeSettingsOptions {
  organisation?: string;
  offlineLeaseDays?: number;
  lockAfterMinutes?: number;
}

/** Adds `change-settings` to the admin command line. */
export function registerChangeSettings(program: Command, context: AdminContext): void {
  program
    .command('change-settings')
    .summary('change how long devices work offline and when they lock')
    .description(
      'Changes the settings of an organisation. Devices learn them when they next speak to the server.',
    )
    .option('--organisation <name>', 'needed when there are several')
    .option('--offline-lease-days <days>', 'how long a device opens without meeting the server', wholeDays)
    .option(
      '--lock-after-minutes <minutes>',
      'how long a device waits for a key or a pointer before it locks',
      wholeMinutes,
    )
    .action(({ organisation, ...change }: ChangeSettingsOptions) =>
      context.withDatabase(async ({ pool }) => {
        if (Object.keys(change).length === 0) {
          throw new AdminError('Name a setting to change, such as --lock-after-minutes 10.');
        }
        const { id, name } = await findOrganization(pool, organisation);
        const { offlineLeaseDays, lockAfterMinutes } = await changeSettings(pool, id, change);
        context.print(
          `"${name}": devices work ${offlineLeaseDays} days without the server and lock after ${lockAfterMinutes} minutes.`,
        );
      }),
    );
}
