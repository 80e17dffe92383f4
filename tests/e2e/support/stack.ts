import { freePort } from '#tests/support/command.ts';
import type { OwnDatabase } from './database.ts';
import { createDemoDatabase, type DemoAccount, type DemoTemplate } from './demo-template.ts';
import { runScript } from './run-script.ts';
import { ServerProcess } from './server-process.ts';

export type { DemoAccount } from './demo-template.ts';

/** A server on a database of its own with a demo organization. */
export interface Stack {
  server: ServerProcess;
  database: OwnDatabase;
  accounts: DemoAccount[];
  /** The first care manager and the supervisor of the demo. */
  careManager: DemoAccount;
  supervisor: DemoAccount;
  /** Every document of a collection as PostgreSQL holds it, without those that were deleted. */
  documents<Body>(collection: string): Promise<Body[]>;
  /** Runs a command of the administrator's command line on the database. */
  admin(...words: string[]): Promise<void>;
  /** Runs a script on the database, in a process of its own. Answers what it printed. */
  run(script: string): Promise<string>;
  stop(): Promise<void>;
}

export interface StackOptions {
  clusterUrl: string;
  patientsPerCareManager: number;
  /** Where the demo is already made; without it, this takes a second or two longer. */
  template?: DemoTemplate | null;
}

/** Brings up database, demo organization and server. */
export async function startStack(options: StackOptions): Promise<Stack> {
  const { clusterUrl, patientsPerCareManager, template = null } = options;
  const { database, accounts } = await createDemoDatabase(clusterUrl, patientsPerCareManager, template);
  try {
    const server = new ServerProcess(database.url, await freePort());
    await server.start();
    return {
      server,
      database,
      accounts,
      careManager: accountOf(accounts, 'care-manager'),
      supervisor: accountOf(accounts, 'supervisor'),
      documents: database.documents,
      admin: async (...words) => {
        await runScript('build/commands/admin.ts', words, database.url);
      },
      run: (script) => runScript(script, [], database.url),
      async stop() {
        await server.stop();
        await database.drop();
      },
    };
  } catch (error) {
    await database.drop();
    throw error;
  }
}

function accountOf(accounts: readonly DemoAccount[], role: string): DemoAccount {
  const found = accounts.find((account) => account.role === role);
  if (found === undefined) throw new Error(`The demo organization has no account with the role ${role}.`);
  return found;
}
