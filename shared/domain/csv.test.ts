import { expect, test } from 'vitest';
import { csvText } from './csv.ts';

test('lines end with CRLF, and commas, quotes and line breaks are quoted', () => {
  expect(
    csvText([
      ['a', 1],
      ['b, c', 'd "e"'],
      ['f\r\ng', ''],
    ]),
  ).toBe('a,1\r\n"b, c","d ""e"""\r\n"f\r\ng",\r\n');
});

test('text that a spreadsheet would compute is made plain text; a number stays one', () => {
  expect(csvText([['=1+1', '+1', '-1', '@x', '\tx', -1]])).toBe("'=1+1,'+1,'-1,'@x,'\tx,-1\r\n");
  expect(csvText([['=HYPERLINK("x","y")']])).toBe('"\'=HYPERLINK(""x"",""y"")"\r\n');
});
