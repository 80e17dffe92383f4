/** @file Finds the file behind a path of the app's own scheme, and never one outside the renderer's folder. */
import { realpath, stat } from 'node:fs/promises';
import { extname, join, sep } from 'node:path';

const contentTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
};

/** The content type of a file we serve, or undefined for a kind of file we do not serve. */
export function contentTypeOf(path: string): string | undefined {
  return contentTypes[extname(path).toLowerCase()];
}

/**
 * The real path of the file a URL path names, or undefined when there is none inside the folder. Refused are broken
 * escapes, NUL, backslashes, any `.` or `..` segment however it is encoded, hidden files, and links that leave the folder.
 *
 * @param folder the built renderer
 * @param pathname path of the URL as it came, still percent-encoded
 */
export async function assetFile(folder: string, pathname: string): Promise<string | undefined> {
  const segments = decodedSegments(pathname);
  if (segments === undefined || segments.length === 0) return undefined;
  try {
    const allowed = (await realpath(folder)) + sep;
    const file = await realpath(join(folder, ...segments));
    if (!file.startsWith(allowed)) return undefined;
    return (await stat(file)).isFile() ? file : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the path is one of the router's: made of plain words, so that index.html may answer for it. */
export function isRoutePath(pathname: string): boolean {
  const segments = decodedSegments(pathname);
  return segments?.every((segment) => /^[\w-]+$/.test(segment)) === true && segments[0] !== 'assets';
}

function decodedSegments(pathname: string): string[] | undefined {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return undefined;
  }
  // A second round of escapes has no place in the names of our files.
  if (/[\0\\%:]/.test(decoded)) return undefined;
  const segments = decoded.split('/').filter((segment) => segment !== '');
  return segments.some((segment) => segment.startsWith('.')) ? undefined : segments;
}
