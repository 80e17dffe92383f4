/**
 * @file One life of the lab's child process: opens the store through the engine, tells what it found, then works until it is killed. It speaks
 * over file descriptor 3 with blocking writes, so that an acknowledgement is in the pipe only after the engine has answered.
 */
import { writeSync } from 'node:fs';
import { MessageChannel } from 'node:worker_threads';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { createEngine, serveEngine } from '#shared/engine/index.ts';
import type { Device } from '#tests/support/device.ts';
import { createLifePorts } from './life-ports.ts';
import type { LifeMessage, LifeOrder } from './messages.ts';
import { emptyPicture } from './picture.ts';
import { seededRandom } from './random.ts';
import { openBeside, pictureOf, rowsOf } from './read-picture.ts';
import { unserved } from './served.ts';
import { TASKS } from './tasks.ts';
import type { Life } from './work.ts';

const PIPE = 3;
const order = JSON.parse(process.argv[2] ?? '') as LifeOrder;
const say = (message: LifeMessage) => void writeSync(PIPE, `${JSON.stringify(message)}\n`);

try {
  await live();
} catch (error) {
  say({ say: 'failed', detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  process.exit(1);
}

async function live(): Promise<void> {
  let store = { hex: '', path: '' };
  const { ports, instances } = createLifePorts(order, {
    onKey(hex, path) {
      store = { hex, path };
      say({ say: 'key', hex, path });
    },
    onRecoveryKey: (hex) => say({ say: 'recovery-key', hex }),
  });
  const running = createEngine(ports);
  const channel = new MessageChannel();
  serveEngine(running, channel.port2 as never);
  channel.port1.start();
  const engine: Device['engine'] = createORPCClient(new RPCLink({ port: channel.port1 as never }));
  const signIn = () => openWithEither(engine, order);

  say({ say: 'unlocking' });
  await signIn();
  const life: Life = {
    order,
    engine,
    instances,
    random: seededRandom(...order.seed),
    patientIds: [],
    say,
    picture: emptyPicture(),
    store,
    nextNumber: 1,
    vault: ports.vault,
    signIn,
    async close() {
      await running.close();
      say({ say: 'at-rest' });
      process.exit(0);
    },
  };
  if (order.task !== 'prepare') {
    const connection = openBeside(store.path, store.hex);
    const rows = rowsOf(connection);
    life.picture = pictureOf(rows);
    life.patientIds = rows.documents<{ id: string }>('patients').map(({ id }) => id);
    connection.close();
    say({
      say: 'opened',
      picture: life.picture,
      unserved: await unserved(engine, life.picture, life.patientIds),
    });
  }
  await TASKS[order.task](life);
}

/** A change that was cut off leaves the one passphrase or the other, never neither. */
async function openWithEither(engine: Device['engine'], { email, passphrase, otherPassphrase }: LifeOrder) {
  let opens = passphrase;
  try {
    await engine.session.signIn({ email, passphrase });
  } catch (error) {
    if (otherPassphrase === undefined) throw error;
    opens = otherPassphrase;
    await engine.session.signIn({ email, passphrase: otherPassphrase });
  }
  order.passphrase = opens;
  delete order.otherPassphrase;
  say({ say: 'passphrase', is: 'opens', passphrase: opens });
}
