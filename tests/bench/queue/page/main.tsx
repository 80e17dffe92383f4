/** @file The real Today over a queue that is handed in, and a list by hand over the same rows. */
import { implement } from '@orpc/server';
import { RPCHandler } from '@orpc/server/message-port';
import { QueryClientProvider } from '@tanstack/react-query';
import { createRoot } from 'react-dom/client';
import { MemoryRouter } from 'react-router';
import { createConnection } from '#renderer/client/connection.ts';
import { EngineContext } from '#renderer/client/engine-context.ts';
import { createQueryClient } from '#renderer/client/query-client.ts';
import { TodayScreen } from '#renderer/features/today/TodayScreen.tsx';
import { AppTheme } from '#renderer/ui/theme/AppTheme.tsx';
import { engineContract } from '#shared/contract/engine/index.ts';
import type { QueueView } from '#shared/contract/engine/queue.ts';
import { filterQueue, NO_FILTER } from '#shared/domain/queue-filter.ts';

export interface QueueBench {
  /** Shows Today with this queue. */
  mountToday(view: QueueView): Promise<void>;
  /** Shows every row as a list item of plain HTML, in a page without Today. */
  mountByHand(view: QueueView): Promise<void>;
  /** Milliseconds from each key until the narrowed list is laid out, for texts typed one letter after the other. */
  type(texts: readonly string[]): Promise<number[]>;
}

let view: QueueView;
let settle: (text: string, count: number) => Promise<void>;

async function mountToday(given: QueueView): Promise<void> {
  view = given;
  const os = implement(engineContract);
  const handler = new RPCHandler({
    queue: { today: os.queue.today.handler(() => view), views: os.queue.views.handler(() => []) },
    calls: { active: os.calls.active.handler(() => null) },
  });
  const connection = createConnection(async () => {
    const { port1, port2 } = new MessageChannel();
    handler.upgrade(port2);
    port2.start();
    return port1;
  });
  await connection.open();
  createRoot(document.getElementById('root') as HTMLElement).render(
    <AppTheme>
      <MemoryRouter>
        <EngineContext value={connection}>
          <QueryClientProvider client={createQueryClient()}>
            <div style={{ height: 768 }}>
              <TodayScreen />
            </div>
          </QueryClientProvider>
        </EngineContext>
      </MemoryRouter>
    </AppTheme>,
  );
  const rowCount = () => document.querySelector('[role=grid]')?.getAttribute('aria-rowcount');
  await until(() => rowCount() === String(view.rows.length + 1));
  settle = async (_text, count) => {
    const isThere = () => (count === 0 ? rowCount() === undefined : rowCount() === String(count + 1));
    await until(isThere);
  };
}

async function mountByHand(given: QueueView): Promise<void> {
  view = given;
  const field = document.createElement('input');
  const list = document.createElement('ol');
  const words = view.rows.map((row) =>
    [row.name, row.recordNumber, ...row.reasons.map(({ text }) => text)].join(' ').toLowerCase(),
  );
  const items = view.rows.map((row) => {
    const item = document.createElement('li');
    item.textContent = [row.name, ...row.reasons.map(({ text }) => text)].join(' · ');
    return item;
  });
  list.append(...items);
  document.body.append(field, list);
  field.addEventListener('input', () => {
    const asked = field.value.toLowerCase().split(/\s+/).filter(Boolean);
    for (const [index, item] of items.entries())
      item.hidden = !asked.every((word) => words[index]?.includes(word));
  });
  settle = () => Promise.resolve();
}

async function type(texts: readonly string[]): Promise<number[]> {
  const field = document.querySelector('input') as HTMLInputElement;
  const setValue = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
  const times: number[] = [];
  for (const text of texts) {
    for (let length = 1; length <= text.length + 1; length += 1) {
      // After the whole text the field is emptied, which brings every row back.
      const typed = length > text.length ? '' : text.slice(0, length);
      const count = filterQueue(view, NO_FILTER, typed).length;
      const start = performance.now();
      setValue?.call(field, typed);
      field.dispatchEvent(new Event('input', { bubbles: true }));
      await settle(typed, count);
      document.body.getBoundingClientRect();
      times.push(performance.now() - start);
      await new Promise((done) => setTimeout(done, 20));
    }
  }
  return times;
}

/** Looks again after every change of the page. */
function until(isGood: () => boolean): Promise<void> {
  if (isGood()) return Promise.resolve();
  return new Promise((done) => {
    const observer = new MutationObserver(() => {
      if (!isGood()) return;
      observer.disconnect();
      done();
    });
    observer.observe(document.body, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true,
    });
  });
}

Object.assign(globalThis, { bench: { mountToday, mountByHand, type } satisfies QueueBench });
