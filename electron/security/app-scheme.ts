/** @file The scheme `careline://app/…`: how the window gets its own files, and nothing else. */
import { protocol, type Session } from 'electron';
import { appScheme } from '#shared/contract/bridge.ts';
import { answerAppRequest } from './answer-request.ts';
import { appStartUrl } from './app-address.ts';
import { crashPath } from './crash-page.ts';

/** Where the window is sent when the renderer keeps dying. */
export const crashUrl = new URL(crashPath, appStartUrl).href;

/** Declares the scheme; must run before the app is ready. Only assets are served, so the Fetch API stays off. */
export function registerAppScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: appScheme,
      privileges: { standard: true, secure: true, supportFetchAPI: false, codeCache: true },
    },
  ]);
}

/** Serves the built renderer in a session. */
export function serveAppScheme(session: Session, rendererFolder: string): void {
  session.protocol.handle(appScheme, (request) => answerAppRequest(request, rendererFolder));
}
