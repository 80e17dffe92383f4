/** @file Holds every request of a page until the app has decided: navigation events, the request listener, its own scheme. */
import { toAppAddress } from './addresses.ts';
import type { CdpSession } from './cdp-connection.ts';
import type { PausedRequest } from './cdp-events.ts';
import type { Session } from './session.ts';

export interface RequestGateOptions {
  cdp: CdpSession;
  session: Session;
  /** Emits the app's navigation events. Answers whether the app prevented it. */
  isNavigationPrevented: (address: string, isMainFrame: boolean, isRedirect: boolean) => boolean;
  mainFrameId: () => string;
  onError: (error: unknown) => void;
}

/** Opens the gate: from now on no request of the page leaves undecided. */
export async function openRequestGate(options: RequestGateOptions): Promise<void> {
  options.cdp.on('Fetch.requestPaused', (paused) => {
    decide(options, paused).catch((error) => {
      // A page that closed meanwhile takes its requests along.
      if (!/Invalid InterceptionId|browser is gone|Session with given id/.test(String(error)))
        options.onError(error);
    });
  });
  await options.cdp.send('Fetch.enable', { patterns: [{ urlPattern: '*', requestStage: 'Request' }] });
}

async function decide(options: RequestGateOptions, paused: PausedRequest): Promise<void> {
  const { cdp, session } = options;
  const { requestId, request, resourceType } = paused;
  const address = toAppAddress(request.url);
  const fail = (errorReason: string) => cdp.send('Fetch.failRequest', { requestId, errorReason });
  if (resourceType === 'Document') {
    const isMainFrame = paused.frameId === options.mainFrameId();
    const isRedirect = paused.redirectedRequestId !== undefined;
    // "Aborted" is what a prevented navigation looks like: the page stays as it was.
    if (options.isNavigationPrevented(address, isMainFrame, isRedirect)) return fail('Aborted');
  }
  if (await session.isCancelled(address, request.method, resourceType)) return fail('BlockedByClient');
  const handler = session.schemeHandlers.get(new URL(address).protocol.slice(0, -1));
  if (handler === undefined) return cdp.send('Fetch.continueRequest', { requestId });
  const response = await handler(new Request(address, { method: request.method, headers: request.headers }));
  await cdp.send('Fetch.fulfillRequest', {
    requestId,
    responseCode: response.status,
    responseHeaders: [...response.headers].map(([name, value]) => ({ name, value })),
    body: Buffer.from(await response.arrayBuffer()).toString('base64'),
  });
}
