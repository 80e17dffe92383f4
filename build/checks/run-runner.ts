import { spawn } from 'node:child_process';
import { stripVTControlCharacters } from 'node:util';
import { root } from '../root.ts';
import type { Tally, TallyMessage } from './tally.ts';

/** The end of a program that a check ran. */
export interface RunnerResult {
  exitCode: number;
  output: string;
  /** Only from a runner whose reporter sends one. */
  tally: Tally | undefined;
}

let running: ReturnType<typeof spawn>[] = [];

/** Runs a JavaScript program on this Node and collects its output and what its reporter sends. */
export function runRunner(
  script: string,
  args: readonly string[],
  note: (detail: string) => void = () => undefined,
  environment: Record<string, string> = {},
): Promise<RunnerResult> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [script, ...args], {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      env: {
        ...process.env,
        ...environment,
        ...(process.stdout.isTTY ? { FORCE_COLOR: '1' } : {}),
      },
    });
    running.push(child);
    let output = '';
    let tally: Tally | undefined;
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.on('message', (message: TallyMessage) => {
      if (message.kind === 'progress') note(`${message.done} tests`);
      else if (message.kind === 'tally') tally = message.tally;
    });
    child.on('close', (code) => {
      running = running.filter((other) => other !== child);
      // Not every runner asks whether it writes to a terminal.
      const shown = process.stdout.isTTY ? output : stripVTControlCharacters(output);
      resolve({ exitCode: code ?? 1, output: shown.trim(), tally });
    });
  });
}

/** Ctrl-C: the runners get the signal too and clean up after themselves. */
export function stopRunners(): void {
  for (const child of running) child.kill('SIGTERM');
}
