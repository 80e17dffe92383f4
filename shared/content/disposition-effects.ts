/** @file What each ending of a call brings with it besides the next contact (domain.md 5.2, 5.4 and 5.5, 2026-11-21). */
import type { Disposition } from '#shared/domain/call.ts';
import type { EffectRule, TaskEffect } from '#shared/domain/disposition-effects.ts';

const bookInterpreter: TaskEffect = {
  effect: 'task',
  kind: 'appointment',
  owner: 'care-manager',
  priority: 'urgent',
  due: { workdays: 1 },
  title: 'Book a {language} interpreter for the next call',
  detail: 'A qualified interpreter, not a relative. Write the interpreter’s number into the call.',
};

const findNumber: TaskEffect = {
  effect: 'task',
  kind: 'outreach',
  owner: 'care-manager',
  priority: 'urgent',
  due: { workdays: 2 },
  title: 'Find a working number; the one ending in {numberEnd} did not work',
  detail: 'Ask the practice, the pharmacy on file or the emergency contact for a number, and nothing else.',
};

/** The supervisor is told by a task of kind review. */
function tellSupervisor(told: Pick<TaskEffect, 'priority' | 'due' | 'title' | 'detail'>): TaskEffect {
  return { effect: 'task', kind: 'review', owner: 'supervisor', ...told };
}

/** The consequences of every ending that has some. The next contact has a list of its own: NEXT_CONTACT_RULES. */
export const DISPOSITION_EFFECTS: Readonly<Partial<Record<Disposition, readonly EffectRule[]>>> = {
  'reached-declined-program': [
    { effect: 'revoke-consent' },
    tellSupervisor({
      priority: 'urgent',
      due: { workdays: 2 },
      title: 'Wants to leave {program}: end the enrollment on {programEnd}',
      detail:
        'The consent is revoked and holds until the end of the month. Confirm it in writing where the practice asks for that.',
    }),
  ],
  'interpreter-needed': [{ effect: 'needs-interpreter' }, bookInterpreter],
  'language-barrier': [{ effect: 'needs-interpreter' }, bookInterpreter],
  'line-disconnected': [{ effect: 'number-not-working' }, findNumber],
  'wrong-number': [{ effect: 'number-not-working' }, findNumber],
  hospitalized: [
    { effect: 'expect-transition' },
    {
      effect: 'task',
      kind: 'outreach',
      owner: 'care-manager',
      priority: 'urgent',
      due: { workdays: 1 },
      title: 'In hospital: tell the practice and ask for the discharge notice',
      detail: 'Facility, day and reason as far as known. The two workdays run from the day of discharge.',
    },
  ],
  'moved-facility': [
    tellSupervisor({
      priority: 'routine',
      due: { workdays: 5 },
      title: 'Moved to a facility: does the program go on?',
      detail:
        'Ask where and for how long. Some programs cannot go on while a facility cares for the patient.',
    }),
  ],
  'deceased-reported': [
    { effect: 'freeze-outreach' },
    tellSupervisor({
      priority: 'urgent',
      due: { workdays: 1 },
      title: 'Reported deceased: confirm it or undo it',
      detail: 'Who said so is in the call. Send nothing to the family before it is confirmed.',
    }),
  ],
  'safety-concern': [
    tellSupervisor({
      priority: 'urgent',
      due: { workdays: 1 },
      title: 'Hostile or unsafe call: decide how to go on',
      detail: 'What was said is in the call. Nobody has to call again alone before this is decided.',
    }),
  ],
  'emergency-escalated': [
    tellSupervisor({
      priority: 'stat',
      due: { hours: 24 },
      title: 'Emergency in a call: see that the loop is closed within 24 hours',
      detail: 'What was found and who took over is in the call.',
    }),
  ],
};

/** The consequences of an ending; none for most. */
export function effectsOf(disposition: Disposition): readonly EffectRule[] {
  return DISPOSITION_EFFECTS[disposition] ?? [];
}
