/** @file The device's typed line to the central server: tokens, time limits, and nothing of the store. */
import { createORPCClient, ORPCError } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { SessionAnswer, SignInAnswer } from '#shared/contract/server/auth.ts';
import type { ServerContract } from '#shared/contract/server/index.ts';
import { PROTOCOL_VERSION } from '#shared/contract/server/sync.ts';
import { fromInstant } from '#shared/domain/primitives.ts';
import { createRequestLimits } from './time-limit.ts';

/** What a caller may say about one request. */
export interface RequestContext {
  /** Bytes that travel, for the time that the request may take. */
  bytes?: number;
}

export type ServerClient = ContractRouterClient<ServerContract, RequestContext>;

/** What a device keeps of its sign-in between starts. Lies in the encrypted store. */
export interface StoredSession {
  deviceId: string;
  refreshToken: string;
}

/** What the link needs from its home. */
export interface ServerLinkOptions {
  serverUrl: string;
  /** The format of this device's store, which the server brings pushed documents on from. */
  format: number;
  fetch: unknown;
  now(): number;
  monotonic(): number;
  after(milliseconds: number, callback: () => void): () => void;
  /** Called with every renewed sign-in, before its tokens are used. */
  onSignedIn(answer: SessionAnswer): Promise<void>;
}

/** Renew the access token this long before it ends, so that no request starts with one that dies under way. */
const RENEW_BEFORE_MS = 60_000;

/**
 * How long the server may take to begin its answer. After a sleep it gets less for a while: a request may be made on one of the old connections
 * that the platform keeps, of which none leads anywhere, and each has to be tried before it is thrown away.
 */
const BEGIN_LIMIT_MS = 20_000;
const HURRIED_LIMIT_MS = 4_000;
const HURRIED_FOR_MS = 20_000;
/** A page of a pull or of a fetch may be this large, and the slowest line that is worth waiting for carries 32 KB a second. */
const ANSWER_BYTES = 4 * 1024 * 1024;
const BYTES_PER_MS = 32;
const LARGE_ANSWERS = new Set(['pull', 'fetch']);

/** The line to the server of one signed-in account. */
export interface ServerLink {
  /** Signs in with e-mail and passphrase. */
  signIn(input: Parameters<ServerClient['auth']['signIn']>[0]): Promise<SignInAnswer>;
  /** Goes on from a stored sign-in. */
  resume(session: StoredSession): void;
  /** Runs calls with a valid access token, renewing it when needed. */
  authorized<T>(call: (client: ServerClient) => Promise<T>): Promise<T>;
  /** Gives up every request that is under way: the line has died. Their callers may ask again. */
  dropRequests(): void;
}

/** What each request to the server says of the device. */
export function deviceHeaders(format: number, accessToken: string): Record<string, string> {
  return {
    'careline-protocol': String(PROTOCOL_VERSION),
    'careline-format': String(format),
    ...(accessToken ? { authorization: `Bearer ${accessToken}` } : {}),
  };
}

/** Makes the link. Nothing is sent before the first call. */
export function createServerLink(options: ServerLinkOptions): ServerLink {
  let accessToken = '';
  let lifetime = 0;
  let accepted = { wall: 0, monotonic: 0 };
  let session: StoredSession | null = null;
  let renewal: Promise<void> | null = null;
  let hurriedUntil = Number.NEGATIVE_INFINITY;
  const limits = createRequestLimits(options.after);
  const send = options.fetch as unknown as (request: unknown, init: object) => Promise<unknown>;

  const link = new RPCLink<RequestContext>({
    url: `${options.serverUrl}/api/rpc`,
    fetch: ((request: { signal: AbortSignal }, init: object, { context }: { context: RequestContext }) => {
      const begin = options.monotonic() < hurriedUntil ? HURRIED_LIMIT_MS : BEGIN_LIMIT_MS;
      return limits.run(begin + (context.bytes ?? 0) / BYTES_PER_MS, request.signal, (signal) =>
        send(request, { ...init, signal }),
      );
    }) as never,
    headers: () => deviceHeaders(options.format, accessToken),
    interceptors: [
      ({ next, ...request }) => {
        const { bytes = 0 } = request.context;
        const answer = LARGE_ANSWERS.has(request.path.at(-1) ?? '') ? ANSWER_BYTES : 0;
        const limit = BEGIN_LIMIT_MS + (bytes + answer) / BYTES_PER_MS;
        return limits.run(limit, request.signal as AbortSignal | undefined, (signal) =>
          next({ ...request, signal: signal as never }),
        );
      },
    ],
  });
  const client: ServerClient = createORPCClient(link);

  async function accept(answer: SessionAnswer): Promise<void> {
    session = { deviceId: answer.deviceId, refreshToken: answer.tokens.refreshToken };
    await options.onSignedIn(answer);
    accessToken = answer.tokens.accessToken;
    // How long it lives is the server's clock minus the server's clock: this device's may be wrong by days.
    lifetime = fromInstant(answer.tokens.accessExpiresAt) - fromInstant(answer.serverTime);
    accepted = { wall: options.now(), monotonic: options.monotonic() };
  }

  /** The larger of what the two clocks say: one may stand still while the machine sleeps, the other may be set back. */
  function age(): number {
    return Math.max(options.now() - accepted.wall, options.monotonic() - accepted.monotonic);
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
      if (!accessToken || age() > lifetime - RENEW_BEFORE_MS) await renew();
      try {
        return await call(client);
      } catch (error) {
        if (!isUnauthenticated(error)) throw error;
        await renew();
        return await call(client);
      }
    },
    dropRequests() {
      hurriedUntil = options.monotonic() + HURRIED_FOR_MS;
      limits.dropAll();
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

/** Whether the server itself answered, if only that something went wrong; what stands in for a server that is away does not count. */
export function hasAnswered(error: unknown): boolean {
  return error instanceof ORPCError && ![502, 503, 504].includes(error.status);
}
