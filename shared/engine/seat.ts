/** @file A seat: what is there while somebody is at the desk. Opened by the session with a store that the vault unlocked. */
import type { Person } from '#shared/contract/engine/session.ts';
import type { SessionAnswer } from '#shared/contract/server/auth.ts';
import { openStore, type Store } from '#shared/store/store.ts';
import { STORE_PLAN } from '#shared/store/upgrade/store-plan.ts';
import { createServerLink, type ServerLink } from '#shared/sync/server-link.ts';
import type { ClockKeeper } from './clock-keeper.ts';
import type { Desk } from './desk.ts';
import { engineError } from './errors.ts';
import type { EngineEvents } from './events.ts';
import { guardLink } from './guarded-link.ts';
import { accountOf, askServer, type OpenedAccount } from './open-account.ts';
import { openDesk } from './open-desk.ts';
import type { EnginePorts, VaultAccount } from './ports.ts';
import { recallSignIn, rememberAnswer } from './remember.ts';
import { databaseNameOf } from './store-keeper.ts';
import { MissingStoreError } from './store-trouble.ts';
import type { TrustedTime } from './trusted-time.ts';

export interface Seat {
  person: Person;
  desk: Desk;
  link: ServerLink;
  /** As the server last said it. */
  facts: { account: VaultAccount };
}

export interface SeatOptions {
  ports: EnginePorts;
  events: EngineEvents;
  time: TrustedTime;
  clockOf(staffId: string): ClockKeeper;
  /** The sign-in was renewed: the lease, the settings and the time are the server's. */
  onRenewed(store: Store, facts: Seat['facts'], answer: SessionAnswer): Promise<void>;
  onRetired(): void;
  onPassphraseChanged(): void;
  /** The store answered with an error, whoever had asked. */
  onStoreFailed(error: unknown): void;
}

/**
 * Opens the store and everything on top of it; closes the store again when anything of that fails.
 *
 * @throws MissingStoreError when a store that had been here is gone, and what opening a store throws
 */
export async function openSeat(
  opened: OpenedAccount,
  passphrase: string,
  options: SeatOptions,
): Promise<Seat> {
  const { ports, time } = options;
  const { storage, databaseName } = opened.vault;
  const store = await openStore(storage, databaseName, STORE_PLAN, options.onStoreFailed);
  try {
    time.startFrom(opened.vault.latestTime);
    const { person, session, answer } = await whoIsHere(store, ports, opened, passphrase);
    const { email } = opened.vault.account;
    const account = answer ? { ...accountOf(answer), email } : opened.vault.account;
    const facts = { account: { ...account, hasStore: true } };
    await ports.vault.update(facts.account, time.now());
    const link = createServerLink({
      ...ports,
      format: STORE_PLAN.format,
      onSignedIn: (renewed) => options.onRenewed(store, facts, renewed),
    });
    link.resume(session);
    const guarded = guardLink(link, ports, facts.account, passphrase, options);
    const clock = options.clockOf(person.staffId);
    const desk = await openDesk({
      ...{ ports, events: options.events, store, person, clock },
      account: facts.account,
      link: guarded,
    });
    return { person, desk, link: guarded, facts };
  } catch (error) {
    await store.close();
    throw error;
  }
}

/** The sign-in that the store remembers, or the one that was just made. */
async function whoIsHere(store: Store, ports: EnginePorts, opened: OpenedAccount, passphrase: string) {
  const { account } = opened.vault;
  let answer: SessionAnswer | null = opened.answer;
  const known = await recallSignIn(store);
  if (!known && !answer) {
    if (await isMissing(ports, account)) throw new MissingStoreError();
    // The first sign-in was cut off after the store was made and before it was noted there.
    answer = await askServer(ports, account, passphrase);
  }
  if (answer) await rememberAnswer(store, answer);
  const remembered = answer ? await recallSignIn(store) : known;
  if (!remembered) {
    throw engineError('STORE_FAILED', 'The store on this device is not complete. Sign in again.');
  }
  return { ...remembered, answer };
}

/** Whether a store that knows of no sign-in stands where there had been one. */
async function isMissing(ports: EnginePorts, account: VaultAccount): Promise<boolean> {
  if (account.hasStore !== true) return false;
  return (await ports.stores?.mayStartNew(databaseNameOf(account))) !== true;
}
