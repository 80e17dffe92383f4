import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium, type LaunchOptions } from '@playwright/test';

/** A Chromium that tests and screenshots can drive, and where it came from. */
export interface Chromium {
  executablePath: string;
  source: 'CARELINE_CHROMIUM' | '@sparticuz/chromium' | '/usr/bin/chromium' | 'playwright';
}

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/**
 * Takes the first Chromium there is: the one CARELINE_CHROMIUM names, the one inside the npm package @sparticuz/chromium
 * (Linux x64, unpacked once into .cache), Debian's, Playwright's own.
 *
 * @throws {Error} with a sentence that names the ways to get one
 */
export function findChromium(): Chromium {
  const named = process.env.CARELINE_CHROMIUM;
  if (named !== undefined && named !== '') {
    if (!existsSync(named)) throw new Error(`CARELINE_CHROMIUM names ${named}, which is not there.`);
    return { executablePath: named, source: 'CARELINE_CHROMIUM' };
  }
  const packed = unpackBundled();
  if (packed !== undefined) return { executablePath: packed, source: '@sparticuz/chromium' };
  if (existsSync('/usr/bin/chromium'))
    return { executablePath: '/usr/bin/chromium', source: '/usr/bin/chromium' };
  if (existsSync(chromium.executablePath())) {
    return { executablePath: chromium.executablePath(), source: 'playwright' };
  }
  throw new Error(
    'No Chromium was found for the browser tests. Run "npx playwright install chromium", or set CARELINE_CHROMIUM to a Chromium program.',
  );
}

/** What Playwright's `launch` and `launchOptions` need to start that Chromium. */
export function chromiumLaunchOptions(): LaunchOptions & {
  executablePath: string;
  env: Record<string, string>;
} {
  const { executablePath, source } = findChromium();
  const env = Object.fromEntries(
    Object.entries(process.env).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
  if (source === '@sparticuz/chromium') {
    const folder = dirname(executablePath);
    env.LD_LIBRARY_PATH = [join(folder, 'al2023/lib'), env.LD_LIBRARY_PATH ?? ''].filter(Boolean).join(':');
    env.FONTCONFIG_FILE = fontConfiguration(folder);
  }
  return { executablePath, env, headless: true };
}

/** The package's own configuration looks for its fonts on a Lambda. Without any system font Chromium refuses web fonts too. */
function fontConfiguration(folder: string): string {
  const file = join(folder, 'fonts/careline.conf');
  const fonts = join(folder, 'fonts/fonts');
  const cache = join(folder, 'fonts/cache');
  writeFileSync(file, `<fontconfig><dir>${fonts}</dir><cachedir>${cache}</cachedir></fontconfig>\n`);
  return file;
}

function unpackBundled(): string | undefined {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve('@sparticuz/chromium');
  } catch {
    return undefined;
  }
  const { version } = JSON.parse(readFileSync(join(dirname(dirname(entry)), 'package.json'), 'utf8'));
  const folder = join(root, `.cache/chromium-${version}`);
  const program = join(folder, 'chromium');
  if (existsSync(program)) return program;
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  // The package unpacks into the temporary folder, and its libraries only where it believes to be on a Lambda.
  const script = 'import("@sparticuz/chromium").then((bundled) => bundled.default.executablePath())';
  const unpacked = spawnSync(process.execPath, ['-e', script], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: unfinished, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x' },
  });
  if (unpacked.status !== 0) throw new Error(`@sparticuz/chromium could not be unpacked: ${unpacked.stderr}`);
  try {
    renameSync(unfinished, folder);
  } catch {
    rmSync(unfinished, { recursive: true, force: true });
  }
  return program;
}
