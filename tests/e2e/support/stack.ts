import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '#build/root.ts';
import { freePort } from '#tests/support/command.ts';
import { createOwnDatabase, type OwnDatabase } from './database.ts';
import { ServerProcess } from './server-process.ts';

export interface DemoAccount {
  name: string;
  role: string;
  email: string;
  passphrase: string;
}

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
  stop(): Promise<void>;
}

export interface StackOptions {
  clusterUrl: string;
  patientsPerCareManager: number;
}

/** The seed of the demo patients; a failure repeats with it. */
const seed = 41;

/** Brings up database, demo organization and server. */
export async function startStack({ clusterUrl, patientsPerCareManager }: StackOptions): Promise<Stack> {
  const database = await createOwnDatabase(clusterUrl);
  try {
    const accounts = await makeDemo(database.url, patientsPerCareManager);
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
        await run('build/commands/admin.ts', words, database.url);
      },
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

async function makeDemo(databaseUrl: string, patientsPerCareManager: number): Promise<DemoAccount[]> {
  const words = [String(patientsPerCareManager), String(seed)];
  return JSON.parse(await run('tests/e2e/support/make-demo.ts', words, databaseUrl));
}

/** In a process of its own, so that the test runner does not have to know the server's code. Answers what it printed. */
function run(script: string, words: string[], databaseUrl: string): Promise<string> {
  const { NODE_OPTIONS, ...inherited } = process.env;
  const child = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', join(root, script), ...words],
    { cwd: root, env: { ...inherited, DATABASE_URL: databaseUrl }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  let output = '';
  let errors = '';
  child.stdout.on('data', (chunk) => {
    output += chunk;
  });
  child.stderr.on('data', (chunk) => {
    errors += chunk;
  });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${script} ${words.join(' ')} failed:\n${errors}${output}`));
    });
  });
}
