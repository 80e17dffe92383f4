/** @file The lines of a patient's copy, section by section. Pure. */
import type { Goal, Intervention, Problem } from './care-plan.ts';
import { localDate } from './local-date.ts';
import { type SafetyLines, safetyLines } from './patient-copy-safety.ts';
import {
  type CopyItem,
  type CopySectionKind,
  type CopySources,
  dayInWords,
  fill,
} from './patient-copy-shape.ts';
import { plainUnit } from './plain-unit.ts';
import { byPlace } from './plan-order.ts';
import { fitsCodes, type PlanTemplate } from './plan-templates.ts';
import { fromInstant } from './primitives.ts';
import type { Task } from './task.ts';

const GOALS_SHOWN = new Set<Goal['lifecycleStatus']>(['proposed', 'accepted', 'active', 'on-hold']);
const STEPS_SHOWN = new Set<Intervention['status']>(['planned', 'in-progress']);

/** The lines of every section, and how many were left out because they tell of safety at home. */
export function copyItems(sources: CopySources): {
  items: Record<CopySectionKind, CopyItem[]>;
  leftOut: number;
} {
  const { plan, patient, tasks } = sources;
  const hidden = safetyLines(patient, plan, tasks);
  const goals = plan.goals.filter(({ lifecycleStatus }) => GOALS_SHOWN.has(lifecycleStatus)).sort(byPlace);
  const steps = plan.interventions.filter(({ status }) => STEPS_SHOWN.has(status)).sort(byPlace);
  const told = [...goals, ...steps, ...tasks];
  const signs = signsOf(sources, hidden);
  const ofOwner = (isHers: boolean) =>
    steps.filter((step) => (step.owner === 'patient' || step.owner === 'caregiver') === isHers);
  return {
    items: {
      ...signs,
      goals: shown(goals, hidden).map((goal) => goalItem(goal, sources)),
      steps: shown(ofOwner(true), hidden).map((step) => stepItem(step, sources)),
      team: shown(ofOwner(false), hidden).map((step) => stepItem(step, sources)),
      medicines: patient.medications
        .filter(({ status }) => status === 'active')
        .map(({ text, dosage }) => written(text, dosage)),
      appointments: shown(tasks, hidden).flatMap((task) => taskItem(task, sources)),
      contacts: contactItems(sources),
    },
    leftOut: told.filter(({ id }) => hidden.has(id)).length,
  };
}

function shown<Item extends { id: string }>(items: readonly Item[], hidden: SafetyLines): Item[] {
  return items.filter(({ id }) => !hidden.has(id));
}

/** Her own words before ours; the measure under them. */
function goalItem({ description, patientWords, target, dueOn }: Goal, { words, language }: CopySources) {
  const measure =
    target === null
      ? ''
      : fill(words.reach, {
          measure: target.measureName,
          comparator: words.measures[target.comparator],
          value: `${target.value} ${plainUnit(target.unit)}`.trim(),
        });
  const by = dueOn === '' ? '' : fill(words.by, { day: dayInWords(dueOn, language) });
  return written(patientWords || description, [measure, by].filter(Boolean).join(' '));
}

function stepItem({ description, dueOn }: Intervention, { words, language }: CopySources): CopyItem {
  return written(description, dueOn === '' ? '' : fill(words.by, { day: dayInWords(dueOn, language) }));
}

/** Only what she herself is waiting for or goes to. */
function taskItem(task: Task, { words, language, patient }: CopySources): CopyItem[] {
  const day = dayInWords(localDate(fromInstant(task.dueAt), patient.timeZone), language);
  const detail = fill(words.by, { day });
  if (task.kind === 'appointment') return [written(`${words.tasks.appointment}: ${task.title}`, day)];
  if (task.kind === 'transport') return [written(`${words.tasks.transport}: ${task.title}`, day)];
  if (task.kind === 'callback' || task.kind === 'next-contact')
    return [{ text: words.tasks.call, detail, isWritten: false }];
  return [];
}

function contactItems({ patient, words, careManager, practice }: CopySources): CopyItem[] {
  const ours = (text: string, detail: string): CopyItem => ({ text, detail, isWritten: false });
  const manager = careManager && [
    ours(
      fill(words.careManager, {
        name: [careManager.name, careManager.credential].filter((part) => part && part !== 'none').join(', '),
        practice: practice.name,
      }),
      careManager.phone,
    ),
  ];
  const team = patient.careTeam
    .filter(({ phone }) => phone !== '')
    .map(({ name, role, phone }) => ours([name, role].filter(Boolean).join(', '), phone));
  return [...(manager ?? []), ...team, ...words.helpLines.map(({ text, detail }) => ours(text, detail))];
}

/** What to watch for, told by the templates that the plan's problems come from or fit. */
function signsOf({ plan, templates, words }: CopySources, hidden: SafetyLines) {
  const problems = plan.problems.filter((one) => one.status === 'active' && !hidden.has(one.id));
  const used = templates.filter((template) => problems.some((problem) => isOf(problem, template)));
  const all = [words.always, ...used.flatMap(({ id }) => words.signs[id] ?? [])];
  const items = (kind: 'emergency' | 'call' | 'watch') =>
    [...new Set(all.flatMap((signs) => signs[kind]))].map((text) => ({ text, detail: '', isWritten: false }));
  return { emergency: items('emergency'), call: items('call'), watch: items('watch') };
}

function isOf({ title, codes }: Problem, template: PlanTemplate): boolean {
  return (
    template.problems.some((one) => one.title.toLowerCase() === title.toLowerCase()) ||
    fitsCodes(template, codes)
  );
}

function written(text: string, detail: string): CopyItem {
  return { text, detail, isWritten: true };
}
