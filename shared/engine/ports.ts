/** @file What the engine needs from the world. Each home (Electron main process, Web Worker) supplies these. */
import type { StoreStorage } from '#shared/store/storage.ts';

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
}

/** An opened store of one account. */
export interface OpenedVault {
  account: VaultAccount;
  storage: StoreStorage;
  /** Name of the RxDB database, one per account. */
  databaseName: string;
}

/** Keeps the wrapped keys of the accounts on this device and opens their stores. */
export interface StoreVault {
  accounts(): Promise<VaultAccount[]>;
  /** Makes a new random key, wraps it by the passphrase and opens an empty store. */
  create(account: VaultAccount, passphrase: string): Promise<OpenedVault>;
  /** Unwraps the key. Throws a {@link VaultError}. */
  open(email: string, passphrase: string): Promise<OpenedVault>;
  /** Notes new facts of an account, such as a renewed lease. */
  update(account: VaultAccount): Promise<void>;
}

/** Why a store did not open. */
export class VaultError extends Error {
  readonly code: 'UNKNOWN_ACCOUNT' | 'WRONG_PASSPHRASE' | 'LEASE_EXPIRED' | 'DAMAGED';
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
  log: Log;
}
