// Runs one of build/commands on Node 24. This file and build/setup work on Node 20 with nothing installed.
import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureDependencies } from './setup/dependencies.mjs';
import { findNode24 } from './setup/node-24.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const commands = join(root, 'build/commands');
const [name = '', ...args] = process.argv.slice(2);

if (!/^[a-z-]+$/.test(name) || !existsSync(join(commands, `${name}.ts`))) {
  const known = readdirSync(commands).map((file) => file.replace(/\.ts$/, ''));
  fail(`There is no command "${name}". The commands are: ${known.join(', ')}.`);
}
if (Number(process.versions.node.split('.')[0]) < 20) {
  fail(
    `Careline needs Node 20 or newer to set itself up; this is Node ${process.versions.node}. Install a newer Node.`,
  );
}

try {
  await ensureDependencies(root);
  handOver(findNode24(root));
} catch (error) {
  fail(error.message);
}

/** Becomes the command, as far as a parent process can: same terminal, same signals, same exit code. */
function handOver(node) {
  const path = [join(root, 'node_modules/.bin'), dirname(node), process.env.PATH ?? ''].join(delimiter);
  const child = spawn(
    node,
    ['--disable-warning=ExperimentalWarning', join(commands, `${name}.ts`), ...args],
    {
      stdio: 'inherit',
      env: { ...process.env, PATH: path },
    },
  );
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => fail(`${node} could not be started: ${error.message}`));
  child.on('exit', (code) => {
    process.exitCode = code ?? 1;
    process.exit();
  });
}

function fail(sentence) {
  process.stderr.write(`${sentence}\n`);
  process.exit(1);
}
