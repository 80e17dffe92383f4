import { resolve } from 'node:path';
import { Command, CommanderError } from 'commander';
import { StartError } from '../app/start-error.ts';
import { createPassphrases } from '../auth/passphrases.ts';
import { openDatabase } from '../database/open-database.ts';
import { OrganizationError } from '../organization/organization-error.ts';
import { registerAddForm } from './add-form.ts';
import { registerAssign } from './assign.ts';
import { registerAuditorPacket } from './auditor-packet.ts';
import { registerChangePerson } from './change-person.ts';
import { registerChangeSettings } from './change-settings.ts';
import { type AdminContext, AdminError } from './context.ts';
import { registerCover } from './cover.ts';
import { registerCreateOrganization } from './create-organization.ts';
import { registerCreatePerson } from './create-person.ts';
import { registerExportFhir } from './export-fhir.ts';
import { registerImportFhir } from './import-fhir.ts';
import { registerImportResources } from './import-resources.ts';
import { registerListForms } from './list-forms.ts';
import { registerListPeople } from './list-people.ts';
import { registerListResources } from './list-resources.ts';
import { registerQueue } from './queue.ts';
import { registerRecoveryKey } from './recovery-key.ts';
import { registerResetPassphrase } from './reset-passphrase.ts';
import { registerRetireDevice } from './retire-device.ts';
import { registerVerifyMinutes } from './verify-minutes.ts';

/** Where the command line reads and writes; the terminal by default. */
export interface AdminTerminal {
  print(line: string): void;
  progress(line: string): void;
  environment: Record<string, string | undefined>;
}

const TERMINAL: AdminTerminal = {
  print: (line) => void process.stdout.write(`${line}\n`),
  progress: (line) => void process.stderr.write(`${line}\n`),
  environment: process.env,
};

/**
 * Runs one admin command, such as `['create-organisation', 'Northside']`. Failures are printed as one sentence.
 *
 * @returns the exit code: 0, or 1 when the command or its words were wrong
 */
export async function main(argv: string[], terminal: AdminTerminal = TERMINAL): Promise<number> {
  const passphrases = createPassphrases();
  const context: AdminContext = {
    passphrases,
    print: terminal.print,
    progress: terminal.progress,
    folder: resolve(terminal.environment.INIT_CWD ?? '.'),
    async withDatabase(work) {
      const url = terminal.environment.DATABASE_URL;
      if (!url) {
        throw new AdminError(
          'Set DATABASE_URL to the PostgreSQL database that Careline uses, or run it through npm run admin.',
        );
      }
      const database = await openDatabase(url, { connections: 3 });
      try {
        return await work(database);
      } finally {
        await database.close();
      }
    },
  };
  try {
    await createProgram(context).parseAsync(argv, { from: 'user' });
    return 0;
  } catch (error) {
    // Commander has printed its own sentence.
    if (error instanceof CommanderError) return error.exitCode;
    if (!isForThePerson(error)) throw error;
    terminal.progress(error.message);
    return 1;
  } finally {
    await passphrases.close();
  }
}

function createProgram(context: AdminContext): Command {
  const program = new Command('careline-admin')
    .usage('<command> [options]')
    .description('Looks after the organisations, people, patients and devices of a Careline server.')
    .helpCommand('help [command]', 'show the help of a command')
    .configureHelp({ showGlobalOptions: false })
    .configureOutput({
      writeOut: (text) => context.print(text.trimEnd()),
      writeErr: (text) =>
        context.progress(text.trimEnd().replace(/^error: (\w)/, (_all, letter) => letter.toUpperCase())),
    })
    .showHelpAfterError('Add --help to see what the command takes.')
    .exitOverride();
  registerCreateOrganization(program, context);
  registerCreatePerson(program, context);
  registerListForms(program, context);
  registerListPeople(program, context);
  registerImportFhir(program, context);
  registerExportFhir(program, context);
  registerAddForm(program, context);
  registerImportResources(program, context);
  registerListResources(program, context);
  registerAssign(program, context);
  registerCover(program, context);
  registerChangePerson(program, context);
  registerRetireDevice(program, context);
  registerRecoveryKey(program, context);
  registerResetPassphrase(program, context);
  registerChangeSettings(program, context);
  registerVerifyMinutes(program, context);
  registerAuditorPacket(program, context);
  registerQueue(program, context);
  return program;
}

function isForThePerson(error: unknown): error is Error {
  return error instanceof AdminError || error instanceof OrganizationError || error instanceof StartError;
}
