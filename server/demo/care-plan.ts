import type { CarePlan, Goal, GoalTarget, Intervention, Problem } from '#shared/domain/care-plan.ts';
import { addDays } from '#shared/domain/local-date.ts';
import { newBarrier, newGoal, newIntervention, newProblem } from '#shared/domain/new-plan-items.ts';
import type { Observation } from '#shared/domain/observation.ts';
import data from './data/plans.json' with { type: 'json' };
import { type CaseloadContext, type Profile, stamp } from './profile.ts';
import type { Random } from './random.ts';

interface GoalEntry {
  description: string;
  patientWords: string[];
  target: GoalTarget | null;
}

interface PlanEntry {
  title: string;
  goals: GoalEntry[];
  interventions: { description: string; owner: Intervention['owner'] }[];
}

const PLANS = new Map(Object.entries(data)) as unknown as ReadonlyMap<string, PlanEntry>;

const BARRIERS = [
  'No ride to appointments on weekdays',
  'Cost of the inhaler',
  'Small print on labels',
  'Forgets evening doses',
  'Lives alone, cooks little',
  'No cuff at home yet',
];

/** The plan of one patient: a problem for each of her main conditions, with the year's progress on its goals. */
export function writeCarePlan(
  profile: Profile,
  observations: readonly Observation[],
  { staffId, supervisorId, today, now }: CaseloadContext,
): CarePlan {
  const random = profile.random.fork('plan');
  const authored = Math.min(Date.parse(profile.patient.updatedAt) + 6 * 86_400_000, now - 3_600_000);
  const revised = Math.min(now - 3_600_000, Math.max(authored, now - random.integer(2, 70) * 86_400_000));
  const keys = [...profile.conditions].filter((key) => PLANS.has(key)).slice(0, 3);
  if (profile.age > 78 || keys.length === 0) keys.push('falls');
  const problems: Problem[] = [];
  const goals: Goal[] = [];
  const interventions: Intervention[] = [];
  for (const key of keys) {
    const entry = PLANS.get(key);
    if (entry === undefined) continue;
    const problem: Problem = {
      ...newProblem(random.id(authored)),
      title: entry.title,
      codes: profile.patient.conditions.find(({ codes }) => isOf(key, codes[0]?.code ?? ''))?.codes ?? [],
    };
    problems.push(problem);
    const ofProblem = entry.goals.map((goal) =>
      writeGoal(
        goal,
        problem.id,
        observations,
        { staffId, authored, dueOn: addDays(today, random.integer(12, 84)) },
        random,
      ),
    );
    goals.push(...ofProblem);
    interventions.push(
      ...entry.interventions.map(({ description, owner }, index) => ({
        ...newIntervention(random.id(authored), problem.id),
        order: index,
        goalId: ofProblem[Math.min(index, ofProblem.length - 1)]?.id ?? '',
        description,
        owner,
        dueOn: addDays(today, random.integer(5, 60)),
        status: random.chance(0.7) ? ('in-progress' as const) : ('planned' as const),
      })),
    );
  }
  const sign = (action: CarePlan['signatures'][number]['action'], by: string, when: number) => ({
    id: random.id(when),
    action,
    by,
    at: new Date(when).toISOString(),
    comment: '',
  });
  return {
    sections: [],
    version: 0,
    copies: [],
    id: random.id(authored),
    ...stamp(revised, staffId),
    patientId: profile.patient.id,
    status: 'active',
    problems,
    goals,
    interventions,
    barriers: random.chance(0.5)
      ? [{ ...newBarrier(random.id(authored)), description: random.pick(BARRIERS) }]
      : [],
    signatures: [
      sign('authored', supervisorId, authored),
      sign('revised', staffId, revised - 1_800_000),
      sign('approved', supervisorId, revised),
    ],
  };
}

/** The condition keys whose ICD-10-CM codes begin so, to give a problem the codes of its condition. */
const PREFIXES: Record<string, string> = {
  hypertension: 'I10',
  diabetes: 'E11',
  'heart-failure': 'I50',
  copd: 'J44',
  'kidney-disease': 'N18',
  osteoarthritis: 'M1',
  depression: 'F3',
};

function isOf(key: string, code: string): boolean {
  const prefix = PREFIXES[key];
  return prefix !== undefined && code.startsWith(prefix);
}

function writeGoal(
  { description, patientWords, target }: GoalEntry,
  problemId: string,
  observations: readonly Observation[],
  { staffId, authored, dueOn }: { staffId: string; authored: number; dueOn: string },
  random: Random,
): Goal {
  const course = target === null ? [] : valuesOf(target.measureLoinc, observations).slice(-4);
  const first = course[0]?.value;
  const last = course.at(-1)?.value;
  return {
    ...newGoal(random.id(authored), problemId),
    description,
    patientWords: random.pick(patientWords),
    target,
    dueOn,
    lifecycleStatus: 'active',
    achievementStatus:
      target === null || first === undefined || last === undefined
        ? 'in-progress'
        : achieved(target, first, last),
    confidence: random.chance(0.8) ? random.integer(4, 9) : null,
    progress: course.map(({ at, value }) => ({
      id: random.id(Date.parse(at)),
      recordedAt: at,
      recordedBy: staffId,
      value,
      note: '',
    })),
  };
}

function valuesOf(loinc: string, observations: readonly Observation[]): { at: string; value: number }[] {
  return observations
    .flatMap(({ loinc: code, value, components, effectiveAt }) => {
      const part = components.find((component) => component.code.code === loinc)?.value;
      const found = part ?? (code === loinc ? value : null);
      return found === null || found === undefined ? [] : [{ at: effectiveAt, value: found }];
    })
    .sort((a, b) => a.at.localeCompare(b.at));
}

function achieved({ comparator, value }: GoalTarget, first: number, last: number): Goal['achievementStatus'] {
  const isLower = comparator === '<' || comparator === '<=';
  if (isLower ? last < value || (comparator === '<=' && last === value) : last >= value) return 'achieved';
  const change = isLower ? first - last : last - first;
  if (Math.abs(change) < Math.abs(value) * 0.02) return 'no-change';
  return change > 0 ? 'improving' : 'worsening';
}
