/**
 * @file The names that renderer, preload and main process of the desktop home share. The renderer makes a MessageChannel
 * and posts one port to its own window with `connectMessage`; the preload hands it to the main process on
 * `enginePortChannel`; the engine answers on it. Nothing else crosses the bridge.
 */

/** What the renderer posts to its own window together with the one port: `window.postMessage(connectMessage, location.origin, [port])`. */
export const connectMessage = 'careline:connect';

/** The only IPC channel there is, from the preload to the main process. */
export const enginePortChannel = 'careline:engine-port';

/** Scheme and host of the desktop app's own pages: `careline://app/…`. */
export const appScheme = 'careline';
export const appHost = 'app';

/** Stands in the built index.html where each load gets a nonce of its own for the styles it injects. */
export const nonceMark = '__CSP_NONCE__';
