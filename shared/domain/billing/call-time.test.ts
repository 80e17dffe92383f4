import { expect, test } from 'vitest';
import { BILLING_SWITCHES } from '#shared/content/billing/switches.ts';
import { type CallTime, callTimeOf } from './call-time.ts';
import { CAUTIOUS_PRACTICE } from './practice-billing.ts';

const counts = { isBillable: true, isInteractive: true };
const logged = { isBillable: false, isInteractive: false };
const attempts = { 'attempts-are-billable': true };
const messages = { 'messages-are-interactive': true };

test.each<[string, Parameters<typeof callTimeOf>[0], Record<string, boolean>, CallTime]>([
  ['a contact counts', 'reached-completed', {}, counts],
  ['a voicemail is logged only', 'voicemail-left', {}, logged],
  [
    'a voicemail counts where attempts do, and is no live talk',
    'voicemail-left',
    attempts,
    { ...counts, isInteractive: false },
  ],
  ['an unanswered dial counts where attempts do', 'no-answer', attempts, { ...counts, isInteractive: false }],
  ['a message is logged only', 'message-sent', {}, logged],
  ['a message is live talk where the practice says so', 'message-sent', messages, counts],
  ['messages that count make no attempt count', 'busy', messages, logged],
])('%s', (_, disposition, switches, expected) => {
  expect(callTimeOf(disposition, { ...CAUTIOUS_PRACTICE, switches })).toEqual(expected);
});

test('a practice that has said nothing is read cautiously, and both questions can be answered', () => {
  expect(callTimeOf('no-answer', undefined)).toEqual(logged);
  const asked = BILLING_SWITCHES.map(({ id }) => id);
  expect(asked).toEqual(expect.arrayContaining([...Object.keys(attempts), ...Object.keys(messages)]));
});
