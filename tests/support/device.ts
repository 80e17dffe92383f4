import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { EngineContract } from '#shared/contract/engine/index.ts';
import type { CollectionName } from '#shared/domain/document.ts';
import type { DeviceOrder, DirectEdit, StoredDocument } from './device-orders.ts';
import { deviceProgramVariable } from './device-program.ts';

/** A running simulated device and the same typed client that the app's window has. */
export interface Device {
  engine: ContractRouterClient<EngineContract>;
  /** Closes the engine as a quit would. */
  close(): Promise<void>;
  /** Makes the engine believe that the machine sleeps or its screen is locked; answers when the desk is closed. */
  lockMachine(): Promise<void>;
  /** Sets its wall clock: what is added to the real time, in milliseconds. */
  setClock(clockOffset: number): Promise<void>;
  /** From now on its clocks and timers go so many times faster than real time. */
  setSpeed(speed: number): Promise<void>;
  /** Everything in the open store, deleted documents included. Rejects while nobody is signed in. */
  contents(): Promise<Record<CollectionName, StoredDocument[]>>;
  /** An edit through the engine's door for writes, past the commands of the contract. */
  edit(edit: DirectEdit): Promise<void>;
  /** The key of the store in hex and the path of its file, once it was opened; empty before. */
  store(): { key: string; path: string };
  /** Ends the thread at once, with whatever was under way. */
  kill(): Promise<void>;
}

export interface DeviceOptions {
  /** Where its store lies; the same folder again is the same device after a restart. */
  folder: string;
  serverUrl: string;
  /** Added to its wall clock, in milliseconds. */
  clockOffset?: number;
  /** How many times faster than real time its clocks and timers go. */
  speed?: number;
  /** What its keychain seals with: other words, another keychain. Without it the device has none. */
  keychainWords?: string;
  /** Argon2id at its weakest, so that many devices are affordable. */
  isKeyCheap?: boolean;
  /** The worker, built into one file, so that many starts are affordable. In a test run it is the one that its set-up built. */
  program?: string;
  /** What it logs is added to this file. */
  logFile?: string;
  /** Nobody caught an error in the device, which ends it. Without this the test process hears of it. */
  onFailure?(error: Error): void;
}

/** Starts a device. */
export function startDevice(options: DeviceOptions): Device {
  const { folder, serverUrl, clockOffset = 0, speed = 1, keychainWords = '' } = options;
  const { isKeyCheap = false, logFile = '' } = options;
  const control = new MessageChannel();
  const channel = new MessageChannel();
  const program = options.program ?? process.env[deviceProgramVariable];
  const worker = new Worker(program ?? new URL('./device-worker.ts', import.meta.url), {
    workerData: {
      ...{ port: control.port2, enginePort: channel.port2 },
      ...{ folder, serverUrl, clockOffset, speed, keychainWords, isKeyCheap, logFile },
    },
    transferList: [control.port2, channel.port2],
    execArgv: [],
  });
  const link = new RPCLink({ port: channel.port1 as never });
  channel.port1.start();
  const waiting = new Map<number, { done(answer: never): void; fail(error: Error): void }>();
  let lastNumber = 0;
  let store = { key: '', path: '' };
  control.port1.on('message', (message: { number: number; answer?: never; failure?: string }) => {
    if (message.number === 0) {
      store = message.answer ?? store;
      return;
    }
    const question = waiting.get(message.number);
    waiting.delete(message.number);
    if (message.failure === undefined) question?.done(message.answer as never);
    else question?.fail(new Error(message.failure));
  });
  const fail = (error: Error) => {
    for (const question of waiting.values()) question.fail(error);
    waiting.clear();
  };
  worker.once('exit', () => fail(new Error('The device has ended.')));
  const { onFailure } = options;
  if (onFailure) worker.on('error', (error) => onFailure(error as Error));
  const order = <T = undefined>(message: DeviceOrder) =>
    new Promise<T>((done, fail) => {
      lastNumber += 1;
      waiting.set(lastNumber, { done, fail });
      control.port1.postMessage({ number: lastNumber, order: message });
    });
  const stop = async () => {
    channel.port1.close();
    await worker.terminate();
    control.port1.close();
  };
  return {
    engine: createORPCClient(link),
    async close() {
      await order({ do: 'close' });
      await stop();
    },
    lockMachine: () => order({ do: 'lock-machine' }),
    setClock: (offset) => order({ do: 'set-clock', clockOffset: offset }),
    setSpeed: (next) => order({ do: 'set-speed', speed: next }),
    contents: () => order({ do: 'contents' }),
    edit: (edit) => order({ do: 'edit', edit }),
    store: () => store,
    kill: stop,
  };
}

/** Asks until the answer satisfies, or fails with the last answer's description after the time limit. */
export async function until<T>(
  what: string,
  ask: () => Promise<T>,
  isGood: (answer: T) => boolean,
  limitMs = 20_000,
): Promise<T> {
  const end = performance.now() + limitMs;
  for (;;) {
    const answer = await ask();
    if (isGood(answer)) return answer;
    if (performance.now() > end) throw new Error(`Waited ${limitMs} ms in vain: ${what}.`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
