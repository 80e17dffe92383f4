/** @file Signing in, locking, signing out: opens and closes the desk. Works without the server once it has worked with it. */
import type { Person, RecoveryOutcome, SessionStatus } from '#shared/contract/engine/session.ts';
import type { SessionAnswer } from '#shared/contract/server/auth.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import type { Store } from '#shared/store/store.ts';
import { changePassphrase } from './change-passphrase.ts';
import { type ClockKeeper, createClockKeeper } from './clock-keeper.ts';
import type { Desk } from './desk.ts';
import { vaultError } from './door-errors.ts';
import { engineError } from './errors.ts';
import type { EngineEvents } from './events.ts';
import { createIdleWatch } from './idle-watch.ts';
import { accountOf, type OpenedAccount, openAccount } from './open-account.ts';
import { closeDesk } from './open-desk.ts';
import { type EnginePorts, type VaultAccount, VaultError } from './ports.ts';
import { recoverAccount } from './recover-account.ts';
import { rememberAnswer } from './remember.ts';
import { openSeat, type Seat } from './seat.ts';
import { refuseUnsentWork } from './sign-off.ts';
import { databaseNameOf } from './store-keeper.ts';
import { createStoreTroubles, isDamage, type StoreTroubles } from './store-trouble.ts';
import { createTrustedTime } from './trusted-time.ts';
import { trackWindows, type Windows } from './windows.ts';

type Reason = SessionStatus['closedBecause'];

/** How often an open desk looks whether its lease is over, and notes the time. */
const LEASE_LOOK_MS = 60_000;

export interface Session {
  windows: Windows;
  status(): Promise<SessionStatus>;
  signIn(email: string, passphrase: string): Promise<SessionStatus>;
  lock(reason: Reason): Promise<SessionStatus>;
  signOut(): Promise<SessionStatus>;
  /** Takes the account at the desk off this device. */
  signOff(): Promise<SessionStatus>;
  /** Somebody is there. Answers after how many minutes without this the desk locks. */
  active(): { lockAfterMinutes: number | null };
  changePassphrase(current: string, next: string): Promise<SessionStatus>;
  recover(email: string, recoveryKey: string): Promise<RecoveryOutcome>;
  /** The store of an account does not open: does what was chosen about it. */
  takeWayOut(work: (troubles: StoreTroubles) => Promise<void> | void): Promise<SessionStatus>;
  /** Closes the desk when the error says that the store is damaged, so that nothing more is read from it. Answers whether it does. */
  closeIfDamaged(error: unknown): boolean;
  /** The open desk. Throws SIGNED_OUT or LOCKED. */
  desk(): Desk;
  close(): Promise<void>;
}

export function createSession(ports: EnginePorts, events: EngineEvents): Session {
  let state: 'signed-out' | 'opening' | 'open' | 'locking' | 'locked' = 'signed-out';
  let closedBecause: Reason = '';
  let person: Person | null = null;
  let seat: (Seat & { cancelLook: () => void }) | null = null;
  let clock: { staffId: string; keeper: ClockKeeper } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const windows = trackWindows(ports);
  const time = createTrustedTime(ports);
  const troubles = createStoreTroubles(ports);
  const idle = createIdleWatch(ports, () => void inTurn(() => leave('idle')).catch(failedToLeave));

  /** One change of state at a time: a lock while the store opens waits until it is open. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const turn = last.then(work, work);
    last = turn.catch(() => undefined);
    return turn;
  }

  const failedToLeave = () => ports.log('session.leave-failed');

  async function status(): Promise<SessionStatus> {
    const accounts = await ports.vault.accounts(ports.now());
    const own = accounts.find(({ email }) => email === person?.email.toLowerCase());
    const ended = own?.access === 'retired' || own?.access === 'lapsed' ? own.access : null;
    return {
      state: state === 'locked' ? (ended ?? 'locked') : state,
      closedBecause,
      person,
      accountsOnDevice: accounts.map(({ email, name, access, triesLeft }) => ({
        email,
        name,
        access,
        triesLeft,
      })),
      home: ports.home,
      keyProtection: await ports.vault.keyProtection(),
      lockAfterMinutes: seat?.facts.account.lockAfterMinutes ?? null,
      trouble: troubles.current(),
    };
  }

  async function enter(next: typeof state): Promise<SessionStatus> {
    state = next;
    const now = await status();
    events.publish('session', now);
    return now;
  }

  /** Lets every window save, then closes the desk. The clock goes on. */
  async function leave(reason: Reason): Promise<void> {
    if (!seat) return;
    await enter('locking');
    await windows.allFlushed();
    await leaveSeat();
    closedBecause = reason;
    await enter('locked');
  }

  async function leaveSeat(): Promise<void> {
    const left = seat;
    seat = null;
    idle.stop();
    if (!left) return;
    left.cancelLook();
    const { account } = left.facts;
    try {
      await closeDesk(left.desk);
      await ports.vault.update(account, time.now());
    } finally {
      ports.vault.forget(account.email);
    }
  }

  async function takeSeat(opened: OpenedAccount, passphrase: string): Promise<void> {
    const taken = await openSeat(opened, passphrase, {
      ...{ ports, events, time },
      clockOf: keeperOf,
      onRenewed,
      onRetired: () => void inTurn(() => endAccount('retired')).catch(failedToLeave),
      onStoreFailed: closeIfDamaged,
      onPassphraseChanged: () => void inTurn(() => leave('passphrase-changed')).catch(failedToLeave),
    });
    person = taken.person;
    seat = { ...taken, cancelLook: ports.after(LEASE_LOOK_MS, lookAtLease) };
    idle.start(taken.facts.account.lockAfterMinutes);
  }

  /** The store is open: what was kept for the case that it does not open may go. */
  async function noteOpened(account: VaultAccount): Promise<void> {
    troubles.clear();
    await ports.stores?.opened(databaseNameOf(account)).catch(() => ports.log('store.copies-not-removed'));
  }

  function keeperOf(staffId: string): ClockKeeper {
    if (clock?.staffId !== staffId) {
      clock?.keeper.stop();
      const onChange = () => {
        events.changed('timeEntries', 'local');
        seat?.desk.otherClocks.changed();
      };
      clock = { staffId, keeper: createClockKeeper(ports, onChange) };
    }
    return clock.keeper;
  }

  /** The sign-in was renewed: the lease, the settings and the time are the server's. */
  async function onRenewed(store: Store, facts: Seat['facts'], answer: SessionAnswer): Promise<void> {
    await rememberAnswer(store, answer);
    time.startFrom(fromInstant(answer.serverTime));
    const before = facts.account;
    facts.account = { ...accountOf(answer), email: before.email, hasStore: true };
    await ports.vault.update(facts.account, time.now());
    if (seat?.facts !== facts || before.lockAfterMinutes === facts.account.lockAfterMinutes) return;
    idle.start(facts.account.lockAfterMinutes);
    events.publish('session', await status());
  }

  /** The lease is over or the device retired: the passphrase opens nothing here from now on. Unsent work stays. */
  async function endAccount(why: 'lapsed' | 'retired'): Promise<void> {
    if (!seat) return;
    const { email } = seat.facts.account;
    await enter('locking');
    await windows.allFlushed();
    await leaveSeat();
    await ports.vault.end(email, why);
    ports.log('vault.ended', { reason: why });
    closedBecause = '';
    await enter('locked');
  }

  function closeIfDamaged(error: unknown): boolean {
    if (!isDamage(error)) return false;
    inTurn(() => leaveDamaged(error)).catch(failedToLeave);
    return true;
  }

  async function leaveDamaged(error: unknown): Promise<void> {
    if (!seat) return;
    await troubles.note(error, seat.facts.account.email, true);
    // What closes a desk may want to read what cannot be read.
    await leaveSeat().catch(failedToLeave);
    closedBecause = '';
    await enter('locked');
  }

  function lookAtLease(): void {
    if (!seat) return;
    const { desk } = seat;
    const { account } = seat.facts;
    seat.cancelLook = ports.after(LEASE_LOOK_MS, lookAtLease);
    const isOver = time.now() > fromInstant(account.offlineLeaseUntil);
    // Nobody is cut off in the middle of a call.
    const isInCall = desk.clock.list().some(({ callId }) => callId !== '');
    if (isOver && !isInCall) void inTurn(() => endAccount('lapsed')).catch(failedToLeave);
    else ports.vault.update(account, time.now()).catch(() => ports.log('vault.time-not-noted'));
  }

  return {
    windows,
    status,
    signIn: (email, passphrase) =>
      inTurn(async () => {
        const isKnown = person !== null && state !== 'signed-out';
        if (seat) await leave('asked');
        troubles.clear();
        await enter('opening');
        try {
          const opened = await openAccount(ports, email, passphrase);
          await takeSeat(opened, passphrase);
          await noteOpened(opened.vault.account);
        } catch (error) {
          const trouble = await troubles.note(error, email);
          await enter(isKnown ? 'locked' : 'signed-out');
          throw trouble ?? (error instanceof VaultError ? vaultError(error) : error);
        }
        closedBecause = '';
        return enter('open');
      }),
    lock: (reason) =>
      inTurn(async () => {
        await leave(reason);
        return status();
      }),
    signOut: () =>
      inTurn(async () => {
        await leave('asked');
        clock?.keeper.stop();
        clock = null;
        person = null;
        closedBecause = '';
        troubles.clear();
        return enter('signed-out');
      }),
    signOff: () =>
      inTurn(async () => {
        if (!seat) throw engineError('LOCKED', 'Sign in to remove your account from this device.');
        const { desk, facts } = seat;
        await refuseUnsentWork(desk);
        await enter('locking');
        await windows.allFlushed();
        try {
          // What a window saved just now counts too.
          await desk.writer.exclusive(() => refuseUnsentWork(desk));
        } catch (error) {
          await enter('open');
          throw error;
        }
        await leaveSeat();
        clock?.keeper.stop();
        clock = null;
        person = null;
        closedBecause = '';
        troubles.clear();
        try {
          const count = await ports.vault.erase(facts.account.email);
          ports.log('erased', { kind: 'account', count });
        } finally {
          await enter('signed-out');
        }
        return status();
      }),
    active() {
      if (seat) idle.active();
      return { lockAfterMinutes: seat?.facts.account.lockAfterMinutes ?? null };
    },
    changePassphrase: (current, next) =>
      inTurn(async () => {
        if (!seat) throw engineError('LOCKED', 'Sign in to change your passphrase.');
        await changePassphrase(ports, seat.link, seat.facts.account.email, current, next);
        return status();
      }),
    recover: (email, recoveryKey) =>
      inTurn(async () => {
        if (seat) throw engineError('INVALID', 'Lock or sign out first: this store is open.');
        try {
          return await recoverAccount(ports, email, recoveryKey);
        } catch (error) {
          throw error instanceof VaultError ? vaultError(error) : error;
        }
      }),
    takeWayOut: (work) =>
      inTurn(async () => {
        await work(troubles);
        return enter(state);
      }),
    closeIfDamaged,
    desk() {
      if (seat) return seat.desk;
      if (state === 'locked' || state === 'locking') {
        throw engineError('LOCKED', 'Enter your passphrase to open your caseload.');
      }
      throw engineError('SIGNED_OUT', 'Sign in to open your caseload.');
    },
    close: () =>
      inTurn(async () => {
        await leaveSeat();
        clock?.keeper.stop();
      }),
  };
}
