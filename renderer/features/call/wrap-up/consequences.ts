import { effectsOf } from '#shared/content/disposition-effects.ts';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { Disposition, NextContact } from '#shared/domain/call.ts';
import { type EffectPlan, planEffects } from '#shared/domain/disposition-effects.ts';
import { proposeNextContact } from '#shared/domain/next-contact.ts';
import type { Outreach } from '#shared/domain/outreach.ts';
import type { Program } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { isAttempt } from '#shared/domain/queue-facts.ts';

/** What the screen knows about the person at the desk. */
interface AtDesk {
  name: string;
  practiceTimeZone: string;
}

/** What the engine will do when the call is signed with this ending, worked out by the same rules. */
export function consequencesOf(
  chart: PatientChart,
  draft: CallDraft,
  disposition: Disposition,
  program: Program,
  { name, practiceTimeZone }: AtDesk,
): EffectPlan {
  const { patient } = chart;
  const facts = { patient, program, numberDialled: draft.numberDialled, now: toInstant(Date.now()) };
  // The items that the signature adds get their ids in the engine.
  return planEffects(
    effectsOf(disposition),
    { ...facts, practiceTimeZone, staffName: name },
    () => patient.id,
  );
}

/** The next contact to propose, by the attempts that were made with her before. */
export function proposalFor(
  { patient, calls }: PatientChart,
  disposition: Disposition,
  outreach?: Outreach,
): NextContact | null {
  const attempts = calls.filter(({ call }) => isAttempt(call)).map(({ call }) => call.startedAt);
  return proposeNextContact(patient, disposition, Date.now(), attempts, outreach);
}
