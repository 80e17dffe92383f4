import { ORPCError } from '@orpc/server';
import type { FastifyBaseLogger } from 'fastify';
import type pg from 'pg';
import type { z } from 'zod';
import type { DevicePresentation, SessionAnswer, SignInAnswer } from '#shared/contract/server/auth.ts';
import { OrganizationSettings } from '#shared/domain/organization-settings.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { Credential, Role } from '#shared/domain/staff.ts';
import { type Asker, logStolenToken } from '../app/refusals.ts';
import { serverError } from '../app/server-error.ts';
import { inOrganization, inTransaction, type Transaction } from '../database/transaction.ts';
import { noteAccountEvent } from '../organization/account-events.ts';
import { newId } from '../organization/ids.ts';
import { writeStaffDocument } from '../organization/staff-documents.ts';
import { isStorable } from '../sync/content.ts';
import type { AccessTokens } from './access-tokens.ts';
import { countAttempt } from './attempts.ts';
import { PassphraseQueueFull, type Passphrases } from './passphrases.ts';
import { ensureRecoveryKey } from './recovery-keys.ts';
import { type IssuedRefreshToken, issue, redeem, startFamily } from './refresh-tokens.ts';

/** What signing in needs of the server. */
export interface SignInPorts {
  pool: pg.Pool;
  passphrases: Passphrases;
  accessTokens: AccessTokens;
}

interface Account {
  organization_id: Id;
  organization_name: string;
  settings: unknown;
  id: Id;
  email: string;
  passphrase_hash: string;
  name: string;
  role: Role;
  credential: Credential;
  team_name: string | null;
  is_active: boolean;
}

const ACCOUNT = `
  select person.organization_id, organization.name as organization_name, organization.settings, person.id, person.email,
         person.passphrase_hash, person.name, person.role, person.credential, team.name as team_name, person.is_active
    from people person
    join organizations organization on organization.id = person.organization_id
    left join teams team on team.organization_id = person.organization_id and team.id = person.team_id`;

/**
 * Checks e-mail and passphrase and registers the device when it is new to the person. An unknown e-mail takes as long as
 * a wrong passphrase and is answered with the same words. With the answer comes the device's recovery key: whoever has shown
 * the passphrase on a device that is not retired may wrap the key of its store anew.
 *
 * @throws WRONG_CREDENTIALS, DEVICE_RETIRED, TOO_MANY_ATTEMPTS
 */
export async function signIn(
  ports: SignInPorts,
  input: { email: string; passphrase: string; device: z.infer<typeof DevicePresentation> },
  address: string,
): Promise<SignInAnswer> {
  if (!isStorable(input.device.name)) {
    throw new ORPCError('BAD_REQUEST', {
      message: 'The name of the device holds characters that cannot be stored.',
    });
  }
  const email = input.email.toLowerCase();
  const takeBack = await countAttempt(ports.pool, email, address);
  const { rows } = await ports.pool.query<Account>(`${ACCOUNT} where lower(person.email) = $1`, [email]);
  const [account] = rows;
  const isRight = await verifyPassphrase(ports.passphrases, input.passphrase, account?.passphrase_hash);
  if (account === undefined || !isRight || !account.is_active) {
    throw serverError(
      'WRONG_CREDENTIALS',
      'The e-mail or the passphrase is not right. Check both and try again.',
    );
  }
  await takeBack();
  const { deviceId, isNew, token, recoveryKey } = await inTransaction(ports.pool, async (transaction) => {
    const device = await registerDevice(transaction, account, input.device);
    const owner = { organizationId: account.organization_id, staffId: account.id, deviceId: device.deviceId };
    return {
      ...device,
      token: await startFamily(transaction, owner, settingsOf(account).offlineLeaseDays),
      recoveryKey: await ensureRecoveryKey(transaction, owner.organizationId, owner.deviceId),
    };
  });
  if (isNew) {
    await inOrganization(ports.pool, account.organization_id, (transaction) =>
      writeStaffDocument(transaction, account.organization_id, account.id),
    );
  }
  const answered = await answer(ports.accessTokens, account, deviceId, token);
  return { ...answered, recoveryKey: recoveryKey.toString('hex') };
}

/**
 * Exchanges a refresh token for the next one and a new access token. A token that was used before, or comes from another
 * device, ends its whole family: whoever holds a copy has to sign in.
 *
 * @throws UNAUTHENTICATED, DEVICE_RETIRED
 */
export async function refresh(
  ports: SignInPorts,
  input: { refreshToken: string; deviceId: Id },
  request: { log: FastifyBaseLogger; asker: Asker },
): Promise<SessionAnswer> {
  const result = await inTransaction(ports.pool, async (transaction) => {
    const redeemed = await redeem(transaction, input.refreshToken, input.deviceId);
    if (redeemed.outcome !== 'valid') return redeemed;
    const { owner, familyId } = redeemed;
    const { rows } = await transaction.query<Account & Record<string, unknown>>(
      `${ACCOUNT} where person.organization_id = $1 and person.id = $2`,
      [owner.organizationId, owner.staffId],
    );
    const [account] = rows;
    if (account === undefined || !account.is_active) return { outcome: 'ended' as const, owner };
    const token = await issue(transaction, owner, familyId, settingsOf(account).offlineLeaseDays);
    return { outcome: 'valid' as const, account, token };
  });
  if (result.outcome === 'stolen') {
    const { organizationId, deviceId } = result.owner;
    Object.assign(request.asker, { organization: organizationId, device: deviceId } satisfies Asker);
    logStolenToken(request.log, request.asker);
  }
  if (result.outcome === 'valid') {
    return answer(
      ports.accessTokens,
      result.account as Account,
      input.deviceId,
      result.token as IssuedRefreshToken,
    );
  }
  const isOwn = result.outcome !== 'unknown' && result.owner.deviceId === input.deviceId;
  if (isOwn && (await isRetired(ports.pool, input.deviceId))) {
    throw serverError('DEVICE_RETIRED', 'This device has been retired. Ask your administrator.');
  }
  const detail =
    result.outcome === 'stolen'
      ? 'This refresh token was used before; the sign-in of this device has been ended to be safe. Sign in again.'
      : 'This sign-in has ended. Sign in again.';
  throw serverError('UNAUTHENTICATED', detail);
}

/**
 * Whether the passphrase is the one of the hash.
 *
 * @throws TOO_MANY_ATTEMPTS when the server has no time to check it
 */
export async function verifyPassphrase(
  passphrases: Passphrases,
  passphrase: string,
  hash: string | undefined,
): Promise<boolean> {
  try {
    return await passphrases.verify(passphrase, hash);
  } catch (error) {
    if (!(error instanceof PassphraseQueueFull)) throw error;
    throw serverError(
      'TOO_MANY_ATTEMPTS',
      'The server has many sign-ins to check. Try again in a few seconds.',
    );
  }
}

/** A device that presents an id of the same person is known; any other is registered anew. */
async function registerDevice(
  transaction: Transaction,
  account: Account,
  device: z.infer<typeof DevicePresentation>,
): Promise<{ deviceId: Id; isNew: boolean }> {
  const { rows } = await transaction.query<{ retired_at: Date | null }>(
    `update devices set last_contact_at = now(), name = $4
      where organization_id = $1 and id = $2 and staff_id = $3 returning retired_at`,
    [account.organization_id, device.id, account.id, device.name],
  );
  if (rows[0] !== undefined && device.id !== null) {
    if (rows[0].retired_at === null) return { deviceId: device.id, isNew: false };
    throw serverError('DEVICE_RETIRED', 'This device has been retired. Ask your administrator.');
  }
  const deviceId = newId();
  await transaction.query(
    'insert into devices (organization_id, id, staff_id, name, home) values ($1, $2, $3, $4, $5)',
    [account.organization_id, deviceId, account.id, device.name, device.home],
  );
  await noteAccountEvent(transaction, {
    organizationId: account.organization_id,
    event: 'device-registered',
    staffId: account.id,
    deviceId,
    doneBy: account.id,
  });
  return { deviceId, isNew: true };
}

/** Told only to one who shows a token that was ours, so that nobody can ask about devices. */
async function isRetired(pool: pg.Pool, deviceId: Id): Promise<boolean> {
  const { rowCount } = await pool.query('select 1 from devices where id = $1 and retired_at is not null', [
    deviceId,
  ]);
  return rowCount === 1;
}

function settingsOf(account: Account): OrganizationSettings {
  return OrganizationSettings.parse(account.settings);
}

async function answer(
  accessTokens: AccessTokens,
  account: Account,
  deviceId: Id,
  refreshToken: IssuedRefreshToken,
): Promise<SessionAnswer> {
  const now = Date.now();
  const settings = settingsOf(account);
  const access = await accessTokens.sign({
    staffId: account.id,
    organizationId: account.organization_id,
    deviceId,
    role: account.role,
    scope: 'full',
    familyId: refreshToken.familyId,
  });
  return {
    tokens: {
      accessToken: access.token,
      accessExpiresAt: toInstant(access.expiresAt),
      refreshToken: refreshToken.text,
    },
    deviceId,
    organizationId: account.organization_id,
    person: {
      staffId: account.id,
      name: account.name,
      role: account.role,
      credential: account.credential,
      email: account.email,
      organizationName: account.organization_name,
      teamName: account.team_name ?? '',
      practiceTimeZone: settings.timeZone,
      manualEntryDays: settings.manualEntryDays,
      practiceBilling: settings.billing,
      licenseRule: settings.licenseRule,
      outreach: settings.outreach,
    },
    settings: { lockAfterMinutes: settings.lockAfterMinutes },
    offlineLeaseUntil: toInstant(now + settings.offlineLeaseDays * 86_400_000),
    serverTime: toInstant(now),
  };
}
