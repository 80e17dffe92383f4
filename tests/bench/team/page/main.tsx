/** @file The real table behind a number of the team's board over rows that are handed in, and a plain table of the same rows. */
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { createConnection } from '#renderer/client/connection.ts';
import { EngineContext } from '#renderer/client/engine-context.ts';
import { createQueryClient } from '#renderer/client/query-client.ts';
import { TeamRowsScreen } from '#renderer/features/team/rows/TeamRowsScreen.tsx';
import { AppTheme } from '#renderer/ui/theme/AppTheme.tsx';
import { engineContract } from '#shared/contract/engine/index.ts';
import type { TeamBoard } from '#shared/contract/engine/team.ts';
import type { TeamPatient } from '#shared/domain/team-patient.ts';
import { byName, type TeamTableRow } from '#shared/domain/team-rows.ts';
import { mountTable } from './by-hand.ts';

export interface TeamBench {
  /** Shows the screen with these patients; answers milliseconds until they are laid out. */
  mountOurs(board: TeamBoard, rows: TeamPatient[]): Promise<number>;
  mountByHand(board: TeamBoard, rows: TeamPatient[]): Promise<number>;
  /** Milliseconds from each key until the narrowed table is laid out. */
  type(texts: readonly string[]): Promise<number[]>;
  /** Scrolls through the table; answers how many frames were missed on the way. */
  scroll(frames: number, pixels: number): Promise<number>;
  /** A call has arrived for the patient at this place: milliseconds until the table shows it. */
  arrive(index: number): Promise<number>;
}

let rows: TeamPatient[];
let names: Map<string, string>;
let refresh: () => Promise<void>;
let settled: () => Promise<void>;
let scroller: () => HTMLElement;

async function mountOurs(board: TeamBoard, given: TeamPatient[]): Promise<number> {
  const start = performance.now();
  rows = given;
  const os = implement(engineContract);
  const handler = new RPCHandler({
    team: { board: os.team.board.handler(() => board), rows: os.team.rows.handler(() => rows) },
  });
  const connection = createConnection(async () => {
    const { port1, port2 } = new MessageChannel();
    handler.upgrade(port2);
    port2.start();
    return port1;
  });
  await connection.open();
  const queries = createQueryClient();
  createRoot(document.getElementById('root') as HTMLElement).render(
    <AppTheme>
      <MemoryRouter initialEntries={['/team/patients?show=patients']}>
        <EngineContext value={connection}>
          <QueryClientProvider client={queries}>
            <div style={{ height: 768 }}>
              <TeamRowsScreen />
            </div>
          </QueryClientProvider>
        </EngineContext>
      </MemoryRouter>
    </AppTheme>,
  );
  const grid = () => document.querySelector<HTMLElement>('[role=grid]');
  scroller = () => grid() as HTMLElement;
  while (grid()?.getAttribute('aria-rowcount') !== String(rows.length + 1)) await nextFrame();
  document.body.getBoundingClientRect();
  const took = performance.now() - start;
  settled = async () => {
    // The narrowed table is a deferred render: it has settled when a frame changes nothing any more.
    for (let before = ''; before !== stateOf(); ) {
      before = stateOf();
      await nextFrame();
    }
  };
  refresh = async () => {
    await queries.refetchQueries({ queryKey: [['team', 'rows']] });
    await nextFrame();
  };
  return took;
}

const stateOf = () =>
  `${document.querySelector('[role=status]')?.textContent} ${document.querySelector('[role=grid]')?.getAttribute('aria-rowcount')}`;

async function mountByHand(board: TeamBoard, given: TeamPatient[]): Promise<number> {
  const start = performance.now();
  rows = given;
  names = new Map(board.managers.map(({ staffId, name }) => [staffId, name]));
  const table = mountTable(named());
  document.body.getBoundingClientRect();
  const took = performance.now() - start;
  scroller = () => table.scroller;
  settled = async () => {
    await nextFrame();
  };
  refresh = async () => {
    table.redraw(named());
    await nextFrame();
  };
  return took;
}

function named(): TeamTableRow[] {
  return byName(rows.map((row) => ({ ...row, careManagerName: names.get(row.careManagerId) ?? '' })));
}

async function type(texts: readonly string[]): Promise<number[]> {
  const field = document.querySelector('input') as HTMLInputElement;
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const times: number[] = [];
  for (const text of texts) {
    for (let length = 1; length <= text.length + 1; length += 1) {
      const start = performance.now();
      setValue?.call(field, length > text.length ? '' : text.slice(0, length));
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await settled();
      document.body.getBoundingClientRect();
      times.push(performance.now() - start);
      await new Promise((done) => setTimeout(done, 20));
    }
  }
  return times;
}

const FRAME = 1000 / 60;

async function scroll(frames: number, pixels: number): Promise<number> {
  const box = scroller();
  box.scrollTop = 0;
  let before = await nextFrame();
  let missed = 0;
  for (let frame = 0; frame < frames; frame += 1) {
    box.scrollTop += pixels;
    const at = await nextFrame();
    missed += Math.max(0, Math.round((at - before) / FRAME) - 1);
    before = at;
  }
  return missed;
}

async function arrive(index: number): Promise<number> {
  const start = performance.now();
  rows = rows.map((row, place) =>
    place === index
      ? { ...row, isReached: true, minutes: row.minutes + 10, seconds: row.seconds + 600 }
      : row,
  );
  await refresh();
  document.body.getBoundingClientRect();
  return performance.now() - start;
}

function nextFrame(): Promise<number> {
  return new Promise((done) => requestAnimationFrame(done));
}

Object.assign(globalThis, { bench: { mountOurs, mountByHand, type, scroll, arrive } satisfies TeamBench });
