/** @file A form of the organization: from the terminal to a device, and a version after it. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { type Device, until } from '#tests/support/device.ts';
import { inSync, NURSE, openPractice, type Practice } from './engine-devices.ts';
import { runAdmin } from './run-admin.ts';

const folder = mkdtempSync(join(tmpdir(), 'careline-forms-'));
let practice: Practice;
let device: Device;

beforeAll(async () => {
  practice = await openPractice(1);
  device = await practice.open('nora', NURSE);
  await inSync(device);
});
afterAll(async () => {
  await practice?.close();
  rmSync(folder, { recursive: true, force: true });
});

const URL = 'https://northside.example/forms/sleep';
const sleep = (change: Record<string, unknown> = {}) => ({
  resourceType: 'Questionnaire',
  id: 'sleep',
  url: URL,
  version: '1',
  title: 'Sleep',
  status: 'active',
  item: [
    { linkId: 'hours', text: 'Hours of sleep a night?', type: 'integer', required: true },
    {
      linkId: 'why',
      text: 'What keeps you awake?',
      type: 'string',
      enableWhen: [{ question: 'hours', operator: '<', answerInteger: 6 }],
    },
  ],
  ...change,
});

/** Runs `add-form` on a file of this content as the terminal would. */
async function addForm(content: unknown) {
  writeFileSync(join(folder, 'form.json'), typeof content === 'string' ? content : JSON.stringify(content));
  return admin('add-form', 'form.json');
}
const admin = (...argv: string[]) =>
  runAdmin({ DATABASE_URL: practice.world.databaseUrl, INIT_CWD: folder }, argv);
const formsHere = async () =>
  (await device.contents()).forms.map(({ canonical, status }) => `${canonical} ${status}`).sort();

test.each<[string, unknown, string]>([
  ['no JSON', '{"resourceType":', 'form.json is not JSON'],
  ['another resource', { resourceType: 'Bundle' }, 'This is not a FHIR Questionnaire'],
  ['no version', sleep({ version: undefined }), 'The form has no "version"'],
  ['no title', sleep({ title: '', id: undefined }), 'The form has no "title"'],
  ['the url of a form of Careline', sleep({ url: 'urn:careline:questionnaire:phq-9' }), 'a "url" of its own'],
  [
    'nothing asked',
    sleep({ item: [{ linkId: 'a', text: 'Hello', type: 'display' }] }),
    'The form asks nothing',
  ],
  [
    'an unknown link',
    sleep({
      item: [
        {
          linkId: 'a',
          text: 'A',
          type: 'string',
          enableWhen: [{ question: 'b', operator: 'exists', answerBoolean: true }],
        },
      ],
    }),
    'Item "a": It depends on “b”, which the form does not have.',
  ],
  [
    'a circle of conditions',
    sleep({
      item: ['a', 'b'].map((linkId) => ({
        linkId,
        text: linkId,
        type: 'boolean',
        enableWhen: [{ question: linkId === 'a' ? 'b' : 'a', operator: '=', answerBoolean: true }],
      })),
    }),
    'Item "a"',
  ],
  [
    'a bad expression',
    sleep({
      item: [
        {
          linkId: 'a',
          text: 'A',
          type: 'integer',
          extension: [
            {
              url: 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression',
              valueExpression: { language: 'text/fhirpath', expression: 'item.where(' },
            },
          ],
        },
      ],
    }),
    'Item "a"',
  ],
  [
    'too large',
    sleep({ description: 'x'.repeat(1_000_000) }),
    'form.json is larger than a form may be (1,000,000 characters)',
  ],
])('%s is refused with what is wrong', async (_words, content, told) => {
  const { exitCode, out, errors } = await addForm(content);
  expect({ exitCode, out }).toEqual({ exitCode: 1, out: '' });
  expect(errors).toContain(told);
  expect(await practice.sql(`select 1 from documents where collection = 'forms'`)).toEqual([]);
});

test('a form is on the device after a wake-up; the same again changes nothing; other content needs a higher version', async () => {
  expect(await addForm(sleep())).toEqual({
    exitCode: 0,
    errors: '',
    out: 'Added "Sleep", version 1, with 2 questions to "Northside".',
  });
  await until('the form is here', formsHere, (forms) => forms.length === 1);
  expect(await formsHere()).toEqual([`${URL}|1 active`]);

  const sequences = () => practice.sql('select max(sequence) as last from documents');
  const before = await sequences();
  const { item, ...head } = sleep();
  expect((await addForm({ item, ...head })).out).toBe(
    '"Sleep", version 1, is in "Northside" already. Nothing was changed.',
  );
  expect(await sequences()).toEqual(before);

  expect(await addForm(sleep({ title: 'Sleep and rest' }))).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining('Raise "version" and add it again.'),
  });
});

test('a newer version retires the one before it: a draft on that stays readable and can be finished; an older one is refused', async () => {
  const [patientId = ''] = practice.patientIds;
  const { screenings } = device.engine;
  const first = { patientId, questionnaire: `${URL}|1` };
  const { draft } = await screenings.open(first);
  const items: ResponseItem[] = [
    { linkId: 'hours', instance: '', status: 'answered', answers: [{ valueInteger: 5 }] },
    { linkId: 'why', instance: '', status: 'answered', answers: [{ valueString: 'Worry' }] },
  ];
  await screenings.saveDraft({ draftId: draft.draftId, items });
  expect((await addForm(sleep({ version: '2', title: 'Sleep and rest' }))).out).toBe(
    'Added "Sleep and rest", version 2, with 2 questions to "Northside".\nVersion 1 is no longer offered.',
  );
  await until('both versions are here', formsHere, (forms) => forms.length === 2);
  await until('the first is retired', formsHere, (forms) => forms[0] === `${URL}|1 retired`);
  expect(await formsHere()).toEqual([`${URL}|1 retired`, `${URL}|2 active`]);
  expect(await addForm(sleep({ version: '1.9' }))).toMatchObject({
    exitCode: 1,
    errors: expect.stringContaining('Version 2 of this form is there already and is newer than 1.9.'),
  });
  expect((await addForm(sleep({ version: '10', title: 'Sleep and rest' }))).exitCode).toBe(0);

  const offered = await until(
    'only the newest is offered',
    async () => (await screenings.forms()).filter(({ origin }) => origin === 'organization'),
    (forms) => forms[0]?.questionnaire === `${URL}|10`,
  );
  expect(offered).toHaveLength(1);
  const left = await screenings.open(first);
  expect(left).toMatchObject({
    draft: { draftId: draft.draftId, items },
    form: { questionnaire: { title: 'Sleep' } },
  });
  expect(await screenings.complete({ draftId: draft.draftId })).toMatchObject({
    ...first,
    title: 'Sleep',
    items,
  });

  const { out } = await admin('list-forms');
  expect(out.split('\n').filter((line) => line.startsWith('Northside'))).toEqual([
    `Northside: Sleep, ${URL}|1, no longer offered`,
    `Northside: Sleep and rest, ${URL}|2, no longer offered`,
    `Northside: Sleep and rest, ${URL}|10`,
  ]);
  expect(out).toContain(
    'Careline: AUDIT-C, urn:careline:questionnaire:audit-c|1\n  To be confirmed: The first item',
  );
  expect(out).toContain('To be confirmed: Z codes of needs are those of fiscal year 2026');
});
