/** @file One device of a run: its line, its folder, whoever signs in on it, and one thing at a time that is done with it. */
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ORPCError } from '@orpc/client';
import { VaultRecord } from '#shared/engine/vault/record.ts';
import { type Device, startDevice } from '#tests/support/device.ts';
import type { FaultProxy } from './fault-proxy.ts';
import { type LabPerson, PASSPHRASE } from './world.ts';

export interface LabDevice {
  readonly number: number;
  readonly person: LabPerson;
  readonly proxy: FaultProxy;
  /** Told by an administrator to receive nothing more. */
  isRetired: boolean;
  /** The running device. */
  current(): Device;
  /** Does work after all that was asked before; an error of it is told, and holds nothing up. */
  enqueue(what: string, work: () => Promise<void>): Promise<void>;
  /** Signs the person in. Answers the code of the error, or empty. */
  signIn(): Promise<string>;
  /** Does work with an open desk: signs in first where the desk is closed. */
  open<T>(work: (device: Device) => Promise<T>): Promise<T>;
  setClock(offset: number): Promise<void>;
  /** How many times faster than real time its clocks and timers go; 1 at first. */
  setSpeed(speed: number): Promise<void>;
  /** Ends the thread at once and starts the device again on its folder. */
  killAndStart(pause: () => Promise<void>): Promise<void>;
  /** The same person gets another device, with nothing on it. */
  replace(): Promise<void>;
  /** Its id with the server, or empty before the first sign-in. */
  deviceId(): string;
  stop(): Promise<void>;
}

export interface LabDeviceOptions {
  number: number;
  person: LabPerson;
  proxy: FaultProxy;
  /** For its store. */
  scratch: string;
  program: string;
  /** Something went wrong that no fault explains. */
  onProblem(problem: string): void;
}

/** Longer than any command takes on a loaded machine. */
const HUNG_MS = 60_000;

export function createLabDevice(options: LabDeviceOptions): LabDevice {
  const { number, person, proxy, program, onProblem } = options;
  let speed = 1;
  let life = 0;
  let clockOffset = 0;
  let folder = folderOf(life);
  let device = start();
  let queue: Promise<void> = Promise.resolve();

  function folderOf(index: number): string {
    const path = join(options.scratch, `device-${number}${index === 0 ? '' : `-${index}`}`);
    mkdirSync(path, { recursive: true });
    return path;
  }

  function start(): Device {
    return startDevice({
      ...{ folder, serverUrl: proxy.url, clockOffset, speed, program },
      isKeyCheap: true,
      logFile: join(options.scratch, `device-${number}.log`),
      onFailure: (error) => onProblem(`device ${number}: nobody caught ${error.stack ?? error.message}`),
    });
  }

  async function signIn(): Promise<string> {
    try {
      await device.engine.session.signIn({ email: person.email, passphrase: PASSPHRASE });
      return '';
    } catch (error) {
      return codeOf(error);
    }
  }

  return {
    number,
    person,
    proxy,
    isRetired: false,
    current: () => device,
    enqueue(what, work) {
      queue = queue.then(async () => {
        let cancel: NodeJS.Timeout | undefined;
        const late = new Promise<never>((_, reject) => {
          cancel = setTimeout(() => reject(new Error(`did not answer within ${HUNG_MS} ms`)), HUNG_MS);
        });
        try {
          await Promise.race([work(), late]);
        } catch (error) {
          onProblem(`device ${number}, ${what}: ${inWords(error)}`);
        } finally {
          clearTimeout(cancel);
        }
      });
      return queue;
    },
    signIn,
    async open(work) {
      try {
        return await work(device);
      } catch (error) {
        if (!/^(LOCKED|SIGNED_OUT)$/.test(codeOf(error))) throw error;
        if ((await signIn()) !== '') throw error;
        return await work(device);
      }
    },
    async setClock(offset) {
      clockOffset = offset;
      await device.setClock(offset);
    },
    async setSpeed(next) {
      speed = next;
      await device.setSpeed(next);
    },
    async killAndStart(pause) {
      await device.kill();
      await pause();
      device = start();
    },
    async replace() {
      await device.kill();
      life += 1;
      folder = folderOf(life);
      device = start();
      this.isRetired = false;
    },
    deviceId() {
      const file = readdirSync(folder).find((name) => name.endsWith('.account.json'));
      if (file === undefined) return '';
      return VaultRecord.parse(JSON.parse(readFileSync(join(folder, file), 'utf8'))).account.deviceId;
    },
    stop: () => device.kill(),
  };
}

/** The code of an engine's error, from the contract or from an order of the test. */
export function codeOf(error: unknown): string {
  if (error instanceof ORPCError) return String(error.code);
  return /^([A-Z_]{4,}): /.exec(error instanceof Error ? error.message : '')?.[1] ?? 'UNKNOWN';
}

/** An error as a line of a report. */
export function inWords(error: unknown): string {
  if (error instanceof ORPCError) return `${error.code}: ${error.data?.detail ?? error.message}`;
  return error instanceof Error ? error.message : String(error);
}
