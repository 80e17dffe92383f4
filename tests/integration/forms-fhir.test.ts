/** @file The forms that ship are plain FHIR R4 Questionnaires, also to others' eyes. */
import { globSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { FORMS } from '#shared/content/forms/index.ts';
import { structureProblems } from '#tests/support/fhir-validator.ts';

const folder = fileURLToPath(new URL('../../shared/content/forms/', import.meta.url));
const files = globSync('*/*.json', { cwd: folder }).filter((file) => !file.endsWith('.rules.json'));

test('every file is a form that is listed', () => {
  const ids = FORMS.map(({ questionnaire }) => questionnaire.id);
  expect(files.map((file) => basename(file, '.json')).toSorted()).toEqual(ids.toSorted());
});

test.each(files)('%s is valid', (file) => {
  // The validator takes the value false for none.
  const json = JSON.parse(
    readFileSync(join(folder, file), 'utf8'),
    (_key, value) => value === false || value,
  );
  expect(structureProblems(json)).toEqual([]);
});
