/** @file One beat of the call clock on the encrypted store: counted, and on disk. */
import { randomBytes } from 'node:crypto';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { getRxStorageEncryptedSqlite } from '#electron/store/index.ts';
import { newId } from '#server/organization/ids.ts';
import { startClock } from '#shared/domain/clock.ts';
import { withClock } from '#shared/domain/clock-board.ts';
import { createClockKeeper } from '#shared/engine/clock-keeper.ts';
import { openStore } from '#shared/store/store.ts';
import { type Row, row } from '../row.ts';

const BEATS = 60;
const RUNS = 5;

export async function clockBeats(): Promise<Row> {
  const folder = await mkdtemp(join(tmpdir(), 'careline-bench-'));
  const ours: number[] = [];
  const byHand: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    ours.push(await keeperBeats(join(folder, `store-${run}.db`)));
    byHand.push(await appendedBeats(join(folder, `journal-${run}`)));
  }
  await rm(folder, { recursive: true, force: true });
  return row(
    {
      name: 'queue.clock-beat',
      what: 'a beat of the call clock, counted and on disk, encrypted',
      unit: 'ms',
    },
    ours,
    {
      name: 'a line appended to a file and flushed (fdatasync), in clear',
      runs: byHand,
    },
  );
}

async function keeperBeats(path: string): Promise<number> {
  const store = await openStore(
    getRxStorageEncryptedSqlite({ path, key: randomBytes(32) }) as never,
    'clock',
  );
  let beat: () => void = () => undefined;
  const keeper = createClockKeeper(
    {
      now: () => Date.now(),
      monotonic: () => performance.now(),
      after: (_milliseconds, callback) => {
        beat = callback;
        return () => undefined;
      },
      log: () => undefined,
    },
    () => undefined,
  );
  await keeper.attach(store);
  const facts = {
    id: newId(),
    patientId: newId(),
    patientName: '',
    callId: '',
    activity: 'chart-review',
    program: '',
  } as const;
  await keeper.change((board, reading) => withClock(board, startClock(facts, reading), reading));
  const start = performance.now();
  for (let count = 0; count < BEATS; count += 1) {
    beat();
    // Closes when the beat is on disk, and opens for the next one.
    await keeper.detach();
    await keeper.attach(store);
  }
  // An attach writes once more than a beat does.
  const took = (performance.now() - start) / (2 * BEATS);
  keeper.stop();
  await store.close();
  return took;
}

async function appendedBeats(path: string): Promise<number> {
  const file = await open(path, 'a');
  const line = `${JSON.stringify({ at: new Date().toISOString(), clock: newId(), seconds: 1234 })}\n`;
  const start = performance.now();
  for (let count = 0; count < BEATS; count += 1) {
    await file.write(line);
    await file.datasync();
  }
  const took = (performance.now() - start) / BEATS;
  await file.close();
  return took;
}
