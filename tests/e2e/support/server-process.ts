import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from '#build/root.ts';
import { processAhead, webRootAhead } from './clock-ahead.ts';

const webRoot = join(root, 'dist/web');

/** The central server in a process of its own, which can be killed in the middle and started again on the same port. */
export class ServerProcess {
  readonly url: string;
  readonly #environment: Record<string, string>;
  #child: ChildProcess | undefined;
  #output = '';
  #ownWebRoot = '';

  constructor(databaseUrl: string, port: number) {
    this.url = `http://127.0.0.1:${port}`;
    this.#environment = {
      DATABASE_URL: databaseUrl,
      CARELINE_PORT: String(port),
      CARELINE_HOST: '127.0.0.1',
      CARELINE_WEB_ROOT: webRoot,
      CARELINE_LOG: 'warn',
    };
  }

  /**
   * Answers when it listens; rejects with what it wrote when it ends before.
   *
   * @param clockAheadMs how far its clock runs ahead of the present, in milliseconds
   */
  async start(clockAheadMs = 0): Promise<void> {
    const { NODE_OPTIONS, ...inherited } = process.env;
    const ahead = processAhead(clockAheadMs);
    if (clockAheadMs !== 0) this.#ownWebRoot = await webRootAhead(webRoot, clockAheadMs);
    const ownRoot = this.#ownWebRoot === '' ? {} : { CARELINE_WEB_ROOT: this.#ownWebRoot };
    const child = spawn(
      process.execPath,
      [
        '--disable-warning=ExperimentalWarning',
        ...ahead.modules.map((path) => `--import=${pathToFileURL(path)}`),
        join(root, 'server/main.ts'),
      ],
      {
        cwd: root,
        env: { ...inherited, ...this.#environment, ...ownRoot, ...ahead.env },
        stdio: ['ignore', 'pipe', 'pipe'],
      },
    );
    this.#child = child;
    this.#output = '';
    await new Promise<void>((resolve, reject) => {
      const hear = (chunk: Buffer) => {
        this.#output = (this.#output + chunk.toString()).slice(-20_000);
        if (this.#output.includes('listens at')) resolve();
      };
      child.stdout?.on('data', hear);
      child.stderr?.on('data', hear);
      child.once('error', reject);
      child.once('exit', (code) =>
        reject(new Error(`The server ended with ${code} before it listened:\n${this.#output}`)),
      );
    });
  }

  /** The end that a power cut makes: no goodbye to anybody. */
  kill(): Promise<void> {
    return this.#end('SIGKILL');
  }

  /** Ends it in order. */
  stop(): Promise<void> {
    return this.#end('SIGTERM');
  }

  /** What it wrote since its last start. */
  output(): string {
    return this.#output;
  }

  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const exited = once(child, 'exit');
    child.kill(signal);
    const late = setTimeout(() => child.kill('SIGKILL'), 10_000);
    await exited;
    clearTimeout(late);
    if (this.#ownWebRoot !== '') await rm(this.#ownWebRoot, { recursive: true, force: true });
    this.#ownWebRoot = '';
  }
}
