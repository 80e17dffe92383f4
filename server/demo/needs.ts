/** @file What became of the needs that the demo's screenings found: open, worked on, met, declined, with referrals of different ages. */
import { NEED_GUIDES } from '#shared/content/needs.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { addDays, localDate } from '#shared/domain/local-date.ts';
import { withFoundNeeds } from '#shared/domain/need-lifecycle.ts';
import { proposedItems } from '#shared/domain/needs.ts';
import type { PatientNeed } from '#shared/domain/patient-need.ts';
import type { Referral, ReferralState } from '#shared/domain/referral.ts';
import { followUpOn } from '#shared/domain/referral-lifecycle.ts';
import type { Resource } from '#shared/domain/resource.ts';
import { matchResources } from '#shared/domain/resource-match.ts';
import type { Screening } from '#shared/domain/screening.ts';
import type { Task } from '#shared/domain/task.ts';
import { at } from './calendar.ts';
import { type CaseloadContext, type Profile, stamp } from './profile.ts';
import type { Random } from './random.ts';
import { isForNeed } from './tasks.ts';

const DAY = 86_400_000;

const REASONS = [
  'Her daughter brings what she needs.',
  'Wants to manage on her own.',
  'Has asked her church for help.',
];
const NOTES = ['', 'Called, left our number.', 'She has the form at home.', ''];

/** A way that a referral went, with the days from step to step; the last step is where it stands, unless it lies in the future. */
const WAYS: readonly { weight: number; steps: readonly [ReferralState, number][] }[] = [
  { weight: 3, steps: [['agreed', 0]] },
  {
    weight: 5,
    steps: [
      ['agreed', 0],
      ['sent', 0],
    ],
  },
  {
    weight: 4,
    steps: [
      ['agreed', 0],
      ['sent', 0],
      ['accepted', 4],
    ],
  },
  {
    weight: 3,
    steps: [
      ['agreed', 0],
      ['sent', 1],
      ['connected', 6],
    ],
  },
  {
    weight: 3,
    steps: [
      ['agreed', 0],
      ['sent', 0],
      ['accepted', 3],
      ['received', 9],
    ],
  },
  {
    weight: 2,
    steps: [
      ['agreed', 0],
      ['sent', 1],
      ['unreachable', 8],
    ],
  },
];

/** The needs of a patient, her tasks with the referrals that belong to them, and her plan with what was accepted. */
export interface SettledNeeds {
  needs: PatientNeed[];
  tasks: Task[];
  plan: CarePlan;
}

/** Tells what became of each need. A task that follows up on a need becomes its referral, or goes where nothing was begun. */
export function settleNeeds(
  profile: Profile,
  story: { screenings: readonly Screening[]; tasks: readonly Task[]; plan: CarePlan },
  context: CaseloadContext,
): SettledNeeds {
  const { patient } = profile;
  const random = profile.random.fork('needs');
  const dateOf = (instant: string) => localDate(Date.parse(instant), context.person.timeZone);
  const found = withFoundNeeds([], story.screenings, { patientId: patient.id, guides: NEED_GUIDES, dateOf });
  const settled: SettledNeeds = { needs: [], tasks: [...story.tasks], plan: story.plan };
  for (const need of found) {
    const index = settled.tasks.findIndex((task) => task.referral === null && isForNeed(task, need.domain));
    const task = settled.tasks[index];
    if (!task || random.chance(0.3)) {
      if (task) settled.tasks.splice(index, 1);
      settled.needs.push(random.chance(0.25) ? declined(need, random, context) : need);
      continue;
    }
    const guide = NEED_GUIDES.find(({ needId }) => needId === need.needId);
    const { postalCode } = patient.address;
    const search = { kinds: guide?.resourceKinds ?? [], postalCode, language: patient.language, text: '' };
    const referral = referralOf(
      need,
      task,
      matchResources(context.resources, search)[0]?.resource,
      random,
      context,
    );
    settled.tasks[index] = withReferral(task, need, referral, profile, context);
    const working = workedOn(need, referral, task);
    settled.plan = withProblem(settled.plan, working, dateOf(task.createdAt));
    const items = guide && proposedItems(working, guide, dateOf(task.createdAt));
    settled.needs.push({
      ...working,
      problemId: items?.problem?.id ?? '',
      goalId: items?.goal?.id ?? '',
    });
  }
  return settled;
}

function declined(need: PatientNeed, random: Random, { now }: CaseloadContext): PatientNeed {
  const closedAt = new Date(Math.min(now, Date.parse(need.foundAt) + DAY)).toISOString();
  return { ...need, status: 'declined', closedAt, comment: random.pick(REASONS) };
}

function referralOf(
  need: PatientNeed,
  task: Task,
  resource: Resource | undefined,
  random: Random,
  { now, staffId }: CaseloadContext,
): Referral {
  const begun = Date.parse(task.createdAt);
  let time = begun;
  const events = random.weighted(WAYS).steps.flatMap(([state, days]) => {
    time += days * DAY;
    if (time > now) return [];
    const happened = new Date(time).toISOString();
    return [{ id: random.id(time), state, at: happened, by: staffId, note: random.pick(NOTES) }];
  });
  return {
    patientNeedId: need.id,
    resourceId: resource?.id ?? '',
    resourceName: resource?.name ?? '',
    resourcePhone: resource?.phone ?? '',
    hasConsent: true,
    state: events.at(-1)?.state ?? 'agreed',
    events,
  };
}

function withReferral(
  task: Task,
  need: PatientNeed,
  referral: Referral,
  { patient }: Profile,
  { staffId }: CaseloadContext,
): Task {
  const { state, events } = referral;
  const last = events.at(-1)?.at ?? task.createdAt;
  const zone = patient.timeZone;
  const dateOf = (instant: string) => localDate(Date.parse(instant), zone);
  const sent = events.find((event) => event.state === 'sent');
  const dueOn = sent ? followUpOn(dateOf(sent.at), dateOf(last)) : addDays(dateOf(last), 2);
  const status = { received: 'completed', unreachable: 'cancelled', agreed: 'requested' }[state as 'agreed'];
  const hasEnded = state === 'received' || state === 'unreachable';
  return {
    ...task,
    ...stamp(Date.parse(last), staffId),
    title: `Referral: ${need.title}`,
    detail: referral.resourceName,
    status: (status as Task['status'] | undefined) ?? 'in-progress',
    dueAt: new Date(at(dueOn, 1020, zone)).toISOString(),
    completedAt: hasEnded ? last : '',
    referral,
  };
}

function workedOn(need: PatientNeed, { state, events }: Referral, task: Task): PatientNeed {
  const base = { ...need, referralTaskId: task.id };
  if (state === 'unreachable') return { ...base, status: 'open' };
  if (state !== 'received') return { ...base, status: 'working' };
  return { ...base, status: 'met', closedAt: events.at(-1)?.at ?? task.createdAt };
}

/** The plan with the need's problem and goal, as accepted on that day. */
function withProblem(plan: CarePlan, need: PatientNeed, on: string): CarePlan {
  const guide = NEED_GUIDES.find(({ needId }) => needId === need.needId);
  const items = guide && proposedItems(need, guide, on);
  if (!items?.problem) return plan;
  const isMet = need.status === 'met';
  const order = plan.problems.length;
  const problem = { ...items.problem, order, status: isMet ? ('resolved' as const) : ('active' as const) };
  const goal = items.goal && {
    ...items.goal,
    order: plan.goals.length,
    lifecycleStatus: isMet ? ('completed' as const) : ('active' as const),
    achievementStatus: isMet ? ('achieved' as const) : ('in-progress' as const),
  };
  return {
    ...plan,
    problems: [...plan.problems, problem],
    goals: goal ? [...plan.goals, goal] : plan.goals,
  };
}
