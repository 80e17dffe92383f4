import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { Person } from '../engine/session.ts';
import { NewPassphrase } from '../passphrase.ts';
import { serverErrors } from './errors.ts';

/** A short access token and the rotating refresh token that is bound to one device. */
export const Tokens = z.object({
  accessToken: z.string(),
  accessExpiresAt: Instant,
  refreshToken: z.string(),
});
export type Tokens = z.infer<typeof Tokens>;

/** The device as it presents itself. Without an id it is registered at this sign-in. */
export const DevicePresentation = z.object({
  id: Id.nullable(),
  name: z.string().min(1).max(120),
  home: z.enum(['desktop', 'web']),
});

/** A device's recovery key on the wire. The device seals its data key under it and does not keep it. */
export const RecoveryKeyHex = z.string().regex(/^[0-9a-f]{40}$/);

/** What the organisation sets for its devices. */
export const DeviceSettings = z.object({
  /** Minutes without a key or a pointer after which a device locks. */
  lockAfterMinutes: z.number().int().min(1).max(240),
});
export type DeviceSettings = z.infer<typeof DeviceSettings>;

/** What a device learns whenever its sign-in is renewed. */
export const SessionAnswer = z.object({
  tokens: Tokens,
  deviceId: Id,
  organizationId: Id,
  person: Person,
  settings: DeviceSettings,
  /** Until when the person may open the store on this device without meeting the server. */
  offlineLeaseUntil: Instant,
  /** The server's clock: a device whose own was wrong takes this for the latest time it has seen. */
  serverTime: Instant,
});
export type SessionAnswer = z.infer<typeof SessionAnswer>;

/** The answer to the passphrase itself: with it comes the recovery key, to wrap the store's key anew. */
export const SignInAnswer = SessionAnswer.extend({ recoveryKey: RecoveryKeyHex });
export type SignInAnswer = z.infer<typeof SignInAnswer>;

/** A token that pushes and does nothing else. */
export const RecoveryAnswer = z.object({ accessToken: z.string(), accessExpiresAt: Instant });

const base = oc.errors(serverErrors);

export const auth = {
  signIn: base
    .route({ method: 'POST', path: '/auth/sign-in', summary: 'Sign in and register the device' })
    .input(
      z.object({
        email: z.email().max(200),
        passphrase: z.string().min(1).max(200),
        device: DevicePresentation,
      }),
    )
    .output(SignInAnswer),
  /** Each refresh token works once; using one twice revokes the whole family. */
  refresh: base
    .route({ method: 'POST', path: '/auth/refresh', summary: 'Exchange a refresh token' })
    .input(z.object({ refreshToken: z.string().max(500), deviceId: Id }))
    .output(SessionAnswer),
  /** Ends the sign-ins of the person's other devices; this one goes on. */
  changePassphrase: base
    .route({ method: 'POST', path: '/auth/change-passphrase', summary: "Change the person's own passphrase" })
    .input(z.object({ current: z.string().min(1).max(200), next: NewPassphrase }))
    .output(z.object({ recoveryKey: RecoveryKeyHex })),
  /** A nonce for {@link recover}, good for two minutes and once. Answered for any id, so that nobody can ask about devices. */
  recoveryChallenge: base
    .route({ method: 'POST', path: '/auth/recovery-challenge', summary: 'Begin a recovery' })
    .input(z.object({ deviceId: Id }))
    .output(z.object({ nonce: z.string() })),
  /** A retired or lapsed device that was given its recovery key may push what it holds, and only that. */
  recover: base
    .route({ method: 'POST', path: '/auth/recover', summary: 'Prove the recovery key of a device' })
    .input(
      z.object({
        deviceId: Id,
        nonce: z.string().regex(/^[\w-]{1,200}$/),
        proof: z.string().regex(/^[0-9a-f]{64}$/),
      }),
    )
    .output(RecoveryAnswer),
};
