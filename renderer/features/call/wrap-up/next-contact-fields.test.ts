import { expect, test } from 'vitest';
import { formProblem, fromForm, toForm } from './next-contact-fields.ts';

const zone = 'America/Phoenix';
const proposal = {
  dueAt: '2026-11-23T17:30:00.000Z',
  kind: 'callback' as const,
  reason: 'Promised to call back',
};

test('the form speaks the wall clock of the patient and gives the same instant back', () => {
  const form = toForm(proposal, zone);
  expect(form).toMatchObject({ isWanted: true, date: '2026-11-23', time: '10:30' });
  expect(fromForm(form, zone)).toEqual(proposal);
  expect(fromForm({ ...form, time: '14:00' }, zone)?.dueAt).toBe('2026-11-23T21:00:00.000Z');
});

test('a contact in the past or without a time is refused in words; no contact is fine', () => {
  const form = toForm(proposal, zone);
  const now = Date.parse('2026-11-21T12:00:00.000Z');
  expect(formProblem(form, zone, now)).toBe('');
  expect(formProblem({ ...form, date: '2026-11-20' }, zone, now)).toContain('past');
  expect(formProblem({ ...form, time: '' }, zone, now)).toContain('date and a time');
  expect(formProblem(toForm(null, zone), zone, now)).toBe('');
  expect(fromForm(toForm(null, zone), zone)).toBeNull();
});
