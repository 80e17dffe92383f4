/**
 * @file The one translation of addresses. Chromium alone does not know the app's own scheme, so `careline://app/x` is
 * `https://app.careline.invalid/x` in the page; `.invalid` never resolves (RFC 6761), so nothing can leave by mistake.
 */
import { notOffered } from './offered.ts';

const schemes = new Set<string>();

/** Notes a scheme that the app declared. */
export function declareScheme(scheme: string): void {
  schemes.add(scheme);
}

/** The address as the app knows it. */
export function toAppAddress(address: string): string {
  if (address.startsWith('blob:')) return `blob:${toAppAddress(address.slice('blob:'.length))}`;
  const url = URL.parse(address);
  const match = url?.protocol === 'https:' ? /^([^.]+)\.([a-z]+)\.invalid$/.exec(url.host) : null;
  const [, host, scheme] = match ?? [];
  if (url === null || host === undefined || scheme === undefined || !schemes.has(scheme)) return address;
  return `${scheme}://${host}${url.pathname}${url.search}${url.hash}`;
}

/** The address as the page has it. */
export function toPageAddress(address: string): string {
  const url = new URL(address);
  const scheme = url.protocol.slice(0, -1);
  if (!schemes.has(scheme)) throw notOffered(`to load ${url.protocol} addresses`);
  return `https://${url.host}.${scheme}.invalid${url.pathname}${url.search}${url.hash}`;
}
