import { oc } from '@orpc/contract';
import { z } from 'zod';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { Person } from '../engine/session.ts';
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

export const SignInAnswer = z.object({
  tokens: Tokens,
  deviceId: Id,
  organizationId: Id,
  person: Person,
  /** Until when the person may open the store on this device without meeting the server. */
  offlineLeaseUntil: Instant,
});
export type SignInAnswer = z.infer<typeof SignInAnswer>;

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
    .output(SignInAnswer),
};
