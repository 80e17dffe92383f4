/** @file Starts a child process of the lab and hears what it says. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Readable } from 'node:stream';
import type { LifeMessage, LifeOrder } from './messages.ts';

export interface RunningLife {
  /** Everything it has said so far, in order. */
  said: LifeMessage[];
  /** Ends it at once. Answers the time just before, in milliseconds since the epoch. */
  kill(): number;
  /** Resolves when it has ended and its last word is heard; rejects when it failed. */
  ends(): Promise<'killed' | 'at rest'>;
}

/** Runs the built program of the child; `onMessage` hears each message as it comes; `under` is a command that watches it. */
export function startLife(
  program: string,
  order: LifeOrder,
  onMessage: (message: LifeMessage) => void = () => undefined,
  under: readonly string[] = [],
): RunningLife {
  const said: LifeMessage[] = [];
  const command = [...under, process.execPath, '--disable-warning=ExperimentalWarning', program];
  const child = spawn(command[0] as string, [...command.slice(1), JSON.stringify(order)], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  let rest = '';
  const pipe = child.stdio[3] as Readable;
  pipe.setEncoding('utf8').on('data', (chunk: string) => {
    const lines = (rest + chunk).split('\n');
    // A last line that a kill cut off was not acknowledged.
    rest = lines.pop() ?? '';
    for (const line of lines) {
      const message = JSON.parse(line) as LifeMessage;
      said.push(message);
      onMessage(message);
    }
  });
  let complaint = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    complaint = (complaint + chunk).slice(-4000);
    if (process.env.CARELINE_TEST_LOG) process.stderr.write(chunk);
  });
  const closed = once(child, 'close') as Promise<[number | null, NodeJS.Signals | null]>;
  return {
    said,
    kill() {
      const at = Date.now();
      child.kill('SIGKILL');
      return at;
    },
    async ends() {
      const [code, signal] = await closed;
      if (signal === 'SIGKILL') return 'killed';
      const failure = said.find((message) => message.say === 'failed');
      if (failure || code !== 0 || said.at(-1)?.say !== 'at-rest') {
        throw new Error(`The child failed: ${failure?.detail ?? complaint ?? `exit code ${code}`}`);
      }
      return 'at rest';
    },
  };
}
