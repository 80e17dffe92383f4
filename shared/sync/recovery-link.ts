/** @file A line to the server that only sends: opened by the recovery key of a device. */
import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/fetch';
import { recoveryProof } from './recovery-proof.ts';
import { deviceHeaders, type ServerClient } from './server-link.ts';

export interface RecoveryLinkOptions {
  serverUrl: string;
  /** The format of the store whose records are sent. */
  format: number;
  fetch: unknown;
  deviceId: string;
  recoveryKey: Uint8Array;
}

/** Proves the recovery key to the server, once, and answers a client that may push. Rejects with the server's error. */
export async function openRecoveryLink(options: RecoveryLinkOptions): Promise<ServerClient> {
  const { deviceId, recoveryKey } = options;
  let accessToken = '';
  const client: ServerClient = createORPCClient(
    new RPCLink({
      url: `${options.serverUrl}/api/rpc`,
      fetch: options.fetch as never,
      headers: () => deviceHeaders(options.format, accessToken),
    }),
  );
  const { nonce } = await client.auth.recoveryChallenge({ deviceId });
  const proof = recoveryProof(recoveryKey, deviceId, nonce);
  accessToken = (await client.auth.recover({ deviceId, nonce, proof })).accessToken;
  return client;
}
