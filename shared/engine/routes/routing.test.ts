import { call } from '@orpc/server';
import { expect, test } from 'vitest';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { EnginePorts } from '../ports.ts';
import type { Session } from '../session.ts';
import { implementEngine } from './routing.ts';

/** A session whose desk a test opens and closes. */
function sessionOf(first: string | null) {
  const state = { desk: first };
  const session = {
    desk() {
      if (state.desk === null) throw engineError('LOCKED', '');
      return state.desk as unknown as Desk;
    },
  } as Session;
  return { state, session };
}

/** How a call ends in which `work` goes on while the desk may be closed. */
async function outcome(session: Session, work: () => never): Promise<{ code: string; logged: unknown[] }> {
  const logged: unknown[] = [];
  const ports = { log: (_event: string, facts: object) => logged.push(facts) } as unknown as EnginePorts;
  const asked = implementEngine(ports, session).sync.now.handler(async () => work());
  const code = await call(asked, undefined, { path: ['sync', 'now'] }).then(
    () => 'answered',
    (error: { code: string }) => error.code,
  );
  return { code, logged };
}

test('what stops because the desk was closed under it is told what has to be done first', async () => {
  const { state, session } = sessionOf('a desk');
  const { code, logged } = await outcome(session, () => {
    state.desk = null;
    throw new Error('the store is closed');
  });
  expect(code).toBe('LOCKED');
  expect(logged).toEqual([{ procedure: 'sync.now', code: 'Error' }]);
});

test('what stops though the desk is open, or another one by now, is a failure', async () => {
  const { state, session } = sessionOf('a desk');
  const fail = (): never => {
    throw new Error('something else');
  };
  expect((await outcome(session, fail)).code).toBe('STORE_FAILED');
  const reopened = await outcome(session, () => {
    state.desk = 'the next desk';
    throw new Error('the store is closed');
  });
  expect(reopened.code).toBe('STORE_FAILED');
});

test('damage is said as such, also where it has closed the desk', async () => {
  const { state, session } = sessionOf('a desk');
  const { code } = await outcome(session, () => {
    state.desk = null;
    throw Object.assign(new Error('The file is damaged.'), { code: 'STORE_CORRUPT' });
  });
  expect(code).toBe('STORE_FAILED');
});
