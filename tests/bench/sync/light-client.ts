/** @file A device without a store: it speaks the protocol over real HTTP, keeps its checkpoints and throws the documents away. */
import { setTimeout as sleep } from 'node:timers/promises';
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import type { ContractRouterClient } from '@orpc/contract';
import type { ServerContract } from '#shared/contract/server/index.ts';
import { BATCH_LIMIT, PROTOCOL_VERSION } from '#shared/contract/server/sync.ts';
import { COLLECTIONS, type CollectionName } from '#shared/domain/document.ts';

const RETRY_MS = 1000;

export interface LightClient {
  client: ContractRouterClient<ServerContract>;
  accessToken: string;
  deviceId: string;
  staffId: string;
  /** Pulls every collection to its end, as a device does: three at a time. Answers how many documents came. */
  pullAll(): Promise<number>;
  /** How many pulls had to be asked twice. */
  readonly refusals: number;
}

/** Signs in as a new device. */
export async function signInLightly(
  url: string,
  { email, passphrase }: { email: string; passphrase: string },
): Promise<LightClient> {
  let accessToken = '';
  const client: ContractRouterClient<ServerContract> = createORPCClient(
    new RPCLink({
      url: `${url}/api/rpc`,
      headers: () => ({
        'careline-protocol': String(PROTOCOL_VERSION),
        ...(accessToken === '' ? {} : { authorization: `Bearer ${accessToken}` }),
      }),
    }),
  );
  const device = { id: null, name: 'Bench', home: 'web' as const };
  const answer = await client.auth.signIn({ email, passphrase, device });
  accessToken = answer.tokens.accessToken;
  let refusals = 0;
  const reached = new Map<CollectionName, number>();

  async function pullCollection(collection: CollectionName): Promise<number> {
    let count = 0;
    for (;;) {
      const checkpoint = { sequence: reached.get(collection) ?? 0 };
      const ask = () => client.sync.pull({ collection, checkpoint, limit: BATCH_LIMIT });
      // A server that is too busy says so; a device asks again after a second.
      const page = await ask().catch(async () => {
        refusals += 1;
        await sleep(RETRY_MS);
        return ask();
      });
      reached.set(collection, page.checkpoint.sequence);
      count += page.documents.length;
      if (page.documents.length === 0) return count;
    }
  }

  return {
    client,
    accessToken,
    deviceId: answer.deviceId,
    staffId: answer.person.staffId,
    get refusals() {
      return refusals;
    },
    async pullAll() {
      let count = 0;
      const left = [...COLLECTIONS];
      const pullNext = async (): Promise<void> => {
        for (let next = left.shift(); next !== undefined; next = left.shift()) {
          const pulled = await pullCollection(next);
          count += pulled;
        }
      };
      await Promise.all([pullNext(), pullNext(), pullNext()]);
      return count;
    },
  };
}
