import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { root } from '#build/root.ts';
import { findTestTitles } from '#tests/support/test-titles.ts';

const COUNT = 60;
const table = readFileSync(join(root, 'tests/CAPABILITIES.md'), 'utf8');
const known = new Set(findTestTitles(root).map(({ file, title }) => `${file}: "${title}"`));

/** What is wrong with a table of capabilities, each line beginning with the row. */
function problemsOf(markdown: string): string[] {
  const rows = markdown.split('\n').filter((line) => /^\| S\d/.test(line));
  const ids = rows.map((row) => row.split('|')[1]?.trim());
  const wanted = Array.from({ length: COUNT }, (_, index) => `S${index + 1}`);
  const order = wanted.flatMap((id, index) =>
    ids[index] === id ? [] : [`${id}: row ${index + 1} is ${ids[index] ?? 'missing'}`],
  );
  const extra = ids.slice(COUNT).map((id) => `${id}: a row too many`);
  return [...order, ...extra, ...rows.flatMap(problemsOfRow)];
}

function problemsOfRow(row: string): string[] {
  const [id, capability, shown = '', ...rest] = row
    .replace(/^\| | \|$/g, '')
    .split(' | ')
    .map((cell) => cell.trim());
  if (!capability?.trim() || rest.length !== 1)
    return [`${id}: a row has an id, a capability, what shows it and what is lacking`];
  if (/^not yet: \S/.test(shown)) return [];
  return shown.split('<br>').flatMap((named) => {
    const [, file = '', title] = /^`([^`:]+): "(.+)"`$/.exec(named) ?? [];
    if (title === undefined) return [`${id}: neither \`file: "title"\` nor "not yet: reason": ${named}`];
    if (!existsSync(join(root, file))) return [`${id}: there is no file ${file}`];
    return known.has(`${file}: "${title}"`) ? [] : [`${id}: ${file} has no test "${title}" that runs`];
  });
}

test('every capability is in the table once, in order, with tests that exist or the reason why there are none', () => {
  expect(problemsOf(table)).toEqual([]);
});

test('a row that is wrong is named', () => {
  const change = (id: string, row: string) =>
    problemsOf(table.replace(new RegExp(`^\\| ${id} +\\|.*$`, 'm'), () => row));
  const house = 'tests/house/capabilities.test.ts';
  expect(change('S7', `| S7 | Something | \`${house}: "a row that is wrong is named"\` |  |`)).toEqual([]);
  expect(change('S7', '| S8 | Something | not yet: later |  |')).toEqual(['S7: row 7 is S8']);
  expect(change('S7', `| S7 | Something | \`${house}: "a title of nobody"\` |  |`)).toEqual([
    `S7: ${house} has no test "a title of nobody" that runs`,
  ]);
  expect(change('S7', '| S7 | Something | `tests/none.test.ts: "a"` |  |')).toEqual([
    'S7: there is no file tests/none.test.ts',
  ]);
  expect(change('S7', '| S7 | Something | not yet: |  |')).toEqual([
    expect.stringMatching(/^S7: neither .* not yet:$/),
  ]);
  expect(change('S7', '| S7 | Something | not yet: later |')).toEqual([
    expect.stringMatching(/^S7: a row has/),
  ]);
  expect(problemsOf(table.replace(/^\| S60 +.*$/m, ''))).toEqual(['S60: row 60 is missing']);
});
