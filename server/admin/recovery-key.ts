import type { Command } from 'commander';
import { formatRecoveryKey } from '#shared/domain/recovery-key.ts';
import { devicesOf, showRecoveryKey } from '../organization/devices.ts';
import type { AdminContext } from './context.ts';

/** Adds `recovery-key` to the admin command line. */
export function registerRecoveryKey(program: Command, context: AdminContext): void {
  program
    .command('recovery-key')
    .summary('show the key that sends what a closed device still holds')
    .description(
      'Shows the recovery key of a device, for its person to type there: it sends what the device holds and opens nothing else. ' +
        'That it was shown is noted. With an e-mail instead of a device, lists the devices of that person.',
    )
    .argument('<device>', 'its id, or the e-mail of its person to see her devices')
    .action((device: string) =>
      context.withDatabase(async ({ pool }) => {
        if (device.includes('@')) {
          for (const { id, name, isRetired } of await devicesOf(pool, device)) {
            context.print(`${id}  ${name}${isRetired ? '  retired' : ''}`);
          }
          return;
        }
        const { key, name, personName } = await showRecoveryKey(pool, device);
        context.print(`The recovery key of the device "${name}" of ${personName}:`);
        context.print(formatRecoveryKey(key));
        context.print('Read it to its person. Whoever has it and the device can read what the device holds.');
      }),
    );
}
