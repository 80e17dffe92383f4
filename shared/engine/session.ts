/** @file Signing in, locking, signing out: opens and closes the desk. Works without the server once it has worked with it. */
import type { Person, SessionStatus } from '#shared/contract/engine/session.ts';
import type { SignInAnswer } from '#shared/contract/server/auth.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import {
  createServerLink,
  isUnauthenticated,
  type ServerLink,
  type StoredSession,
  serverErrorCode,
} from '#shared/sync/server-link.ts';
import { openCaseload } from './caseload.ts';
import { type ClockKeeper, createClockKeeper } from './clock-keeper.ts';
import type { Desk } from './desk.ts';
import { startDeskSync } from './desk-sync.ts';
import { openPatientEraser } from './erase-patients.ts';
import { engineError } from './errors.ts';
import type { EngineEvents } from './events.ts';
import { type EnginePorts, type OpenedVault, type VaultAccount, VaultError } from './ports.ts';
import { createWriter } from './writer.ts';

const SESSION = 'server-session';
const PERSON = 'person';

export interface Session {
  status(): Promise<SessionStatus>;
  signIn(email: string, passphrase: string): Promise<SessionStatus>;
  lock(): Promise<SessionStatus>;
  signOut(): Promise<SessionStatus>;
  /** The open desk. Throws SIGNED_OUT or LOCKED. */
  desk(): Desk;
  close(): Promise<void>;
}

export function createSession(ports: EnginePorts, events: EngineEvents): Session {
  let state: SessionStatus['state'] = 'signed-out';
  let person: Person | null = null;
  let desk: Desk | null = null;
  let clock: { staffId: string; keeper: ClockKeeper } | null = null;

  async function status(): Promise<SessionStatus> {
    const accounts = await ports.vault.accounts();
    return {
      state,
      person,
      home: ports.home,
      accountsOnDevice: accounts.map(({ email, name }) => ({ email, name })),
    };
  }

  async function enter(next: SessionStatus['state']): Promise<SessionStatus> {
    state = next;
    const now = await status();
    events.publish('session', now);
    return now;
  }

  function makeLink(onSignedIn: (answer: SignInAnswer) => Promise<void>): ServerLink {
    return createServerLink({ serverUrl: ports.serverUrl, fetch: ports.fetch, now: ports.now, onSignedIn });
  }

  /** First sign-in on this device: the server knows the account, the device does not. */
  async function signInOnline(
    email: string,
    passphrase: string,
    deviceId: string | null,
  ): Promise<SignInAnswer> {
    const link = makeLink(() => Promise.resolve());
    try {
      return await link.signIn({
        email,
        passphrase,
        device: { id: deviceId, name: ports.deviceName, home: ports.home },
      });
    } catch (error) {
      throw signInError(error);
    }
  }

  async function openDesk(vault: OpenedVault, passphrase: string, first: SignInAnswer | null): Promise<void> {
    const store = await openStore(vault.storage, vault.databaseName);
    try {
      if (first) await remember(store, vault.account, first);
      const who = await store.readLocal<Person>(PERSON);
      const stored = await store.readLocal<StoredSession>(SESSION);
      if (!who || !stored)
        throw engineError('STORE_FAILED', 'The store on this device is not complete. Sign in again online.');
      person = who;
      const link = makeLink((answer) => remember(store, vault.account, answer));
      link.resume(stored);
      desk = await furnish(store, vault.account, who, renewing(link, vault.account, passphrase));
    } catch (error) {
      await store.close();
      throw error;
    }
  }

  /** The passphrase was just given: if the stored sign-in has ended, it makes a new one, once. */
  function renewing(link: ServerLink, account: VaultAccount, passphrase: string): ServerLink {
    let once: string | null = passphrase;
    return {
      ...link,
      async authorized(call) {
        try {
          return await link.authorized(call);
        } catch (error) {
          const secret = once;
          if (!isUnauthenticated(error) || secret === null) throw error;
          once = null;
          const device = { id: account.deviceId, name: ports.deviceName, home: ports.home };
          await link.signIn({ email: account.email, passphrase: secret, device });
          return await link.authorized(call);
        }
      },
    };
  }

  async function furnish(store: Store, account: VaultAccount, who: Person, link: ServerLink): Promise<Desk> {
    const writer = createWriter(store, ports, who, account);
    await writer.finishInterrupted();
    const keeper = clock?.staffId === who.staffId ? clock.keeper : createClockKeeper(ports, clockChanged);
    if (clock && clock.keeper !== keeper) clock.keeper.stop();
    clock = { staffId: who.staffId, keeper };
    await keeper.attach(store);
    const caseload = await openCaseload(store, ports.now(), (collection, isLocal) => {
      events.changed(collection, isLocal ? 'local' : 'sync');
      desk?.sync.recount();
    });
    const eraser = await openPatientEraser(store, ports, writer);
    const sync = await startDeskSync(store, ports, link, (next) => events.publish('sync', next));
    return { person: who, account, ports, store, caseload, writer, clock: keeper, eraser, sync };
  }

  const clockChanged = () => events.changed('timeEntries', 'local');

  async function remember(store: Store, account: VaultAccount, answer: SignInAnswer): Promise<void> {
    await store.writeLocal(SESSION, { deviceId: answer.deviceId, refreshToken: answer.tokens.refreshToken });
    await store.writeLocal(PERSON, answer.person);
    await ports.vault.update({
      ...account,
      name: answer.person.name,
      offlineLeaseUntil: answer.offlineLeaseUntil,
    });
  }

  async function closeDesk(): Promise<void> {
    const closing = desk;
    desk = null;
    if (!closing) return;
    await closing.writer.exclusive(async () => undefined);
    await closing.sync.close();
    await closing.eraser.close();
    closing.caseload.close();
    await closing.clock.detach();
    await closing.store.close();
  }

  async function open(email: string, passphrase: string): Promise<void> {
    const known = (await ports.vault.accounts()).find(
      (account) => account.email === email.trim().toLowerCase(),
    );
    if (!known) {
      const answer = await signInOnline(email, passphrase, null);
      await openDesk(await ports.vault.create(accountOf(answer), passphrase), passphrase, answer);
      return;
    }
    const vault = await ports.vault.open(email, passphrase);
    const isLeaseOver = fromInstant(known.offlineLeaseUntil) < ports.now();
    const answer = isLeaseOver ? await signInOnline(email, passphrase, known.deviceId) : null;
    await openDesk(vault, passphrase, answer);
  }

  return {
    status,
    async signIn(email, passphrase) {
      const before = state;
      await enter('opening');
      try {
        await closeDesk();
        await open(email, passphrase);
      } catch (error) {
        await enter(before === 'locked' ? 'locked' : 'signed-out');
        throw error instanceof VaultError ? vaultError(error) : error;
      }
      return enter('open');
    },
    async lock() {
      await closeDesk();
      return enter(person ? 'locked' : 'signed-out');
    },
    async signOut() {
      await closeDesk();
      clock?.keeper.stop();
      clock = null;
      person = null;
      return enter('signed-out');
    },
    desk() {
      if (desk) return desk;
      if (state === 'locked') throw engineError('LOCKED', 'Enter your passphrase to open your caseload.');
      throw engineError('SIGNED_OUT', 'Sign in to open your caseload.');
    },
    async close() {
      await closeDesk();
      clock?.keeper.stop();
    },
  };
}

function accountOf(answer: SignInAnswer): VaultAccount {
  return {
    email: answer.person.email,
    name: answer.person.name,
    staffId: answer.person.staffId,
    deviceId: answer.deviceId,
    organizationId: answer.organizationId,
    offlineLeaseUntil: answer.offlineLeaseUntil,
  };
}

function vaultError(error: VaultError) {
  return engineError(error.code === 'WRONG_PASSPHRASE' ? 'WRONG_CREDENTIALS' : 'STORE_FAILED', error.message);
}

function signInError(error: unknown) {
  const code = serverErrorCode(error);
  if (code === null) {
    return engineError(
      'OFFLINE',
      'The server cannot be reached, and this sign-in needs it. Check the connection and try again.',
    );
  }
  if (code === 'WRONG_CREDENTIALS')
    return engineError('WRONG_CREDENTIALS', 'The e-mail or the passphrase is not right.');
  if (code === 'TOO_MANY_ATTEMPTS')
    return engineError('NOT_ALLOWED', 'Too many attempts. Wait a few minutes and try again.');
  if (code === 'DEVICE_RETIRED')
    return engineError('NOT_ALLOWED', 'This device has been retired. Ask your administrator.');
  return engineError('INVALID', 'The server did not take this sign-in. Check the e-mail address.');
}
