/** @file A form of sixty items on the screen: a key until the next paint, and its first paint. */
import { formsInBrowser } from '../form/form-in-browser.ts';
import type { Row } from '../row.ts';

export function formRows(say: (line: string) => void): Promise<Row[]> {
  say('Answering a form of sixty items in a browser …');
  return formsInBrowser(say);
}
