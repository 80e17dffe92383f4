import { expect, test } from 'vitest';
import type { SessionStatus } from '#shared/contract/engine/session.ts';
import { useLive } from '../../client/live-store.ts';
import { changeFinishDraft, finishDraftOf, forgetFinishDraft, useFinishDrafts } from './finish-draft.ts';

const reading = { id: 'a', program: '', activity: 'chart-review' } as const;
const calling = { id: 'b', program: 'CCM', activity: 'care-coordination' } as const;
const draftOf = (clock: typeof reading | typeof calling) => finishDraftOf(useFinishDrafts.getState(), clock);

test('what was typed about work stays until its clock is gone or somebody else sits down, and is of that clock only', () => {
  changeFinishDraft(reading, { narrative: 'Read the letter.' });
  changeFinishDraft(calling, { counterpart: 'practitioner' });
  changeFinishDraft(reading, { activity: 'documentation' });
  expect(draftOf(reading)).toEqual({
    ...{ program: '', activity: 'documentation', counterpart: 'nobody', narrative: 'Read the letter.' },
  });
  expect(draftOf(calling)).toMatchObject({ program: 'CCM', counterpart: 'practitioner', narrative: '' });
  forgetFinishDraft('a');
  expect(draftOf(reading)).toMatchObject({ activity: 'chart-review', narrative: '' });
  expect(draftOf(calling).counterpart).toBe('practitioner');
  useLive.setState({ session: { state: 'signed-out', person: null } as SessionStatus });
  expect(draftOf(calling).counterpart).toBe('nobody');
});
