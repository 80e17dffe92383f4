/**
 * @file Makes the web home start with the server down or gone: keeps the built files of one release, and serves pages and
 * assets from them. Never touches `/api`: data is the engine's business. A page comes out of the cache together with the
 * headers it came with, so its content security policy and nonce stay a pair.
 */
export {};

declare const self: ServiceWorkerGlobalScope;
declare const __PRECACHE__: { url: string; revision: string }[];

const files = __PRECACHE__;
const release = files.map(({ revision }) => revision).join('');
const PREFIX = 'careline-';
const PAGE = '/';

async function cacheName(): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(release));
  const hex = [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return `${PREFIX}${hex.slice(0, 16)}`;
}

async function keepFiles(): Promise<void> {
  const cache = await caches.open(await cacheName());
  await cache.addAll(files.map(({ url }) => new Request(url, { cache: 'reload' })));
  await self.skipWaiting();
}

async function dropOtherReleases(): Promise<void> {
  const mine = await cacheName();
  const names = await caches.keys();
  await Promise.all(
    names.filter((name) => name.startsWith(PREFIX) && name !== mine).map((name) => caches.delete(name)),
  );
  await self.clients.claim();
}

/** A page asks the server first, so that a new release is met at once; anything else comes from the cache if it is there. */
async function answer(request: Request): Promise<Response> {
  const cache = await caches.open(await cacheName());
  if (request.mode !== 'navigate') return (await cache.match(request)) ?? fetch(request);
  try {
    const fresh = await fetch(request);
    if (fresh.ok) return fresh;
    return (await cache.match(PAGE)) ?? fresh;
  } catch {
    return (await cache.match(PAGE)) ?? Response.error();
  }
}

self.addEventListener('install', (event) => event.waitUntil(keepFiles()));
self.addEventListener('activate', (event) => event.waitUntil(dropOtherReleases()));
self.addEventListener('fetch', (event) => {
  const { pathname, origin } = new URL(event.request.url);
  const isOurs = origin === self.location.origin && event.request.method === 'GET';
  if (isOurs && !pathname.startsWith('/api/') && pathname !== '/health' && pathname !== '/metrics') {
    event.respondWith(answer(event.request));
  }
});
