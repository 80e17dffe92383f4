import type { ServerLink } from '#shared/sync/server-link.ts';
import { serverRefusal } from './door-errors.ts';

/** The line of an open desk, with valid tokens. */
export type AskLine = ServerLink['authorized'];

/**
 * Asks the server for something that is done there alone. Nothing of it is kept on the device, so nothing is owed when it fails.
 *
 * @param what names it in the sentence for when there is no answer: `reassigning patients`
 * @throws an error of the contract: OFFLINE, or the server's own reason
 */
export async function askServer<T>(
  { ask }: { ask: AskLine },
  what: string,
  call: Parameters<typeof ask<T>>[0],
): Promise<T> {
  try {
    return await ask(call);
  } catch (error) {
    throw serverRefusal(error, what);
  }
}
