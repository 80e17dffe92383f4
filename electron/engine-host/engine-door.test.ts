import { EventEmitter, once } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import type { IpcMain, MessagePortMain, WebContents } from 'electron';
import { beforeEach, expect, test } from 'vitest';
import { enginePortChannel } from '#shared/contract/bridge.ts';
import { openEngineDoor } from './engine-door.ts';

// Node's ports and emitters stand in for Electron's: the door uses only what both have.
const window = { name: 'window' } as unknown as WebContents;
const topFrame = { parent: null, url: 'careline://app/today' };

let ipcMain: EventEmitter;
let served: MessagePortMain[];
let refusals: unknown[];
let door: ReturnType<typeof openEngineDoor>;

beforeEach(() => {
  ipcMain = new EventEmitter();
  served = [];
  refusals = [];
  door = openEngineDoor({
    ipcMain: ipcMain as unknown as IpcMain,
    window: () => window,
    serve: (port) => served.push(port),
    log: (event, facts) => {
      if (event === 'engine-port-refused') refusals.push(facts?.reason);
    },
  });
});

function knock(facts: { sender?: unknown; senderFrame?: unknown; count?: number } = {}): MessagePort[] {
  const channels = Array.from({ length: facts.count ?? 1 }, () => new MessageChannel());
  const event = {
    sender: window,
    senderFrame: topFrame,
    ...facts,
    ports: channels.map(({ port2 }) => port2),
  };
  ipcMain.emit(enginePortChannel, event);
  return channels.map(({ port1 }) => port1);
}

test('a port from the top frame of our window is served', () => {
  const [page] = knock();
  expect(served).toHaveLength(1);
  expect(refusals).toEqual([]);
  page?.close();
});

test.each([
  ['another window', { sender: { name: 'other' } }, 'other-window'],
  ['a frame that is gone', { senderFrame: null }, 'frame-gone'],
  ['an inner frame', { senderFrame: { ...topFrame, parent: topFrame } }, 'inner-frame'],
  ['a foreign page', { senderFrame: { parent: null, url: 'https://evil.example/' } }, 'foreign-page'],
  [
    'a page that looks like ours',
    { senderFrame: { parent: null, url: 'careline://app.evil.example/' } },
    'foreign-page',
  ],
  ['a message without a port', { count: 0 }, 'not-one-port'],
])('%s is refused, and its port closed', async (_who, facts, reason) => {
  const pages = knock(facts);
  expect(served).toEqual([]);
  expect(refusals).toEqual([reason]);
  await Promise.all(pages.map((page) => once(page, 'close')));
});

test('two ports at once are refused, and both closed', async () => {
  const pages = knock({ count: 2 });
  expect(refusals).toEqual(['not-one-port']);
  await Promise.all(pages.map((page) => once(page, 'close')));
});

test('a new port takes the place of the old one, which is closed', async () => {
  const [first] = knock();
  const [second] = knock();
  expect(served).toHaveLength(2);
  await once(first as MessagePort, 'close');
  second?.close();
});

test('a closed door closes its port and serves no other', async () => {
  const [first] = knock();
  door.close();
  await once(first as MessagePort, 'close');
  const [late] = knock();
  expect(served).toHaveLength(1);
  expect(refusals).toEqual(['closing']);
  await once(late as MessagePort, 'close');
});
