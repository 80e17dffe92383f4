/** @file Which addresses may leave the app. Parsed, never searched for words. */

const lengthLimit = 2048;

/**
 * The address as it may be handed to the operating system, or undefined. `tel:` holds digits and dialling signs alone,
 * `mailto:` one address without headers, http and https no user or password: nothing a page writes can become a command.
 */
export function externalAddress(address: string): string | undefined {
  const url = address.length > lengthLimit ? null : URL.parse(address);
  if (url === null) return undefined;
  switch (url.protocol) {
    case 'tel:':
      return /^tel:\+?[\d().*#,;-]{2,40}$/.test(url.href) ? url.href : undefined;
    case 'mailto:':
      return /^mailto:[\w.+-]+@[\w.-]+$/.test(url.href) ? url.href : undefined;
    case 'http:':
    case 'https:':
      return url.hostname !== '' && url.username === '' && url.password === '' ? url.href : undefined;
    default:
      return undefined;
  }
}
