import type { Page } from '@playwright/test';

/** Keeps the next file that the page offers for saving, in whichever home: the file itself never leaves the page. */
export async function savedFile(page: Page, save: () => Promise<void>): Promise<Uint8Array> {
  await page.evaluate(() => {
    const original = URL.createObjectURL;
    URL.createObjectURL = (file) => {
      (window as { savedFile?: Blob | MediaSource }).savedFile = file;
      return original(file);
    };
  });
  await save();
  const bytes = await page.evaluate(async () => {
    const file = (window as { savedFile?: Blob }).savedFile;
    return file === undefined ? [] : [...new Uint8Array(await file.arrayBuffer())];
  });
  return Uint8Array.from(bytes);
}
