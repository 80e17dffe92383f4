/** @file The demonstration migration, run over every specimen: whole, killed at every step, and with what must survive it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { UPGRADE_STEPS, upgradeStore } from '#electron/platform/upgrade/upgrade-store.ts';
import { readStoreFormat } from '#electron/store/database.ts';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import { COLLECTIONS } from '#shared/domain/document.ts';
import { openStore } from '#shared/store/store.ts';
import { STORE_PLAN, type StorePlan } from '#shared/store/upgrade/store-plan.ts';
import { isLong } from '#tests/support/long.ts';
import { demonstrationPlan } from './demonstration.ts';
import { byDocument, replicateOnce, sentOf } from './recording-server.ts';
import { copySpecimen, type Specimen, specimenNames } from './specimen.ts';
import { contentOf, localsOf } from './store-content.ts';
import { WORDS } from './work-a-day.ts';

const LOCALS = [
  'call-draft',
  'call-clock',
  'server-session',
  'person',
  'audit-head',
  'screening-drafts',
  'initial-sync',
];
/** The format in which a collection began, where that is not the first. An older store pulls it from the beginning. */
const BEGAN: Record<string, number> = { reviewItems: 2, forms: 4 };
/** The oldest and the newest, or all. */
const REHEARSED = specimenNames().filter((_, at, all) => isLong || at === 0 || at === all.length - 1);
const specimens: Specimen[] = [];
const logged: string[] = [];

function take(name: string): Specimen {
  const specimen = copySpecimen(name);
  specimens.push(specimen);
  return specimen;
}

afterEach(() => {
  for (const { folder } of specimens.splice(0)) rmSync(folder, { recursive: true, force: true });
  logged.length = 0;
});

function upgrade({ path, key }: Specimen, plan: StorePlan) {
  return upgradeStore({ path, key, plan, now: Date.now, log: (event) => logged.push(event) });
}

function open({ path, key, databaseName }: Specimen, plan: StorePlan) {
  return openStore(getRxStorageEncryptedSqlite({ path, key, format: plan.format }), databaseName, plan);
}

/** Opens, reads everything, replicates once and closes. */
async function read(specimen: Specimen, plan: StorePlan) {
  const store = await open(specimen, plan);
  try {
    const content = await contentOf(store);
    const locals = await localsOf(store, LOCALS);
    return { content, locals, recorded: await replicateOnce(store) };
  } finally {
    await store.close();
  }
}

/** The same as today's app does it, whose format an older specimen gets first. */
async function readToday(specimen: Specimen) {
  await upgrade(specimen, STORE_PLAN);
  return read(specimen, STORE_PLAN);
}

/** What the store must hold after the demonstration, from what it held before. */
async function expectedOf(name: string) {
  const { content, locals, recorded } = await readToday(take(name));
  expect(recorded.pushes.length).toBeGreaterThan(5);
  return {
    content: {
      ...content,
      patients: content.patients?.map((patient) => ({
        ...patient,
        spokenName: String(patient.givenName).toLowerCase(),
      })),
      calls: content.calls?.map((call) => ({ ...call, wasRecorded: false })),
    },
    locals: { ...locals, 'call-draft': { ...(locals['call-draft'] as object), demonstrated: true } },
    sent: sentOf(recorded),
  };
}

async function runChild({ path, key }: Specimen, dieAt: string): Promise<NodeJS.Signals | null> {
  const script = new URL('./upgrade-child.ts', import.meta.url).pathname;
  const child = spawn(process.execPath, [script, path, Buffer.from(key).toString('hex'), dieAt], {
    stdio: 'ignore',
  });
  const [, signal] = await once(child, 'exit');
  return signal as NodeJS.Signals | null;
}

function filesOf({ folder, path }: Specimen): string[] {
  const name = basename(path);
  return readdirSync(folder)
    .filter((file) => file.startsWith(name))
    .map((file) => file.slice(name.length).replace(/\d{8}T\d{9}Z/, 'TIME'))
    .sort();
}

test.each(REHEARSED)(
  '%s: every document changes as the migration says, what was not sent is still sent, and nothing is pulled anew',
  async (name) => {
    const expected = await expectedOf(name);
    const specimen = take(name);
    const from = readStoreFormat(specimen);
    expect(await upgrade(specimen, demonstrationPlan())).toBe(from);
    const { content, locals, recorded } = await read(specimen, demonstrationPlan());
    expect(content).toEqual(expected.content);
    expect(locals).toEqual(expected.locals);
    expect(JSON.stringify(locals['call-draft'])).toContain(WORDS.open);
    expect(sentOf(recorded)).toEqual(expected.sent);
    expect(sentOf(recorded)).toEqual([...specimen.facts.pending].sort(byDocument));
    for (const { row } of recorded.pushes.filter(({ collection }) => collection === 'calls')) {
      expect(row.newDocumentState).toMatchObject({ wasRecorded: false });
    }
    expect(recorded.pulls.length).toBe(COLLECTIONS.length);
    const pulledAnew = recorded.pulls.filter(({ checkpoint }) => checkpoint === null);
    expect(pulledAnew.map(({ collection }) => collection).sort()).toEqual(
      COLLECTIONS.filter((collection) => (BEGAN[collection] ?? 1) > from).sort(),
    );
    expect(filesOf(specimen)).toEqual(['', `.backup-${from}-TIME`, `.before-${from}`]);
    const before = { ...specimen, path: `${specimen.path}.before-${from}` };
    expect(sentOf((await readToday(before)).recorded)).toEqual(expected.sent);
  },
);

const deaths = [...UPGRADE_STEPS, 'document-1', 'document-3', 'document-4', 'document-6'];

test.each(isLong ? REHEARSED : REHEARSED.slice(0, 1))(
  '%s: killed at any step, the next start finishes or begins anew',
  async (name) => {
    const expected = await expectedOf(name);
    for (const dieAt of deaths) {
      const specimen = take(name);
      const from = readStoreFormat(specimen);
      expect(await runChild(specimen, dieAt), dieAt).toBe('SIGKILL');
      await upgrade(specimen, demonstrationPlan());
      const { content, locals, recorded } = await read(specimen, demonstrationPlan());
      expect(content, dieAt).toEqual(expected.content);
      expect(locals, dieAt).toEqual(expected.locals);
      expect(sentOf(recorded), dieAt).toEqual(expected.sent);
      expect(filesOf(specimen), dieAt).toEqual(['', `.backup-${from}-TIME`, `.before-${from}`]);
    }
  },
  120_000,
);

test('killed at any step before the switch, the version before still opens the store', async () => {
  const name = specimenNames().at(-1) ?? '';
  const switched = UPGRADE_STEPS.indexOf('put-before');
  for (const dieAt of [...UPGRADE_STEPS.slice(0, switched), 'document-2']) {
    const specimen = take(name);
    expect(await runChild(specimen, dieAt), dieAt).toBe('SIGKILL');
    expect(await upgrade(specimen, STORE_PLAN), dieAt).toBeNull();
    expect(sentOf((await read(specimen, STORE_PLAN)).recorded), dieAt).toEqual(
      [...specimen.facts.pending].sort(byDocument),
    );
  }
}, 120_000);
