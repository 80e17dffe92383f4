import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runningEmbeddedPostgres } from '#server/embedded/embedded-postgres.ts';
import { freePort, type RunningCommand, startCommand } from '../support/command.ts';

const FIRST_START_MS = 240_000;

let data: string;
let port: number;
let careline: RunningCommand;

function start(): RunningCommand {
  return startCommand('start', [], { CARELINE_DATA: data, CARELINE_PORT: String(port) });
}

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'careline-start-'));
  port = await freePort();
  careline = start();
  await careline.prints(/^Careline is ready: .*\n/m);
}, FIRST_START_MS);

afterAll(async () => {
  if (careline.process.exitCode === null) await careline.end('SIGKILL');
  rmSync(data, { recursive: true, force: true });
});

test('npm start ends with the ready line and the demo accounts', async () => {
  await careline.prints(/Passphrase\n.+@.+\n/);
  expect(careline.output()).toMatch(new RegExp(`^Careline is ready: http://127\\.0\\.0\\.1:${port}$`, 'm'));
  expect(careline.output()).toMatch(/Demo account +Role +E-mail +Passphrase/);
});

test('the web home is served on loopback, with a policy that allows no inline script', async () => {
  const page = await fetch(`http://127.0.0.1:${port}/`);
  expect(page.status).toBe(200);
  expect(page.headers.get('content-security-policy')).toMatch(/script-src 'self'(;| )/);
  expect(page.headers.get('content-security-policy')).not.toMatch(/script-src[^;]*unsafe/);
  const html = await page.text();
  expect(html).toMatch(/<script type="module"[^>]* src="\/assets\/[^"]+\.js"/);
  expect(html).not.toMatch(/<script(?![^>]* src=)/);
});

test('a second instance on the same data folder is refused and leaves the first alone', async () => {
  const second = startCommand('start', [], { CARELINE_DATA: data, CARELINE_PORT: String(await freePort()) });
  const { exitCode, output } = await second.end();
  expect(exitCode).toBe(1);
  expect(output.trim()).toMatch(
    new RegExp(
      `^Careline is already running on this data folder: http://127\\.0\\.0\\.1:${port} \\(process \\d+, .*\\)\\. Use that one`,
    ),
  );
  expect((await fetch(`http://127.0.0.1:${port}/health`)).status).toBe(200);
});

test('Ctrl-C stops everything, and the next start is ready in less than ten seconds', async () => {
  const { exitCode } = await careline.end('SIGINT');
  expect(exitCode).toBe(0);
  await expectStopped();
  const again = Date.now();
  careline = start();
  await careline.prints(/^Careline is ready: /m);
  expect(Date.now() - again).toBeLessThan(10_000);
}, 60_000);

test('after a kill without warning the next start repairs what was left behind', async () => {
  const { pid } = JSON.parse(readFileSync(join(data, 'careline.lock'), 'utf8'));
  process.kill(pid, 'SIGKILL');
  await careline.end();
  careline = start();
  await careline.prints(/^Careline is ready: /m);
  expect((await careline.end('SIGTERM')).exitCode).toBe(0);
  await expectStopped();
}, 60_000);

async function expectStopped(): Promise<void> {
  await expect(fetch(`http://127.0.0.1:${port}/health`)).rejects.toThrow(/fetch failed/);
  expect(await runningEmbeddedPostgres(join(data, 'postgresql'))).toBeUndefined();
  expect(existsSync(join(data, 'careline.lock'))).toBe(false);
}
