import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { PracticeBilling } from '#shared/domain/billing/practice-billing.ts';
import { CollectionName } from '#shared/domain/document.ts';
import { LicenseRule } from '#shared/domain/license-rule.ts';
import { Outreach } from '#shared/domain/outreach.ts';
import { Id, TimeZone } from '#shared/domain/primitives.ts';
import { Credential, Role } from '#shared/domain/staff.ts';
import { NewPassphrase } from '../passphrase.ts';
import { command, stream } from '../procedures.ts';
import { StoreTrouble } from './trouble.ts';

/** The person at the desk. */
export const Person = z.object({
  staffId: Id,
  name: z.string(),
  role: Role,
  credential: Credential,
  email: z.string(),
  organizationName: z.string(),
  teamName: z.string(),
  /** The zone of the practice: its month ends are those of the minute ledger (domain.md 1.7 rule 7). */
  practiceTimeZone: TimeZone.default('America/New_York'),
  /** What the practice has said that billing depends on; cautious where it is not there. */
  practiceBilling: PracticeBilling.optional(),
  /** How many days back the practice lets time be booked by hand; the usual number where it is not there. */
  manualEntryDays: z.number().int().min(0).optional(),
  /** What the practice has decided about licenses; cautious where it is not there. */
  licenseRule: LicenseRule.optional(),
  /** When and how often the practice calls; as is usual where it is not there. */
  outreach: Outreach.optional(),
});
export type Person = z.infer<typeof Person>;

/** An account that has signed in on this device before. */
export const DeviceAccount = z.object({
  email: z.string(),
  name: z.string(),
  /**
   * Whether its passphrase opens its records here, also offline. Otherwise: `locked-out` after too many wrong ones, and
   * `lapsed` after too long without the server, until a sign-in that the server confirms; `retired` for good, except to
   * send with the recovery key.
   */
  access: z.enum(['passphrase', 'locked-out', 'lapsed', 'retired']),
  /** Wrong passphrases that are left. */
  triesLeft: z.number().int(),
});
export type DeviceAccount = z.infer<typeof DeviceAccount>;

export const SessionStatus = z.object({
  /**
   * `locked`: the store is closed, the person is known, her passphrase opens it again. `locking`: it closes as soon as every
   * window has said `flushed`. `lapsed`, `retired`: as `locked`, for an account of that access.
   */
  state: z.enum(['signed-out', 'opening', 'open', 'locking', 'locked', 'lapsed', 'retired']),
  /** Why the store was closed, or empty. */
  closedBecause: z.enum(['', 'asked', 'idle', 'machine', 'passphrase-changed']),
  person: Person.nullable(),
  accountsOnDevice: z.array(DeviceAccount),
  home: z.enum(['desktop', 'web']),
  /** What guards the key besides the passphrase. With `basic-text` and `none` it is the passphrase alone. */
  keyProtection: z.enum(['keychain', 'basic-text', 'none']),
  /** Minutes without a key or a pointer until the desk locks; null while none is open. */
  lockAfterMinutes: z.number().int().nullable(),
  /** The records of an account do not open, and somebody has to choose what to do. */
  trouble: StoreTrouble.nullable(),
});
export type SessionStatus = z.infer<typeof SessionStatus>;

const Email = z.email({ error: 'Enter the e-mail address of your account.' }).max(200);

export const SignInInput = z.object({
  email: Email,
  passphrase: z.string().min(1, 'Enter your passphrase.').max(200),
});

export const ChangePassphraseInput = z
  .object({
    current: z.string().min(1, 'Enter your present passphrase.').max(200),
    next: NewPassphrase,
  })
  .refine(({ current, next }) => current !== next, {
    path: ['next'],
    error: 'This is your present passphrase. Choose another one.',
  });

export const RecoverInput = z.object({
  email: Email,
  recoveryKey: z.string().min(1, 'Enter the recovery key that your administrator has read to you.').max(200),
});

/** What a recovery sent, in counts: nothing of a patient is in it. */
export const RecoveryOutcome = z.object({
  /** Records that the server has now and did not have, as far as this device knew. */
  arrived: z.number().int(),
  /** Records that it refused, passed on to the supervisor as they are. */
  passedOn: z.number().int(),
  /** Records that could not even be passed on, with the reasons. */
  held: z.array(z.object({ reason: z.string(), count: z.number().int() })),
  /** Calls, screenings and plans that were begun and never signed: they cannot be sent, and stay on the device. */
  unfinished: z.number().int(),
});
export type RecoveryOutcome = z.infer<typeof RecoveryOutcome>;

/** What changed in the store. `local` is a command's write, `sync` came from the server. */
export const ChangeNotice = z.object({
  collections: z.array(CollectionName),
  origin: z.enum(['local', 'sync']),
});
export type ChangeNotice = z.infer<typeof ChangeNotice>;

export const session = {
  status: stream.output(eventIterator(SessionStatus)),
  /**
   * Opens the store on this device if the account is known here, online or not; otherwise, and where the passphrase alone
   * does not open it, asks the server.
   */
  signIn: command.input(SignInInput).output(SessionStatus),
  /** Closes the store and forgets the key, once every window has saved what was typed. The call clock goes on. */
  lock: command.output(SessionStatus),
  /** As lock, and forgets who was there. Data stays on the device, encrypted. */
  signOut: command.output(SessionStatus),
  /**
   * Removes the account that is open from this device: its keys, its store and every copy of it, overwritten. INVALID, with what is in
   * the way, while anything is here that the server does not have.
   */
  signOff: command.output(SessionStatus),
  /** Somebody uses keys or pointer. Sent at most every 20 seconds; without it the desk locks in time. */
  active: command.output(z.object({ lockAfterMinutes: z.number().int().nullable() })),
  /** This window heard `locking` and has nothing more to save. */
  flushed: command.output(z.object({})),
  /** Changes the passphrase on the server and wraps the key of the store by the new one. Needs the server. */
  changePassphrase: command.input(ChangePassphraseInput).output(SessionStatus),
  /** Sends what a store holds that its passphrase no longer opens. Shows nothing of it and leaves it as it is. */
  recover: command.input(RecoverInput).output(RecoveryOutcome),
  /** Notices of changed collections, many changes joined into one notice. */
  changes: stream.output(eventIterator(ChangeNotice)),
};
