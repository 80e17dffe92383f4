/** @file Answers the requests of the window: the built renderer's files, and nothing else. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { nonceMark } from '#shared/contract/bridge.ts';
import { isAppAddress } from './app-address.ts';
import { assetFile, contentTypeOf, isRoutePath } from './asset-files.ts';
import { newNonce, pageHeaders } from './content-security-policy.ts';
import { crashPage, crashPath } from './crash-page.ts';

/**
 * Answers one request for a page or asset. A GET of a file answers it; of a path that the renderer's router knows, the
 * index; all else 404 (or 405 for another method).
 */
export async function answerAppRequest(request: Request, rendererFolder: string): Promise<Response> {
  const nonce = newNonce();
  if (request.method !== 'GET') return refuse(405, 'Only GET is answered here.', nonce);
  if (!isAppAddress(request.url)) return refuse(404, 'Not an address of Careline.', nonce);
  const { pathname } = new URL(request.url);
  if (pathname === crashPath) return page(crashPage(nonce), nonce);
  if (pathname === '/' || pathname === '/index.html') return index(rendererFolder, nonce);
  const file = await assetFile(rendererFolder, pathname);
  const contentType = file === undefined ? undefined : contentTypeOf(file);
  if (file !== undefined && contentType !== undefined) {
    const headers = { ...pageHeaders(nonce), 'Content-Type': contentType, 'Cache-Control': 'no-cache' };
    return new Response(await readFile(file), { headers });
  }
  return isRoutePath(pathname)
    ? index(rendererFolder, nonce)
    : refuse(404, 'There is no such file in Careline.', nonce);
}

async function index(rendererFolder: string, nonce: string): Promise<Response> {
  const html = await readFile(join(rendererFolder, 'index.html'), 'utf8').catch(() => undefined);
  if (html === undefined) return refuse(404, 'The window was not built. Reinstall Careline.', nonce);
  return page(html.replaceAll(nonceMark, nonce), nonce);
}

function page(html: string, nonce: string): Response {
  const headers = {
    ...pageHeaders(nonce),
    'Content-Type': 'text/html; charset=utf-8',
    'Cache-Control': 'no-store',
  };
  return new Response(html, { headers });
}

function refuse(status: number, sentence: string, nonce: string): Response {
  const headers = { ...pageHeaders(nonce), 'Content-Type': 'text/plain; charset=utf-8' };
  return new Response(sentence, { status, headers });
}
