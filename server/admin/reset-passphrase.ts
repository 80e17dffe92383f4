import type { Command } from 'commander';
import { makePassphrase } from '../organization/make-passphrase.ts';
import { resetPassphrase } from '../organization/people.ts';
import type { AdminContext } from './context.ts';
import { requirePerson } from './find-person.ts';

/** Adds `reset-passphrase` to the admin command line. */
export function registerResetPassphrase(program: Command, context: AdminContext): void {
  program
    .command('reset-passphrase')
    .summary('give a person who forgot her passphrase a new one')
    .description(
      'Gives a person a new passphrase and ends her sign-ins. What her devices hold stays: it opens when she signs in with a connection.',
    )
    .argument('<e-mail>', 'of her account')
    .option('--passphrase <words>', 'at least 12 letters; left out, one is made and printed once')
    .action((email: string, options: { passphrase?: string }) =>
      context.withDatabase(async ({ pool }) => {
        const passphrase = options.passphrase ?? makePassphrase();
        const { organizationId, id: staffId, name } = await requirePerson(pool, email);
        const person = { organizationId, staffId, doneBy: 'command-line' as const };
        await resetPassphrase(pool, context.passphrases, person, passphrase);
        context.print(`Gave ${name} a new passphrase. She can change it under Settings.`);
        if (options.passphrase === undefined) {
          context.print(`The passphrase, shown only this once: ${passphrase}`);
        }
      }),
    );
}
