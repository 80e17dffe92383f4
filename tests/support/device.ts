import { once } from 'node:events';
import { MessageChannel, Worker } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { EngineContract } from '#shared/contract/engine/index.ts';
import type { DeviceOrder } from './device-worker.ts';

/** A running simulated device and the same typed client that the app's window has. */
export interface Device {
  engine: ContractRouterClient<EngineContract>;
  /** Closes the engine as a quit would. */
  close(): Promise<void>;
  /** Makes the engine believe that the machine sleeps or its screen is locked; answers when the desk is closed. */
  lockMachine(): Promise<void>;
  /** Sets its wall clock: what is added to the real time, in milliseconds. */
  setClock(clockOffset: number): Promise<void>;
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
}

/** Starts a device. */
export function startDevice(options: DeviceOptions): Device {
  const { folder, serverUrl, clockOffset = 0, speed = 1, keychainWords = '' } = options;
  const control = new MessageChannel();
  const channel = new MessageChannel();
  const worker = new Worker(new URL('./device-worker.ts', import.meta.url), {
    workerData: {
      ...{ port: control.port2, enginePort: channel.port2 },
      ...{ folder, serverUrl, clockOffset, speed, keychainWords },
    },
    transferList: [control.port2, channel.port2],
    execArgv: [],
  });
  const link = new RPCLink({ port: channel.port1 as never });
  channel.port1.start();
  const order = async (message: DeviceOrder) => {
    control.port1.postMessage(message);
    await once(control.port1, 'message');
  };
  const stop = async () => {
    channel.port1.close();
    control.port1.close();
    await worker.terminate();
  };
  return {
    engine: createORPCClient(link),
    async close() {
      await order('close');
      await stop();
    },
    lockMachine: () => order('machine-locks'),
    setClock: (clockOffset) => order({ clockOffset }),
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
