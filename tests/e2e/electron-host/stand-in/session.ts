/** @file Sessions: permissions, requests, downloads, schemes, and the engine's way to the network. */
import { OfferedEmitter, offered, preventable } from './offered.ts';

type PermissionRequestHandler = (
  contents: unknown,
  permission: string,
  callback: (isGranted: boolean) => void,
  details: { isMainFrame: boolean; requestingUrl: string },
) => void;
type PermissionCheckHandler = (
  contents: unknown,
  permission: string,
  origin: string,
  details: object,
) => boolean;
type SchemeHandler = (request: Request) => Response | Promise<Response>;
type RequestListener = (
  details: { url: string; method: string; resourceType: string },
  callback: (answer: { cancel?: boolean }) => void,
) => void;

/** Electron's names of request kinds, by those of the DevTools protocol. */
const resourceTypes: Readonly<Record<string, string>> = {
  Document: 'mainFrame',
  Stylesheet: 'stylesheet',
  Script: 'script',
  Image: 'image',
  Font: 'font',
  XHR: 'xhr',
  Fetch: 'xhr',
  Ping: 'ping',
  Media: 'media',
  WebSocket: 'webSocket',
};

/** A session. Without handlers it grants everything, as Electron's does: a handler the app forgot shows in a test. */
export class Session extends OfferedEmitter {
  readonly partition: string;
  readonly schemeHandlers = new Map<string, SchemeHandler>();
  readonly protocol = offered('session.protocol', {
    handle: (scheme: string, handler: SchemeHandler) => void this.schemeHandlers.set(scheme, handler),
  });
  readonly webRequest = offered('session.webRequest', {
    onBeforeRequest: (listener: RequestListener) => {
      this.#requestListener = listener;
    },
  });
  #requestListener: RequestListener | undefined;
  #requestHandler: PermissionRequestHandler | undefined;
  #checkHandler: PermissionCheckHandler | undefined;

  constructor(partition: string) {
    super('session', ['will-download']);
    this.partition = partition;
  }

  setPermissionRequestHandler(handler: PermissionRequestHandler): void {
    this.#requestHandler = handler;
  }

  setPermissionCheckHandler(handler: PermissionCheckHandler): void {
    this.#checkHandler = handler;
  }

  // A headless Chromium has no chooser for devices and screens, and pairs nothing: there is nothing to hand these to.
  setDevicePermissionHandler(_handler: object): void {}
  setDisplayMediaRequestHandler(_handler: object): void {}
  setBluetoothPairingHandler(_handler: object): void {}
  // A headless Chromium has no spelling checker.
  setSpellCheckerEnabled(_isEnabled: boolean): void {}

  /** The engine's network is Node's here, and Chromium's in Electron; both speak the Fetch standard. */
  fetch(input: string | Request, init: RequestInit & { bypassCustomProtocolHandlers?: boolean } = {}) {
    const { bypassCustomProtocolHandlers: _unused, ...standard } = init;
    return fetch(input, standard);
  }

  /** Asks the app about a permission of a page, as Electron would: the check first, then the request. */
  async isPermitted(contents: unknown, permission: string, address: string): Promise<boolean> {
    const details = { isMainFrame: true, requestingUrl: address };
    const isChecked = this.#checkHandler?.(contents, permission, address, details) ?? true;
    const handler = this.#requestHandler;
    if (!isChecked || handler === undefined) return isChecked;
    return new Promise((resolve) => handler(contents, permission, resolve, details));
  }

  /** Asks the app whether a request is cancelled. */
  async isCancelled(url: string, method: string, resourceType: string): Promise<boolean> {
    const listener = this.#requestListener;
    if (listener === undefined) return false;
    const details = { url, method, resourceType: resourceTypes[resourceType] ?? 'other' };
    return new Promise((resolve) => listener(details, ({ cancel }) => resolve(cancel === true)));
  }

  /** Tells the app of a download. Answers whether it prevented it. */
  isDownloadPrevented(url: string, fileName: string): boolean {
    const event = preventable({});
    const item = { getURL: () => url, getFilename: () => fileName, setSaveDialogOptions: () => undefined };
    this.emit('will-download', event, offered('DownloadItem', item), null);
    return event.defaultPrevented;
  }
}

const sessions = new Map<string, Session>();

/** The session of a partition; the same object each time. */
export function sessionOf(partition: string): Session {
  const present = sessions.get(partition) ?? new Session(partition);
  sessions.set(partition, present);
  return present;
}

export const defaultSession: Session = sessionOf('');
const faces = new Map<Session, Session>();

/** The session as the app gets it. */
export function sessionFace(session: Session): Session {
  const face = faces.get(session) ?? offered('session', session);
  faces.set(session, face);
  return face;
}
