/** @file Screenings on a real device: the organization's forms and their versions, what they compute, amending, the answers of before. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { inOrganization } from '#server/database/transaction.ts';
import { newId } from '#server/organization/ids.ts';
import { storeDocuments } from '#server/sync/store-documents.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { type Device, until } from '#tests/support/device.ts';
import { inSync, NURSE, openPractice, type Practice } from './engine-devices.ts';

let practice: Practice;
let nurse: Device;
let patientId: string;

const URL = 'urn:northside:sleep';
const number = (linkId: string, valueInteger: number): ResponseItem => ({
  ...{ linkId, instance: '', status: 'answered' },
  answers: [{ valueInteger }],
});
const answerOf = (items: readonly ResponseItem[], linkId: string) =>
  items.find((item) => item.linkId === linkId)?.answers;

/** Hours in bed and asleep, and what of them is sleep; the second version asks for one thing more. */
function sleepForm(version: string) {
  const valueExpression = {
    language: 'text/fhirpath',
    expression:
      "%resource.item.where(linkId='asleep').answer.value * 100 / %resource.item.where(linkId='bed').answer.value",
  };
  const url = 'http://hl7.org/fhir/uv/sdc/StructureDefinition/sdc-questionnaire-calculatedExpression';
  const question = (linkId: string) => ({ linkId, text: linkId, type: 'integer', required: true });
  return {
    ...{ resourceType: 'Questionnaire', url: URL, version, title: 'Sleep', status: 'active' },
    item: [
      ...['bed', 'asleep', ...(version === '1' ? [] : ['naps'])].map(question),
      {
        linkId: 'share',
        text: 'Share',
        type: 'decimal',
        readOnly: true,
        extension: [{ url, valueExpression }],
      },
    ],
  };
}

async function addForm(canonical: string, form: object, addedAt: string): Promise<void> {
  const { world } = practice;
  const document = {
    ...{ id: newId(), updatedAt: addedAt, updatedBy: 'server', deviceId: 'server', rev: 0, receivedAt: '' },
    ...{ canonical, title: 'Sleep', status: 'active', addedAt, questionnaire: JSON.stringify(form) },
  };
  await inOrganization(world.database.pool, world.organizationId, (transaction) =>
    storeDocuments(transaction, {
      ...{ organizationId: world.organizationId, collection: 'forms' },
      documents: [document],
    } as Parameters<typeof storeDocuments>[1]),
  );
  await until(
    `${canonical} is here`,
    async () => (await nurse.contents()).forms.map((one) => one.canonical),
    (here) => here.includes(canonical),
  );
}

const sleepForms = async () =>
  (await nurse.engine.screenings.forms()).filter(({ questionnaire }) => questionnaire.startsWith(URL));

beforeAll(async () => {
  practice = await openPractice(1);
  [patientId = ''] = practice.patientIds;
  nurse = await practice.open('nurse', NURSE);
  await inSync(nurse);
});
afterAll(async () => practice?.close());

test('a form of the organization computes, seals what it computed, and a draft on its older version stays open', async () => {
  const { screenings } = nurse.engine;
  await addForm(`${URL}|1`, sleepForm('1'), '2026-11-01T09:00:00.000Z');
  expect(await sleepForms()).toMatchObject([{ origin: 'organization', questions: 3, languages: ['en'] }]);
  const { draft } = await screenings.open({ patientId, questionnaire: `${URL}|1` });
  const items = [number('bed', 8), number('asleep', 6)];
  const told = ['Very little sleep'];
  await screenings.saveDraft({ draftId: draft.draftId, items, told });
  const { result } = await screenings.saveDraft({ draftId: draft.draftId, items });
  expect(result.calculated).toEqual({ ' share': [{ valueDecimal: 75 }] });

  await addForm(`${URL}|2`, sleepForm('2'), '2026-11-02T09:00:00.000Z');
  expect((await sleepForms()).map(({ questionnaire }) => questionnaire)).toEqual([`${URL}|2`]);
  const again = await screenings.open({ patientId, questionnaire: `${URL}|1` });
  expect(again.draft).toMatchObject({ draftId: draft.draftId, items, told });
  const sealed = await screenings.complete({ draftId: draft.draftId });
  expect(answerOf(sealed.items, 'share')).toEqual([{ valueDecimal: 75 }]);
  expect((await screenings.form({ questionnaire: `${URL}|1` }))?.questionnaire.title).toBe('Sleep');

  const newer = await screenings.open({ patientId, questionnaire: `${URL}|2` });
  expect(newer.previous?.id).toBe(sealed.id);
  await screenings.saveDraft({ draftId: newer.draft.draftId, items });
  await expect(screenings.complete({ draftId: newer.draft.draftId })).rejects.toMatchObject({
    ...{ code: 'INVALID', data: { detail: expect.stringContaining('“naps” has no answer yet') } },
  });
  await screenings.discard({ draftId: newer.draft.draftId });
  expect(await screenings.drafts({ patientId })).toEqual([]);
});

test('a form that cannot be read is left out with its reason, and the version before is asked on', async () => {
  const bad = {
    ...sleepForm('3'),
    item: [
      { linkId: 'a', type: 'string' },
      { linkId: 'a', type: 'string' },
    ],
  };
  await addForm(`${URL}|3`, bad, '2026-11-03T09:00:00.000Z');
  expect(await nurse.engine.screenings.refusedForms()).toMatchObject([
    { questionnaire: `${URL}|3`, reason: expect.stringContaining('used twice') },
  ]);
  expect((await sleepForms()).map(({ questionnaire }) => questionnaire)).toEqual([`${URL}|2`]);
});

test('a correction takes the place of a screening, which stays as it was, and can itself be corrected', async () => {
  const { screenings } = nurse.engine;
  const { draft } = await screenings.open({ patientId, questionnaire: `${URL}|2` });
  const items = [number('bed', 9), number('asleep', 3), number('naps', 1)];
  await screenings.saveDraft({ draftId: draft.draftId, items, language: 'es' });
  const first = await screenings.complete({ draftId: draft.draftId });

  const amending = await screenings.amend({ screeningId: first.id });
  expect(amending.draft).toMatchObject({ amendsId: first.id, language: 'es', items });
  const { draftId } = amending.draft;
  await screenings.saveDraft({ draftId, items: [number('bed', 9), number('asleep', 6), number('naps', 1)] });
  const second = await screenings.complete({ draftId });
  expect(second).toMatchObject({ status: 'amended', amendsId: first.id, language: 'es' });
  expect(answerOf(second.items, 'asleep')).toEqual([{ valueInteger: 6 }]);
  await expect(screenings.amend({ screeningId: first.id })).rejects.toMatchObject({
    ...{ code: 'INVALID', data: { detail: expect.stringContaining('corrected already') } },
  });

  const next = await screenings.open({ patientId, questionnaire: `${URL}|2` });
  expect(next.previous?.id).toBe(second.id);
  await inSync(nurse);
  const kept = (await nurse.contents()).screenings.find(({ id }) => id === first.id);
  expect(kept).toMatchObject({ status: 'completed', items: first.items });
});
