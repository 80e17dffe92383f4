/** @file A part of a bench in a process of its own, so that no part's garbage and timers are another's. */
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';

/** What a process of the bench has used since it started. */
export interface Usage {
  /** Milliseconds of processor time. */
  cpu: number;
  /** Resident bytes, after a collection where the process was started for it. */
  rss: number;
}

/** A running process of the bench. */
export interface Child {
  /** Sends an order and answers what the process says to it. */
  ask<T>(order: object): Promise<T>;
  stop(): Promise<void>;
}

/** Starts the module at `url` with `data`; answers when it is ready. `serveParent` is the other end. */
export async function startChild(url: URL, data: object, execArgv: string[] = []): Promise<Child> {
  const child = fork(url, [JSON.stringify(data)], {
    execPath: process.execPath,
    execArgv: [...execArgv, ...(process.env.CARELINE_BENCH_NODE?.split(' ') ?? [])],
  });
  await answer(child);
  return {
    async ask(order) {
      child.send(order);
      return (await answer(child)) as never;
    },
    async stop() {
      const exited = once(child, 'exit');
      child.disconnect();
      await exited;
    },
  };
}

async function answer(child: ChildProcess): Promise<unknown> {
  child.setMaxListeners(0);
  const ended = once(child, 'exit').then(([code]) => {
    throw new Error(`A process of the bench ended with ${code}.`);
  });
  ended.catch(() => undefined);
  const [message] = await Promise.race([once(child, 'message'), ended]);
  return message;
}

/** What the parent gave to `startChild`. */
export function dataOfParent<T>(): T {
  return JSON.parse(process.argv[2] ?? '{}');
}

/** Serves the orders of the parent; ends the process when the parent lets go, after `stop`. */
export function serveParent<Order>(
  serve: (order: Order) => Promise<unknown>,
  stop: () => Promise<void>,
): void {
  process.on('message', async (order: Order) => {
    process.send?.((await serve(order)) ?? {});
  });
  process.once('disconnect', () => {
    void stop().finally(() => process.exit(0));
  });
  process.send?.({});
}

/** What this process has used. */
export function usage(): Usage {
  const { user, system } = process.cpuUsage();
  globalThis.gc?.();
  return { cpu: (user + system) / 1000, rss: process.memoryUsage.rss() };
}
