import { jwtVerify, SignJWT } from 'jose';
import type pg from 'pg';
import { z } from 'zod';
import { Id } from '#shared/domain/primitives.ts';
import { Role } from '#shared/domain/staff.ts';

/** What an access token says. */
export interface AccessClaims {
  staffId: Id;
  organizationId: Id;
  deviceId: Id;
  role: Role;
  /** `push`: given for a recovery key; pushes what a device holds and does nothing else. */
  scope: 'full' | 'push';
  /** The sign-in it came from: it ends with it. A recovery has none. */
  familyId: Id | null;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** Makes and checks access tokens: JSON Web Tokens signed with the installation's own secret. */
export interface AccessTokens {
  sign(claims: Omit<AccessClaims, 'expiresAt'>): Promise<{ token: string; expiresAt: number }>;
  /** The claims, or undefined when the token has ended or was not made here. */
  verify(token: string): Promise<AccessClaims | undefined>;
}

/** How long an access token lives, unless its sign-in is ended before: the account, the device and the sign-in are looked up at each request. */
const LIFE_MS = 15 * 60_000;
const ISSUER = 'careline';
const ALGORITHM = 'HS256';

const Payload = z.object({
  sub: Id,
  organization: Id,
  device: Id,
  role: Role,
  scope: z.enum(['full', 'push']),
  family: Id.nullable(),
  exp: z.number(),
});

/** Reads the installation's secret; all server processes on one database share it. */
export async function createAccessTokens(pool: pg.Pool, lifeMs: number = LIFE_MS): Promise<AccessTokens> {
  const { rows } = await pool.query<{ token_secret: Buffer }>('select token_secret from installation');
  if (rows[0] === undefined) throw new Error('The database has no token secret; migrate it first.');
  const secret = new Uint8Array(rows[0].token_secret);
  return {
    async sign(claims) {
      // Whole seconds, as tokens count them: the client must not believe in a longer life than the token has.
      const expiresAt = Math.floor((Date.now() + lifeMs) / 1000) * 1000;
      const token = await new SignJWT({
        organization: claims.organizationId,
        device: claims.deviceId,
        role: claims.role,
        scope: claims.scope,
        family: claims.familyId,
      })
        .setProtectedHeader({ alg: ALGORITHM })
        .setIssuer(ISSUER)
        .setAudience(ISSUER)
        .setSubject(claims.staffId)
        .setIssuedAt()
        .setExpirationTime(expiresAt / 1000)
        .sign(secret);
      return { token, expiresAt };
    },
    async verify(token) {
      try {
        const options = { issuer: ISSUER, audience: ISSUER, algorithms: [ALGORITHM] };
        const { payload } = await jwtVerify(token, secret, options);
        const { sub, organization, device, family, exp, ...rest } = Payload.parse(payload);
        return {
          ...rest,
          staffId: sub,
          organizationId: organization,
          deviceId: device,
          familyId: family,
          expiresAt: exp * 1000,
        };
      } catch {
        return undefined;
      }
    },
  };
}
