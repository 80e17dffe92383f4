/** @file The device's typed line to the central server: tokens, time limits, and nothing of the store. */
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { SessionAnswer, SignInAnswer } from '#shared/contract/server/auth.ts';
import type { ServerContract } from '#shared/contract/server/index.ts';
import { PROTOCOL_VERSION } from '#shared/contract/server/sync.ts';

export type ServerClient = ContractRouterClient<ServerContract>;

/** What a device keeps of its sign-in between starts. Lies in the encrypted store. */
export interface StoredSession {
  deviceId: string;
  refreshToken: string;
}

/** What the link needs from its home. */
export interface ServerLinkOptions {
  serverUrl: string;
  fetch: unknown;
  now(): number;
  /** Called with every renewed sign-in, before its tokens are used. */
  onSignedIn(answer: SessionAnswer): Promise<void>;
}

/** Renew the access token this long before it ends, so that no request starts with one that dies under way. */
const RENEW_BEFORE_MS = 60_000;

/** The line to the server of one signed-in account. */
export interface ServerLink {
  /** Signs in with e-mail and passphrase. */
  signIn(input: Parameters<ServerClient['auth']['signIn']>[0]): Promise<SignInAnswer>;
  /** Goes on from a stored sign-in. */
  resume(session: StoredSession): void;
  /** Runs calls with a valid access token, renewing it when needed. */
  authorized<T>(call: (client: ServerClient) => Promise<T>): Promise<T>;
}

/** Makes the link. Nothing is sent before the first call. */
export function createServerLink(options: ServerLinkOptions): ServerLink {
  let accessToken = '';
  let accessExpiresAt = 0;
  let session: StoredSession | null = null;
  let renewal: Promise<void> | null = null;

  const link = new RPCLink({
    url: `${options.serverUrl}/api/rpc`,
    fetch: options.fetch as never,
    headers: () => ({
      'careline-protocol': String(PROTOCOL_VERSION),
      ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
    }),
  });
  const client: ServerClient = createORPCClient(link);

  async function accept(answer: SessionAnswer): Promise<void> {
    session = { deviceId: answer.deviceId, refreshToken: answer.tokens.refreshToken };
    await options.onSignedIn(answer);
    accessToken = answer.tokens.accessToken;
    accessExpiresAt = Date.parse(answer.tokens.accessExpiresAt);
  }

  async function renew(): Promise<void> {
    if (!session) throw new ORPCError('UNAUTHENTICATED', { message: 'Sign in again.' });
    renewal ??= client.auth
      .refresh(session)
      .then(accept)
      .finally(() => {
        renewal = null;
      });
    await renewal;
  }

  return {
    async signIn(input) {
      const answer = await client.auth.signIn(input);
      await accept(answer);
      return answer;
    },
    resume(stored) {
      session = stored;
    },
    async authorized(call) {
      if (!accessToken || options.now() > accessExpiresAt - RENEW_BEFORE_MS) await renew();
      try {
        return await call(client);
      } catch (error) {
        if (!isUnauthenticated(error)) throw error;
        await renew();
        return await call(client);
      }
    },
  };
}

/** Whether the server said that this sign-in has ended. */
export function isUnauthenticated(error: unknown): boolean {
  return error instanceof ORPCError && error.code === 'UNAUTHENTICATED';
}

/** The server's own code for an error, or null when it never answered (no network, server down, time out). */
export function serverErrorCode(error: unknown): string | null {
  if (!(error instanceof ORPCError)) return null;
  return error.defined || error.status < 500 ? error.code : null;
}
