import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from '#build/root.ts';

/**
 * Runs a script of the project on a database, in a process of its own, so that the test runner does not have to know the
 * server's code. Answers what it printed.
 */
export function runScript(script: string, words: readonly string[], databaseUrl: string): Promise<string> {
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
