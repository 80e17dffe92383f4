import { pendingRecords } from '../features/sync.ts';
import type { Routing } from './routing.ts';

/** Who is signed in, what to do about a store in trouble, and what is not on the server yet. */
export function sessionRoutes({ os, desk, session, events }: Routing) {
  return {
    session: {
      status: os.session.status.handler(async function* ({ signal }) {
        const following = events.subscribe('session', signal as never);
        const closed = session.windows.opened();
        try {
          yield await session.status();
          yield* following;
        } finally {
          closed();
        }
      }),
      signIn: os.session.signIn.handler(({ input }) => session.signIn(input.email, input.passphrase)),
      lock: os.session.lock.handler(() => session.lock('asked')),
      signOut: os.session.signOut.handler(() => session.signOut()),
      signOff: os.session.signOff.handler(() => session.signOff()),
      active: os.session.active.handler(() => session.active()),
      flushed: os.session.flushed.handler(() => {
        session.windows.flushed();
        return {};
      }),
      changePassphrase: os.session.changePassphrase.handler(({ input }) =>
        session.changePassphrase(input.current, input.next),
      ),
      recover: os.session.recover.handler(({ input }) => session.recover(input.email, input.recoveryKey)),
      changes: os.session.changes.handler(async function* ({ signal }) {
        yield* events.subscribe('changes', signal as never);
      }),
    },
    storeTrouble: {
      tryAgain: os.storeTrouble.tryAgain.handler(() => session.takeWayOut((troubles) => troubles.clear())),
      restoreBackup: os.storeTrouble.restoreBackup.handler(({ input }) =>
        session.takeWayOut((troubles) => troubles.restoreBackup(input.backupId)),
      ),
      startNew: os.storeTrouble.startNew.handler(() => session.takeWayOut((troubles) => troubles.startNew())),
    },
    sync: {
      status: os.sync.status.handler(async function* ({ signal }) {
        const following = events.subscribe('sync', signal as never);
        yield desk().sync.status();
        yield* following;
      }),
      pending: os.sync.pending.handler(() => pendingRecords(desk())),
      now: os.sync.now.handler(() => desk().sync.now()),
      check: os.sync.check.handler(() => desk().sync.check()),
      correctable: os.sync.correctable.handler(({ input }) => desk().sync.correctable(input)),
      correct: os.sync.correct.handler(({ input }) => desk().sync.correct(input)),
      sendAsIs: os.sync.sendAsIs.handler(({ input }) => desk().sync.sendAsIs(input)),
    },
  };
}
