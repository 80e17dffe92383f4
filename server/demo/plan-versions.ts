import type { CarePlan, PlanCopy, PlanSignature } from '#shared/domain/care-plan.ts';
import { addDays } from '#shared/domain/local-date.ts';
import { patientName } from '#shared/domain/patient.ts';
import { copyLanguageOf } from '#shared/domain/patient-copy-shape.ts';
import { contentToApprove, lastSignature } from '#shared/domain/plan-versions.ts';
import { type CaseloadContext, type Profile, stamp } from './profile.ts';
import type { Random } from './random.ts';

const NEW_STEPS = [
  'Ask about swelling of the feet on each call',
  'Send the list of foods with little salt by mail',
  'Call the pharmacy about refills that come together',
  'Practice using the spacer on the next call',
  'Find a ride to the eye exam',
];

const WORDS_OF_SUBMITTER = [
  'Added what we agreed on in this month’s call.',
  'New step after the visit last week.',
  '',
];

const WORDS_OF_RETURN = [
  'Please add a target for the home readings.',
  'Whose step is the new one? Name an owner and a day.',
];

const METHODS: readonly PlanCopy['method'][] = ['mail', 'mail', 'portal', 'read-aloud', 'in-person'];

/**
 * A plan with its approved versions as a year leaves them: most are approved as they stand, some were revised and wait for the supervisor, a few came back
 * from her. Who has a version has mostly got a copy of it.
 */
export function planWithVersions(plan: CarePlan, profile: Profile, context: CaseloadContext): CarePlan[] {
  const random = profile.random.fork('plan-versions');
  const approved = lastSignature(plan, 'approved');
  const authored = lastSignature(plan, 'authored');
  if (approved === undefined || authored === undefined) return [plan];
  const { staffId, supervisorId, now } = context;
  const hasEarlier = random.chance(0.35);
  const version = (number: number, status: CarePlan['status'], signature: PlanSignature): CarePlan => ({
    ...plan,
    ...stamp(Date.parse(signature.at), supervisorId),
    id: random.id(Date.parse(signature.at)),
    version: number,
    status,
    ...contentToApprove(plan),
    signatures: [signature],
    copies: [],
  });
  const present = version(hasEarlier ? 2 : 1, 'active', approved);
  const between = (part: number) =>
    Date.parse(approved.at) + Math.floor((now - Date.parse(approved.at)) * part);
  if (random.chance(0.8)) {
    const given = copyGiven(profile, context, random, between(0.4));
    present.copies = [given];
    Object.assign(present, stamp(Date.parse(given.givenAt), staffId));
  }
  const versions = [present];
  if (hasEarlier) {
    const first = { ...approved, id: random.id(Date.parse(authored.at)), at: authored.at };
    const earlier = version(1, 'superseded', first);
    earlier.interventions = earlier.interventions.slice(0, -1);
    earlier.goals = earlier.goals.map((goal, index) =>
      index === 0 && goal.dueOn !== '' ? { ...goal, dueOn: addDays(goal.dueOn, -60) } : goal,
    );
    versions.push(earlier);
  }
  return [workingPlan(plan, context, random, Date.parse(approved.at)), ...versions];
}

function workingPlan(
  plan: CarePlan,
  { staffId, supervisorId, today, now }: CaseloadContext,
  random: Random,
  approvedAt: number,
): CarePlan {
  const fate = random.integer(1, 20);
  if (fate > 4) return { ...plan, status: 'approved' };
  const sign = (action: PlanSignature['action'], by: string, at: number, comment = ''): PlanSignature => ({
    ...{ id: random.id(at), action, by, at: new Date(at).toISOString(), comment },
  });
  // Within the last days, but after the approval; each a little after the one before.
  const days = random.integer(10, 60) / 10;
  const moment = (order: number) =>
    Math.max(approvedAt + order * 60_000, now - Math.round((days - order * 0.2) * 86_400_000));
  const [problem] = plan.problems;
  const step = {
    id: random.id(moment(1)),
    problemId: problem?.id ?? ('' as const),
    goalId: '' as const,
    description: random.pick(NEW_STEPS),
    owner: 'care-manager' as const,
    dueOn: addDays(today, random.integer(7, 30)),
    status: 'planned' as const,
    taskId: '' as const,
    order: plan.interventions.length,
  };
  const signatures = [
    ...plan.signatures,
    sign('revised', staffId, moment(1)),
    sign('submitted', staffId, moment(2), random.pick(WORDS_OF_SUBMITTER)),
  ];
  const revised = {
    ...plan,
    ...stamp(moment(2), staffId),
    status: 'submitted' as const,
    interventions: [...plan.interventions, step],
    signatures,
  };
  if (fate > 1) return revised;
  const returned = sign('returned', supervisorId, moment(3), random.pick(WORDS_OF_RETURN));
  return {
    ...revised,
    ...stamp(moment(3), supervisorId),
    status: 'draft',
    signatures: [...signatures, returned],
  };
}

function copyGiven({ patient }: Profile, { staffId }: CaseloadContext, random: Random, at: number): PlanCopy {
  const caregiver = patient.emergencyContacts.find(
    ({ mayShareHealthInformation }) => mayShareHealthInformation,
  );
  const isForCaregiver = caregiver !== undefined && random.chance(0.15);
  return {
    id: random.id(at),
    givenAt: new Date(at).toISOString(),
    givenBy: staffId,
    recipient: isForCaregiver ? `${caregiver.name} (${caregiver.relationship})` : patientName(patient),
    method: random.pick(METHODS),
    language: copyLanguageOf(patient),
  };
}
