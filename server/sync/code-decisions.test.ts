import { expect, test } from 'vitest';
import type { CollectionName } from '#shared/domain/document.ts';
import type { Credential } from '#shared/domain/staff.ts';
import { codeDecisionRefused } from './code-decisions.ts';
import type { Content } from './write-documents.ts';

const [me, other] = ['00000000-0000-7000-8000-000000000001', '00000000-0000-7000-8000-000000000002'];
const need = (over: object = {}) => ({
  id: 'n',
  code: { system: 'icd', code: 'Z59.41' },
  codeStatus: 'proposed',
  codeDecidedBy: '',
  status: 'open',
  ...over,
});
const confirmed = need({ codeStatus: 'confirmed', codeDecidedBy: me });
const patient = (...needs: object[]) => ({ id: 'p', needs }) as unknown as Content;
const plan = (codeStatus: string, version = 0) =>
  ({ id: 'c', version, problems: [{ id: 'q', codes: [], codeStatus }] }) as unknown as Content;

const answer = (
  credential: Credential,
  content: Content,
  previous: Content | null,
  collection: CollectionName = 'patients',
) => codeDecisionRefused(collection, { staffId: me, credential }, content, previous)?.code ?? 'taken';

test.each<Credential>(['LPN', 'CMA', 'none'])(
  'NEED-1 %s neither confirms nor rejects a code',
  (credential) => {
    const rejected = need({ codeStatus: 'rejected', codeDecidedBy: me });
    for (const decided of [confirmed, rejected]) {
      expect(answer(credential, patient(decided), patient(need()))).toBe('NOT_QUALIFIED');
      expect(answer(credential, patient(decided), null)).toBe('NOT_QUALIFIED');
    }
    expect(answer(credential, plan('confirmed'), plan('proposed'), 'carePlans')).toBe('NOT_QUALIFIED');
  },
);

test.each<Credential>(['RN', 'NP', 'PA', 'MD'])('NEED-1 %s decides, in no name but her own', (credential) => {
  expect(answer(credential, patient(confirmed), patient(need()))).toBe('taken');
  expect(answer(credential, plan('rejected'), plan('proposed'), 'carePlans')).toBe('taken');
  const forged = need({ codeStatus: 'confirmed', codeDecidedBy: other });
  expect(answer(credential, patient(forged), patient(need()))).toBe('FORGED_AUTHOR');
});

test('NEED-1 an LPN undoes no confirmation and puts no other code under it', () => {
  expect(answer('LPN', patient(need()), patient(confirmed))).toBe('NOT_QUALIFIED');
  const exchanged = { ...confirmed, code: { system: 'icd', code: 'Z59.48' } };
  expect(answer('LPN', patient(exchanged), patient(confirmed))).toBe('NOT_QUALIFIED');
});

test('NEED-1 an LPN works on with a decided need, proposes, and proposes anew after a rejection', () => {
  expect(answer('LPN', patient({ ...confirmed, status: 'met' }), patient(confirmed))).toBe('taken');
  // The database keeps the fields of a code in an order of its own.
  const reordered = { ...confirmed, code: { code: 'Z59.41', system: 'icd' } };
  expect(answer('LPN', patient({ ...reordered, status: 'met' }), patient(confirmed))).toBe('taken');
  expect(answer('LPN', patient(need()), null)).toBe('taken');
  expect(
    answer('LPN', patient(need()), patient(need({ codeStatus: 'rejected', codeDecidedBy: other }))),
  ).toBe('taken');
  expect(answer('LPN', { id: 't' } as unknown as Content, null, 'tasks')).toBe('taken');
});
