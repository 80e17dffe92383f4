/** @file What the engine needs from the world. Each home (Electron main process, Web Worker) supplies these. */
import type { StoreStorage } from '#shared/store/storage.ts';
import type { StoreKeeper } from './store-keeper.ts';

/** The Fetch standard of the home. Its type is the home's own: `shared/` knows neither DOM nor Node. */
export type Fetch = typeof globalThis extends { fetch: infer HomeFetch } ? HomeFetch : never;

/** Writes a line for the people who run Careline. Never health data: codes, counts, ids of devices only. */
export type Log = (event: string, facts?: Record<string, string | number | boolean>) => void;

/** An account that has a store on this device. None of it is health data: it lies in clear beside the encrypted store. */
export interface VaultAccount {
  email: string;
  name: string;
  staffId: string;
  deviceId: string;
  organizationId: string;
  /** Until when the store opens without meeting the server: an instant. */
  offlineLeaseUntil: string;
  /** Minutes without a key or a pointer after which the store closes. */
  lockAfterMinutes: number;
  /** Whether this device had this account's records. */
  hasStore?: boolean | undefined;
}

/** An account and whether its passphrase opens the store now. */
export interface VaultAccountState extends VaultAccount {
  /** `locked-out`: too many wrong passphrases; `lapsed`: the lease is over; `retired`: the server ended this device. */
  access: 'passphrase' | 'locked-out' | 'lapsed' | 'retired';
  /** Wrong passphrases until the store is locked. */
  triesLeft: number;
}

/** An opened store of one account. */
export interface OpenedVault {
  account: VaultAccount;
  storage: StoreStorage;
  /** Name of the RxDB database, one per account. */
  databaseName: string;
  /** The latest time that was ever seen with this account. */
  latestTime: number;
}

/** What a new or restored wrapping is made of. */
export interface VaultSecrets {
  passphrase: string;
  /** The device's recovery key, from the server. It is used and not kept. */
  recoveryKey: Uint8Array<ArrayBuffer>;
}

/**
 * Keeps the wrapped keys of the accounts on this device and opens their stores. Times are milliseconds since the epoch.
 * Every method that fails throws a {@link VaultError}.
 */
export interface StoreVault {
  /** What keeps the key besides the passphrase. */
  keyProtection(): Promise<KeychainKind>;
  /** The accounts of this device. A lease that is over ends here: its passphrase opens nothing from then on. */
  accounts(now: number): Promise<VaultAccountState[]>;
  /** Makes a new random key, wraps it, and opens an empty store. */
  create(account: VaultAccount, secrets: VaultSecrets, now: number): Promise<OpenedVault>;
  /** Unwraps the key by the passphrase. */
  open(email: string, passphrase: string, now: number): Promise<OpenedVault>;
  /** The server has confirmed the person: opens by the recovery key, whatever stood in the way, and wraps anew. */
  restore(account: VaultAccount, secrets: VaultSecrets, now: number): Promise<OpenedVault>;
  /** Opens by the recovery key and changes nothing: for sending what waits. */
  recover(email: string, recoveryKey: Uint8Array<ArrayBuffer>): Promise<OpenedVault>;
  /** Wraps the same key by another passphrase; the store is not touched. */
  rewrap(email: string, secrets: VaultSecrets): Promise<void>;
  /** Notes new facts of the account that is open, such as a renewed lease, and the time. */
  update(account: VaultAccount, now: number): Promise<void>;
  /** Takes the passphrase wrap away: the store stays, and opens by the recovery key only. */
  end(email: string, why: 'lapsed' | 'retired'): Promise<void>;
  /**
   * Takes the account off this device: its wrapped keys first, so that from then on nothing opens what may be left, then its closed store and every
   * copy of it. Answers how many files or databases were erased.
   */
  erase(email: string): Promise<number>;
  /** The store was closed: forgets what {@link update} needs. */
  forget(email: string): void;
}

/** `basic-text`: the system offers a keychain that protects nothing, as on a Linux desktop without one. */
export type KeychainKind = 'keychain' | 'basic-text' | 'none';

/** The operating system's keychain, as far as the home has one. `open` throws when it did not make the seal. */
export interface Keychain {
  kind(): Promise<KeychainKind>;
  seal(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
  open(bytes: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>>;
}

/** Why a store did not open. `message` is a sentence for the person. */
export class VaultError extends Error {
  readonly code:
    | 'UNKNOWN_ACCOUNT'
    | 'WRONG_PASSPHRASE'
    | 'WRONG_RECOVERY_KEY'
    | 'LOCKED_OUT'
    | 'LEASE_EXPIRED'
    | 'DEVICE_RETIRED'
    | 'KEYCHAIN_CHANGED'
    | 'RECORD_CHANGED'
    | 'NOT_WRITTEN'
    | 'DAMAGED';
  constructor(code: VaultError['code'], message: string) {
    super(message);
    this.name = 'VaultError';
    this.code = code;
  }
}

/** The world as the engine sees it. */
export interface EnginePorts {
  home: 'desktop' | 'web';
  /** How this device calls itself to the server: `Chrome on Linux`. */
  deviceName: string;
  /** Origin of the central server, without a slash at the end. */
  serverUrl: string;
  /** Wall clock, milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that no change of the wall clock moves. */
  monotonic(): number;
  /** A new UUIDv7. */
  newId(): string;
  fetch: Fetch;
  /** Calls back after the time; answers a function that cancels it. */
  after(milliseconds: number, callback: () => void): () => void;
  vault: StoreVault;
  /** What the home can do about a store that does not open; a home without it only opens stores. */
  stores?: StoreKeeper;
  /** Says by the operating system that something is due. Its words are the home's own and tell nothing of anybody; a home without it says it in its window only. */
  notify?(what: 'task-due'): void;
  log: Log;
}
