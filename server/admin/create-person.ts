import { type Command, Option } from 'commander';
import { Credential, Role } from '#shared/domain/staff.ts';
import { makePassphrase } from '../organization/make-passphrase.ts';
import { ensureTeam } from '../organization/organizations.ts';
import { createPerson } from '../organization/people.ts';
import { type AdminContext, AdminError } from './context.ts';
import { findOrganization } from './find-organization.ts';

interface CreatePersonOptions {
  organisation?: string;
  email: string;
  name: string;
  role: Role;
  credential: Credential;
  team?: string;
  phone: string;
  passphrase?: string;
}

/** Adds `create-person` to the admin command line. */
export function registerCreatePerson(program: Command, context: AdminContext): void {
  program
    .command('create-person')
    .summary('make an account')
    .description('Makes an account for a care manager, a supervisor or an administrator.')
    .requiredOption('--email <address>', 'what the person signs in with')
    .requiredOption('--name <name>', 'as colleagues know the person')
    .addOption(
      new Option('--role <role>', 'what the person may do').choices(Role.options).makeOptionMandatory(),
    )
    .addOption(
      new Option('--credential <credential>', 'printed beside the name')
        .choices(Credential.options)
        .default('none'),
    )
    .option('--team <name>', 'made when it is new; a supervisor sees the patients of her team')
    .option('--phone <number>', 'work phone', '')
    .option('--passphrase <words>', 'at least 12 letters; left out, one is made and printed once')
    .option('--organisation <name>', 'needed when there are several')
    .action((options: CreatePersonOptions) =>
      context.withDatabase(({ pool }) => run(context, pool, options)),
    );
}

async function run(
  context: AdminContext,
  pool: Parameters<typeof createPerson>[0],
  options: CreatePersonOptions,
): Promise<void> {
  const organization = await findOrganization(pool, options.organisation);
  if (options.team === undefined && options.role !== 'administrator') {
    throw new AdminError('A care manager or a supervisor belongs to a team. Name it with --team.');
  }
  const teamId = options.team === undefined ? null : await ensureTeam(pool, organization.id, options.team);
  const passphrase = options.passphrase ?? makePassphrase();
  await createPerson(pool, context.passphrases, organization.id, {
    email: options.email,
    passphrase,
    name: options.name,
    role: options.role,
    credential: options.credential,
    teamId,
    phone: options.phone,
  });
  context.print(`Made the account of ${options.name} (${options.email}) in "${organization.name}".`);
  if (options.passphrase === undefined) {
    context.print(`The passphrase, shown only this once: ${passphrase}`);
  }
}
