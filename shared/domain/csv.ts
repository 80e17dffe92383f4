/** @file Comma-separated values as RFC 4180 has them. Pure. */

/** What a spreadsheet would take for a formula when it opens the file. */
const FORMULA = /^[=+\-@\t\r]/;
const QUOTED = /[",\r\n]/;

/** A table as CSV, each line ended by CRLF. Text that a spreadsheet would compute gets an apostrophe before it; numbers are written as they are. */
export function csvText(rows: readonly (readonly (string | number)[])[]): string {
  return rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');
}

function cell(value: string | number): string {
  if (typeof value === 'number') return String(value);
  const plain = FORMULA.test(value) ? `'${value}` : value;
  return QUOTED.test(plain) ? `"${plain.replaceAll('"', '""')}"` : plain;
}
