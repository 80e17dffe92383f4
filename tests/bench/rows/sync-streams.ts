/** @file A thousand idle streams on one server process, beside a bare server with as many. */
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Row, row } from '../row.ts';
import { type Child, startChild, type Usage } from '../sync/child.ts';
import { signInLightly } from '../sync/light-client.ts';
import { inSetting, startServerProcess } from '../sync/setting.ts';

const STREAMS = 1000;
const IDLE_MS = 60_000;

interface Idle {
  /** Bytes a stream. */
  memory: number;
  /** Milliseconds of processor time a minute. */
  cpu: number;
}

/** Memory and processor time of one server process while nothing happens; two heartbeats are in it. */
export async function syncStreams(say: (line: string) => void): Promise<Row[]> {
  return inSetting({ patients: 1 }, async ({ databaseUrl, account }) => {
    const careline = await startServerProcess(databaseUrl, ['--expose-gc']);
    const { url } = await careline.ask<{ url: string }>({ order: 'url' });
    const { accessToken } = await signInLightly(url, account);
    const ours = await hold(careline, `${url}/api/sync/changes`, { authorization: `Bearer ${accessToken}` });
    await careline.stop();
    say(`  ours ${JSON.stringify(ours)}`);
    const bare = await startChild(new URL('../sync/bare-streams.process.ts', import.meta.url), {}, [
      '--expose-gc',
    ]);
    const { url: bareUrl } = await bare.ask<{ url: string }>({ order: 'url' });
    const theirs = await hold(bare, bareUrl, {});
    await bare.stop();
    say(`  bare ${JSON.stringify(theirs)}`);
    const baseline = 'a bare Node server with as many event streams';
    const what = `${STREAMS} idle streams on one process`;
    return [
      row({ name: 'sync.idle-streams-memory', what: `${what}, a stream`, unit: 'kB' }, [ours.memory / 1000], {
        name: baseline,
        runs: [theirs.memory / 1000],
      }),
      row(
        { name: 'sync.idle-streams-cpu', what: `${what}, processor time a minute`, unit: 'ms' },
        [ours.cpu],
        {
          name: baseline,
          runs: [theirs.cpu],
        },
      ),
    ];
  });
}

async function hold(server: Child, url: string, headers: Record<string, string>): Promise<Idle> {
  const agent = new Agent({ keepAlive: false, maxSockets: STREAMS });
  const before = await server.ask<Usage>({ order: 'usage' });
  const streams: IncomingMessage[] = [];
  for (let at = 0; at < STREAMS; at += 50) {
    streams.push(...(await Promise.all(Array.from({ length: 50 }, () => open(url, headers, agent)))));
  }
  await sleep(2000);
  const open_ = await server.ask<Usage>({ order: 'usage' });
  await sleep(IDLE_MS);
  const after = await server.ask<Usage>({ order: 'usage' });
  const ended = streams.filter((stream) => stream.readableEnded || stream.destroyed).length;
  for (const stream of streams) stream.destroy();
  agent.destroy();
  if (ended > 0) throw new Error(`${ended} streams did not last.`);
  return { memory: (after.rss - before.rss) / STREAMS, cpu: ((after.cpu - open_.cpu) * 60_000) / IDLE_MS };
}

/** Answers once the first event has come. */
function open(url: string, headers: Record<string, string>, agent: Agent): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    get(url, { headers: { accept: 'text/event-stream', ...headers }, agent }, (response) => {
      if (response.statusCode !== 200)
        reject(new Error(`The server answered ${response.statusCode} to a stream.`));
      response.on('error', () => undefined);
      response.once('data', () => resolve(response));
    }).once('error', reject);
  });
}
