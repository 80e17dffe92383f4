import { expect, test } from 'vitest';
import type { ActiveCall } from '#shared/contract/engine/calls.ts';
import { adoptCall, dropCall, editCall, flushCall, joinEdits, useCallDrafts } from './call-draft-store.ts';

const callId = '0193f0a0-0000-7000-8000-000000000001';
const call: ActiveCall = {
  patientName: 'Rosa Alvarez',
  hasLeft: false,
  savedAt: '2026-11-21T14:00:00.000Z',
  draft: {
    callId,
    patientId: '0193f0a0-0000-7000-8000-000000000002',
    kind: 'monthly-check-in',
    direction: 'outbound',
    startedAt: '2026-11-21T14:00:00.000Z',
    numberDialled: '602-555-0142',
    identityCheck: null,
    interpreterId: '',
    note: { reason: '', assessment: '', education: '', plan: 'from disk' },
  },
};

test('words typed are on screen at once, on disk after a flush, and an old answer of the engine never replaces them', async () => {
  const disk: unknown[] = [];
  const save = async (edit: unknown) => {
    disk.push(edit);
    return { savedAt: '2026-11-21T14:01:00.000Z' };
  };
  adoptCall(call, save);
  editCall(callId, { note: { reason: 'dizzy' } });
  editCall(callId, { note: { plan: 'call the practice' }, interpreterId: 'A-17' });
  adoptCall(call, save);
  expect(useCallDrafts.getState().drafts[callId]?.draft).toMatchObject({
    interpreterId: 'A-17',
    note: { reason: 'dizzy', plan: 'call the practice' },
  });
  expect(await flushCall(callId)).toBe(true);
  expect(disk).toEqual([
    { callId, note: { reason: 'dizzy', plan: 'call the practice' }, interpreterId: 'A-17' },
  ]);
  expect(useCallDrafts.getState().drafts[callId]?.saving.savedAt).toBe('2026-11-21T14:01:00.000Z');
  dropCall(callId);
  expect(useCallDrafts.getState().drafts).toEqual({});
});

test('an edit joined onto another leaves out nothing: an emptied section and a withdrawn identity check count too', () => {
  const verifiedAt = '2026-11-21T14:00:30.000Z';
  expect(
    joinEdits(
      { callId, note: { reason: 'a', plan: 'b' }, identityCheck: { identifiers: ['full-name'], verifiedAt } },
      { callId, note: { reason: '' }, identityCheck: null },
    ),
  ).toEqual({ callId, note: { reason: '', plan: 'b' }, identityCheck: null });
});
