/** @file A patient's needs: what can be done about each, and the commands that do it, each in one write. */
import type { NeedOffer, NeedView } from '#shared/contract/engine/needs.ts';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import {
  mayDecideCodes,
  proposableCodes,
  withDecidedCode,
  withProposedCode,
} from '#shared/domain/need-code.ts';
import { isActive, movedNeed } from '#shared/domain/need-lifecycle.ts';
import { contradiction, type NeedStatement, statementsOf } from '#shared/domain/need-statements.ts';
import { problemCodes, proposedItems } from '#shared/domain/needs.ts';
import type { PatientNeed, PatientNeedStatus } from '#shared/domain/patient-need.ts';
import { type Id, toInstant } from '#shared/domain/primitives.ts';
import type { Resource } from '#shared/domain/resource.ts';
import { matchResources } from '#shared/domain/resource-match.ts';
import type { Task } from '#shared/domain/task.ts';
import { findResources, findTasksOfPatient } from '#shared/store/need-queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, WriteOrder } from '../writer.ts';
import { acceptedItems } from './need-accept.ts';
import {
  dateAtPractice,
  guideOf,
  type NeedContext,
  needChange,
  planChanges,
  readNeeds,
  requireNeed,
} from './need-context.ts';

interface OfNeed {
  patientId: Id;
  patientNeedId: Id;
}

const RESOURCES_SHOWN = 8;
const URGENCIES = ['today', 'soon', 'planned'] as const;

/** The needs of a patient: the open ones first, by urgency. */
export async function listNeeds(desk: Desk, patientId: Id) {
  const [context, tasks, directory] = await Promise.all([
    readNeeds(desk, patientId),
    findTasksOfPatient(desk.store, patientId),
    findResources(desk.store),
  ]);
  const views = context.needs.map((need) => viewOf(desk, context, need, tasks, directory));
  views.sort(
    (one, two) =>
      Number(isActive(two.need)) - Number(isActive(one.need)) ||
      (isActive(one.need)
        ? URGENCIES.indexOf(one.urgency) - URGENCIES.indexOf(two.urgency) ||
          one.need.foundAt.localeCompare(two.need.foundAt)
        : two.need.closedAt.localeCompare(one.need.closedAt)) ||
      one.need.id.localeCompare(two.need.id),
  );
  const { person } = desk;
  return {
    needs: views,
    mayWrite: person.role === 'care-manager',
    mayDecideCodes: mayDecideCodes(person.credential),
    language: context.patient.language,
    postalCode: context.patient.address.postalCode,
  };
}

function viewOf(
  desk: Desk,
  context: NeedContext,
  need: PatientNeed,
  tasks: readonly Task[],
  directory: readonly Resource[],
): NeedView {
  const guide = guideOf(need);
  const statements = statementsOf(need.needId, context.screenings);
  const referrals = tasks
    .filter(({ referral }) => referral?.patientNeedId === need.id)
    .sort((one, two) => (one.createdAt < two.createdAt ? 1 : -1));
  const { language, address } = context.patient;
  const search = { kinds: guide?.resourceKinds ?? [], postalCode: address.postalCode, language, text: '' };
  return {
    need,
    plain: guide?.plain ?? '',
    urgency: guide?.urgency ?? 'planned',
    actNow: guide?.actNow ?? '',
    resourceKinds: guide?.resourceKinds ?? [],
    isPrivate: guide?.mayGoOnPlan === false,
    statements,
    asks: asksOf(need, statements, referrals),
    offer: offerOf(desk, context, need),
    codes: guide ? proposableCodes(guide, dateAtPractice(desk, need.foundAt)) : [],
    resources: guide && isActive(need) ? matchResources(directory, search).slice(0, RESOURCES_SHOWN) : [],
    referrals,
  };
}

function asksOf(
  need: PatientNeed,
  statements: readonly NeedStatement[],
  referrals: readonly Task[],
): NeedView['asks'] {
  const said = contradiction(need, statements);
  if (said) return { why: 'screening', at: said.at };
  if (!isActive(need)) return null;
  const received = referrals
    .filter(({ referral }) => referral?.state === 'received')
    .map(({ completedAt }) => completedAt)
    .sort()
    .at(-1);
  return received && received > need.confirmedAt ? { why: 'received', at: received } : null;
}

function offerOf(desk: Desk, { plan }: NeedContext, need: PatientNeed): NeedOffer | null {
  const guide = guideOf(need);
  const proposed = guide && proposedItems(need, guide, dateAtPractice(desk, toInstant(desk.ports.now())));
  if (!proposed?.problem) return null;
  const { problem, goal, interventions } = proposed;
  const linked = plan?.problems.find(({ id }) => id === need.problemId);
  const linkedGoal = plan?.goals.find(({ id }) => id === need.goalId);
  return {
    problem: { item: linked ?? problem, isInPlan: linked !== undefined },
    goal: goal && { item: linkedGoal ?? goal, isInPlan: linkedGoal !== undefined },
    interventions: interventions.map((item) => {
      const known = plan?.interventions.find(({ id }) => id === item.id);
      return { item: known ?? item, isInPlan: known !== undefined };
    }),
  };
}

/** Takes proposed items into the plan; the steps of the care manager become tasks with it. */
export function acceptNeed(desk: Desk, input: OfNeed & { itemIds: Id[] }): Promise<OfNeed> {
  return change(desk, input, 'need.accepted', (context, need) =>
    acceptedItems(desk, context, need, input.itemIds),
  );
}

/** Moves a need on; what is met resolves its problem and completes its goal. */
export function moveNeed(
  desk: Desk,
  input: OfNeed & { status: PatientNeedStatus; comment: string },
): Promise<OfNeed> {
  const comment = input.comment.trim();
  if ((input.status === 'declined' || input.status === 'closed') && comment === '') {
    throw engineError('INVALID', 'Say in a few words why, so that the next person does not ask again.');
  }
  return change(desk, input, `need.${input.status}`, async (context, need) => {
    if (need.status === input.status) return [];
    const moved = movedNeed(need, input.status, toInstant(desk.ports.now()), comment);
    if (!moved) {
      throw engineError('INVALID', 'This need was closed already. Open it again first.');
    }
    const isDouble = ({ id, needId, status }: PatientNeed) =>
      id !== need.id && needId === need.needId && isActive({ status });
    if (!isActive(need) && context.needs.some(isDouble)) {
      throw engineError('INVALID', 'This need is open already: it was found again. Work with that one.');
    }
    const plan = input.status === 'met' ? resolvedPlan(context, need) : null;
    return [needChange(context, moved), ...(plan ? await planChanges(desk, context, plan) : [])];
  });
}

/** The plan with the need's problem resolved and its goal achieved; null where neither is there or both are so already. */
function resolvedPlan({ plan }: NeedContext, need: PatientNeed): CarePlanContent | null {
  const isOpenProblem = plan?.problems.some(({ id, status }) => id === need.problemId && status === 'active');
  const isOpenGoal = plan?.goals.some(
    ({ id, lifecycleStatus }) => id === need.goalId && lifecycleStatus !== 'completed',
  );
  if (!plan || !(isOpenProblem || isOpenGoal)) return null;
  return {
    ...contentOf(plan),
    problems: plan.problems.map((problem) =>
      problem.id === need.problemId ? { ...problem, status: 'resolved' } : problem,
    ),
    goals: plan.goals.map((goal) =>
      goal.id === need.goalId
        ? { ...goal, lifecycleStatus: 'completed', achievementStatus: 'achieved' }
        : goal,
    ),
  };
}

function contentOf({ problems, goals, interventions, barriers, sections }: CarePlanContent): CarePlanContent {
  return { problems, goals, interventions, barriers, sections };
}

/** She says that she still has it. */
export function confirmNeed(desk: Desk, input: OfNeed): Promise<OfNeed> {
  return change(desk, input, 'need.confirmed', async (context, need) => [
    needChange(context, { ...need, confirmedAt: toInstant(desk.ports.now()) }),
  ]);
}

/** Proposes another of the guide's codes. One that a clinician confirmed, a clinician changes. */
export function chooseNeedCode(desk: Desk, input: OfNeed & { code: string }): Promise<OfNeed> {
  return change(desk, input, 'need.code-proposed', async (context, need) => {
    if (need.code?.code === input.code && need.codeStatus === 'proposed') return [];
    if (need.codeStatus === 'confirmed') requireClinician(desk);
    const guide = guideOf(need);
    const chosen = guide && withProposedCode(need, guide, dateAtPractice(desk, need.foundAt), input.code);
    if (!chosen) throw engineError('INVALID', 'This code may not be proposed for this need on that day.');
    return withCode(desk, context, chosen);
  });
}

/** A clinician's word on the code; it is also on the problem in the plan. */
export function decideNeedCode(
  desk: Desk,
  input: OfNeed & { decision: 'confirmed' | 'rejected' },
): Promise<OfNeed> {
  requireClinician(desk);
  const { person, ports } = desk;
  const order = async (context: NeedContext, need: PatientNeed) => {
    if (need.codeStatus === input.decision) return [];
    const decided = withDecidedCode(need, input.decision, person.staffId, toInstant(ports.now()));
    if (!decided) throw engineError('INVALID', 'There is no code to decide. Propose one first.');
    return withCode(desk, context, decided);
  };
  return change(desk, input, `need.code-${input.decision}`, order, ['care-manager', 'supervisor']);
}

function requireClinician({ person }: Desk): void {
  if (mayDecideCodes(person.credential)) return;
  throw engineError('NOT_ALLOWED', 'An RN, NP, PA or MD decides on a code. It waits for one of them.');
}

/** A code is the same on the need and on its problem. */
async function withCode(desk: Desk, context: NeedContext, need: PatientNeed): Promise<(Change | null)[]> {
  const { plan } = context;
  const guide = guideOf(need);
  const problem = plan?.problems.find(({ id }) => id === need.problemId);
  if (!plan || !problem || !guide) return [needChange(context, need)];
  const problems = plan.problems.map((one) =>
    one === problem ? { ...one, codes: problemCodes(guide, need), codeStatus: need.codeStatus } : one,
  );
  const kind = need.codeStatus === 'proposed' ? 'edit' : 'decision';
  const content = { ...contentOf(plan), problems };
  return [needChange(context, need), ...(await planChanges(desk, context, content, kind))];
}

/** One write about a need: nothing is written where nothing changes. */
async function change(
  desk: Desk,
  { patientId, patientNeedId }: OfNeed,
  action: string,
  changesOf: (context: NeedContext, need: PatientNeed) => Promise<(Change | null)[]>,
  roles?: WriteOrder['roles'],
): Promise<OfNeed> {
  await desk.writer.write(async () => {
    const context = await readNeeds(desk, patientId);
    const found = await changesOf(context, requireNeed(context, patientNeedId));
    const changes = found.filter((one) => one !== null);
    if (changes.length === 0) return null;
    const subject = { collection: 'patients' as const, id: patientId };
    return { action, patientId, subject, changes, ...(roles ? { roles } : {}) };
  });
  return { patientId, patientNeedId };
}
