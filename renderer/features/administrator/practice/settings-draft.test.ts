import { expect, test } from 'vitest';
import { OrganizationSettings } from '#shared/domain/organization-settings.ts';
import { changeOf, countChanges, formOf } from './settings-draft.ts';

const form = formOf(OrganizationSettings.parse({ billing: undefined }));
const before = { ...form, switches: { 'care-gap-a1c-months': 3, 'attempts-are-billable': false } };

test('only what differs is sent, and an answer that was taken back as null', () => {
  expect(changeOf(before, before)).toEqual({});
  const after = {
    ...before,
    lockAfterMinutes: 9,
    switches: { 'care-gap-a1c-months': 6, '99437-maximum': 2 },
  };
  const change = changeOf(before, after);
  expect(change).toEqual({
    lockAfterMinutes: 9,
    switches: { 'care-gap-a1c-months': 6, '99437-maximum': 2, 'attempts-are-billable': null },
  });
  expect(countChanges(change)).toBe(4);
});

test('no is an answer, and not the same as none', () => {
  const { 'attempts-are-billable': _, ...switches } = before.switches;
  expect(changeOf({ ...before, switches }, before)).toEqual({ switches: { 'attempts-are-billable': false } });
});
