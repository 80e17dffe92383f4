import { eventIterator } from '@orpc/contract';
import { z } from 'zod';
import { CollectionName } from '#shared/domain/document.ts';
import { Id, TimeZone } from '#shared/domain/primitives.ts';
import { Credential, Role } from '#shared/domain/staff.ts';
import { command, stream } from '../procedures.ts';

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
});
export type Person = z.infer<typeof Person>;

/** An account that has signed in on this device before and can therefore sign in offline. */
export const DeviceAccount = z.object({ email: z.string(), name: z.string() });

export const SessionStatus = z.object({
  /** `locked`: the store is closed, the person is known, her passphrase opens it again. */
  state: z.enum(['signed-out', 'opening', 'open', 'locked']),
  person: Person.nullable(),
  accountsOnDevice: z.array(DeviceAccount),
  home: z.enum(['desktop', 'web']),
});
export type SessionStatus = z.infer<typeof SessionStatus>;

export const SignInInput = z.object({
  email: z.email({ error: 'Enter the e-mail address of your account.' }).max(200),
  passphrase: z.string().min(1, 'Enter your passphrase.').max(200),
});

/** What changed in the store. `local` is a command's write, `sync` came from the server. */
export const ChangeNotice = z.object({
  collections: z.array(CollectionName),
  origin: z.enum(['local', 'sync']),
});
export type ChangeNotice = z.infer<typeof ChangeNotice>;

export const session = {
  status: stream.output(eventIterator(SessionStatus)),
  /** Opens the store on this device if the account is known here, online or not; otherwise asks the server. */
  signIn: command.input(SignInInput).output(SessionStatus),
  /** Closes the store and forgets the key. The call clock goes on. */
  lock: command.output(SessionStatus),
  /** As lock, and forgets who was there. Data stays on the device, encrypted. */
  signOut: command.output(SessionStatus),
  /** Notices of changed collections, many changes joined into one notice. */
  changes: stream.output(eventIterator(ChangeNotice)),
};
