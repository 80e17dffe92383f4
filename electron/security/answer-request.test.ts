import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerAppRequest } from './answer-request.ts';
import { crashPath } from './crash-page.ts';

let folder: string;
let renderer: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'careline-scheme-'));
  renderer = join(folder, 'desktop');
  mkdirSync(join(renderer, 'assets'), { recursive: true });
  mkdirSync(join(folder, 'desktop-secrets'));
  writeFileSync(join(folder, 'secret.js'), 'secret');
  writeFileSync(join(folder, 'desktop-secrets', 'secret.js'), 'secret');
  writeFileSync(join(renderer, 'index.html'), '<meta property="csp-nonce" content="__CSP_NONCE__">');
  writeFileSync(join(renderer, 'assets', 'main-1.js'), 'run()');
  writeFileSync(join(renderer, 'assets', 'notes.db'), 'no kind of file we serve');
  writeFileSync(join(renderer, '.env'), 'hidden');
  symlinkSync(join(folder, 'secret.js'), join(renderer, 'assets', 'link.js'));
  symlinkSync(folder, join(renderer, 'outside'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

// A Request of Node normalises dots, Chromium's too; the handler must stand even if one did not.
const get = (address: string, method = 'GET') =>
  answerAppRequest({ url: address, method } as Request, renderer);

describe('what is served', () => {
  test('a file, with its type and the policy', async () => {
    const response = await get('careline://app/assets/main-1.js');
    expect(response.status).toBe(200);
    expect(await response.text()).toBe('run()');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(response.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('the index for the start and for the paths of the router, each load with a nonce of its own', async () => {
    const nonces = new Set<string>();
    for (const path of ['', 'index.html', 'patients/0198c5f2-9f5e-7a11-8000-1a2b3c4d5e6f', 'today']) {
      const response = await get(`careline://app/${path}`);
      expect(response.status).toBe(200);
      const [, nonce = ''] = /content="([^"]+)"/.exec(await response.text()) ?? [];
      expect(response.headers.get('content-security-policy')).toContain(`'nonce-${nonce}'`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(4);
  });

  test('a page without scripts when the window keeps dying', async () => {
    const response = await get(`careline://app${crashPath}`);
    expect(response.status).toBe(200);
    expect(await response.text()).not.toContain('<script');
  });
});

describe('what is refused', () => {
  test.each([
    'careline://app/../secret.js',
    'careline://app/%2e%2e/secret.js',
    'careline://app/..%2fsecret.js',
    'careline://app/..%5csecret.js',
    'careline://app/%252e%252e%252fsecret.js',
    'careline://app/assets/../../secret.js',
    'careline://app/../desktop-secrets/secret.js',
    'careline://app/outside/secret.js',
    'careline://app/outside/desktop-secrets/secret.js',
    'careline://app/assets/link.js',
    'careline://app/.env',
    'careline://app/assets/notes.db',
    'careline://app/assets/missing.js',
    'careline://app/assets/',
    'careline://app/%00',
    'careline://app/%zz',
    'careline://other/assets/main-1.js',
    'careline://app.evil.example/assets/main-1.js',
    'careline://user@app/assets/main-1.js',
    'careline://app:8080/assets/main-1.js',
    'https://app/assets/main-1.js',
  ])('%s is 404', async (address) => {
    const response = await get(address);
    expect(response.status).toBe(404);
    expect(await response.text()).not.toContain('secret');
    expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  test.each(['POST', 'PUT', 'HEAD', 'OPTIONS'])('%s is 405', async (method) => {
    expect((await get('careline://app/', method)).status).toBe(405);
  });
});
