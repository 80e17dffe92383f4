import { chromium } from '@playwright/test';
import { afterEach, expect, test, vi } from 'vitest';
import { chromiumLaunchOptions, findChromium } from '../support/chromium.ts';

afterEach(() => vi.unstubAllEnvs());

test('a Chromium is found, starts, runs scripts and paints', async () => {
  const browser = await chromium.launch(chromiumLaunchOptions());
  try {
    const page = await browser.newPage({ viewport: { width: 40, height: 30 } });
    const paint = async (colour: string) => {
      await page.goto(`data:text/html,<body style="background:${colour}">`);
      return page.screenshot();
    };
    const red = await paint('red');
    expect(red.subarray(1, 4).toString()).toBe('PNG');
    expect([red.readUInt32BE(16), red.readUInt32BE(20)]).toEqual([40, 30]);
    expect((await paint('red')).equals(red)).toBe(true);
    expect((await paint('blue')).equals(red)).toBe(false);
    expect(await page.evaluate('6 * 7')).toBe(42);
  } finally {
    await browser.close();
  }
}, 60_000);

test('the Chromium that CARELINE_CHROMIUM names comes first, and must be there', () => {
  vi.stubEnv('CARELINE_CHROMIUM', process.execPath);
  expect(findChromium()).toEqual({ executablePath: process.execPath, source: 'CARELINE_CHROMIUM' });
  vi.stubEnv('CARELINE_CHROMIUM', '/nowhere/chromium');
  expect(() => findChromium()).toThrow('CARELINE_CHROMIUM names /nowhere/chromium, which is not there.');
});
