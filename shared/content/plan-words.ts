/** @file A change of a care plan in words: what the item is called, what its fields are called, and what is in them. */
import type { CarePlanContent, GoalBaseline, GoalTarget, PlanSectionKind } from '#shared/domain/care-plan.ts';
import { plainUnit } from '#shared/domain/plain-unit.ts';
import type { PlanItem, PlanList } from '#shared/domain/plan-diff.ts';
import type { Coding, Id } from '#shared/domain/primitives.ts';
import { choiceLabel } from './field-labels.ts';
import { PLAN_ELEMENT_LABELS } from './plan-elements.ts';

export const PLAN_LIST_LABELS: Readonly<Record<PlanList, string>> = {
  problems: 'Problems',
  goals: 'Goals',
  interventions: 'Steps',
  barriers: 'Barriers',
  sections: 'Sections',
};

const FIELDS: Readonly<Record<string, string>> = {
  title: 'Problem',
  codes: 'Codes',
  codeStatus: 'Proposed code',
  status: 'Status',
  expectedOutcome: 'Expected outcome',
  sourceScreeningId: 'Found in a screening',
  order: 'Place in the list',
  problemId: 'For the problem',
  goalId: 'For the goal',
  description: 'In words',
  patientWords: 'In the patient’s words',
  target: 'Target',
  baseline: 'Baseline',
  dueOn: 'Due',
  nextReviewOn: 'Next review',
  lifecycleStatus: 'Status',
  achievementStatus: 'Achievement',
  confidence: 'Confidence (0 to 10)',
  owner: 'Who does it',
  taskId: 'Task',
  text: 'Text',
  reviewedOn: 'Reviewed on',
};

const COMPARATORS: Readonly<Record<GoalTarget['comparator'], string>> = {
  '<': 'below',
  '<=': 'at most',
  '=': 'exactly',
  '>=': 'at least',
  '>': 'above',
};

/** Fields that are prose: what changed in them is shown word by word. */
const PROSE = new Set(['title', 'description', 'patientWords', 'expectedOutcome', 'text']);

/** The titles of what items of a plan belong to, by id. */
export type PlanNames = ReadonlyMap<Id, string>;

/** Collects the titles of the problems and goals of all these. */
export function planNames(...contents: (CarePlanContent | null)[]): PlanNames {
  return new Map(
    contents.flatMap((content) => [
      ...(content?.problems ?? []).map(({ id, title }): [Id, string] => [id, title]),
      ...(content?.goals ?? []).map(({ id, description }): [Id, string] => [id, description]),
    ]),
  );
}

/** What an item is called. */
export function itemTitle(list: PlanList, item: PlanItem): string {
  if (list === 'problems') return String(item.title);
  return list === 'sections'
    ? PLAN_ELEMENT_LABELS[item.id as PlanSectionKind].label
    : String(item.description);
}

/** What a field is called. */
export function planFieldLabel(field: string): string {
  return FIELDS[field] ?? field.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
}

/** Whether what changed in a field is shown word by word. */
export function isProse(field: string): boolean {
  return PROSE.has(field);
}

/** What is in a field; empty where nothing is. */
export function planValueWords(list: PlanList, field: string, value: unknown, names: PlanNames): string {
  if (value === undefined || value === null || value === '') return '';
  switch (field) {
    case 'target': {
      const { measureName, comparator, value: number, unit } = value as GoalTarget;
      return `${measureName} ${COMPARATORS[comparator]} ${number} ${plainUnit(unit)}`.trim();
    }
    case 'baseline': {
      const { value: number, on } = value as GoalBaseline;
      return `${number} on ${dayWords(on)}`;
    }
    case 'codes':
      return (value as Coding[])
        .map(({ code, display }) => [code, display].filter(Boolean).join(' '))
        .join(', ');
    case 'problemId':
    case 'goalId':
      return names.get(String(value)) ?? 'one that is gone';
    case 'sourceScreeningId':
    case 'taskId':
      return 'yes';
    case 'order':
      return '';
    default:
      if (field.endsWith('On')) return dayWords(String(value));
      return typeof value === 'string' && !PROSE.has(field)
        ? choiceLabel(`carePlans.${list}.${field}`, value)
        : typeof value === 'object'
          ? JSON.stringify(value)
          : String(value);
  }
}

/** What is worth reading of an item that came or went: field and words, without its title and what is empty. */
export function itemFacts(
  list: PlanList,
  item: PlanItem,
  names: PlanNames,
): { label: string; words: string }[] {
  const title = itemTitle(list, item);
  const quiet = new Set([
    'id',
    'order',
    'progress',
    'sourceScreeningId',
    'taskId',
    'codeStatus',
    'achievementStatus',
  ]);
  return Object.entries(item)
    .filter(([field]) => !quiet.has(field))
    .map(([field, value]) => ({
      label: planFieldLabel(field),
      words: planValueWords(list, field, value, names),
    }))
    .filter(({ words }) => words !== '' && words !== title);
}

function dayWords(day: string): string {
  return new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  );
}
