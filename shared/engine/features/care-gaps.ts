/** @file The care gaps of a patient and of a caseload, what people say of them, and the tasks made of them. */

import { CARE_GAP_RULES } from '#shared/content/care-gaps/index.ts';
import type { CareGapRow, CareGapView } from '#shared/contract/engine/care-gaps.ts';
import type { CareGapAnswer } from '#shared/domain/care-gap-answer.ts';
import type { CareGap, GapState } from '#shared/domain/care-gaps.ts';
import { addDays, localDate } from '#shared/domain/local-date.ts';
import { type Patient, patientName } from '#shared/domain/patient.ts';
import type { Id, LocalDate } from '#shared/domain/primitives.ts';
import { isOpen, PLAIN_TASK, type Task } from '#shared/domain/task.ts';
import { findById, findByIds } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';
import type { Change, Unstamped } from '../writer.ts';
import { gapsOfPatient, gapTaskIds, nowAt, openGapTask, practiceToday } from './care-gap-facts.ts';
import { endOfDay } from './need-context.ts';
import { requirePatient } from './patients.ts';

/** Those to act on first. */
const ORDER: readonly GapState[] = ['open', 'not-known', 'due-soon', 'answered', 'closed'];
const TO_ACT_ON: ReadonlySet<GapState> = new Set(['open', 'not-known', 'due-soon']);
const TASK_WITHIN_DAYS = 7;

/** The gaps of a patient today. NOT_FOUND when she is not on this device. */
export async function listCareGaps(
  desk: Desk,
  patientId: Id,
): Promise<{ gaps: CareGapView[]; mayWrite: boolean }> {
  const patient = requirePatient(desk, patientId);
  const gaps = (await gapsOfPatient(desk, patient)).map((gap) => viewOf(desk, patient, gap));
  gaps.sort((one, two) => ORDER.indexOf(one.state) - ORDER.indexOf(two.state));
  return { gaps, mayWrite: desk.person.role === 'care-manager' };
}

function viewOf(desk: Desk, patient: Patient, gap: CareGap): CareGapView {
  const { id, title, plain, group, source, toConfirm } = gap.rule;
  return {
    ...{ gapId: id, title, plain, group, source, toConfirm },
    ...{ state: gap.state, dueOn: gap.dueOn, why: gap.why, answer: gap.answer },
    doneOn: gap.closedBy?.on ?? gap.answer?.on ?? '',
    answeredByName: gap.answer ? (desk.caseload.staff.get(gap.answer.recordedBy)?.name ?? '') : '',
    taskId: openGapTask(desk, patient.id, id)?.id ?? '',
  };
}

/** What there is to act on in the caseload, by gap in the order of the rules. */
export async function caseloadCareGaps(desk: Desk) {
  if (desk.person.role !== 'care-manager')
    throw engineError('NOT_ALLOWED', 'This list is of a care manager’s own caseload.');
  const groups = new Map<string, { gapId: string; title: string; rows: CareGapRow[] }>();
  const patients = [...desk.caseload.patients.values()].filter(
    ({ careManagerId }) => careManagerId === desk.person.staffId,
  );
  const found = await Promise.all(
    patients.map(async (patient) => ({ patient, gaps: await gapsOfPatient(desk, patient) })),
  );
  for (const { patient, gaps } of found) {
    for (const gap of gaps) {
      if (!TO_ACT_ON.has(gap.state)) continue;
      const { id: gapId, title } = gap.rule;
      const group = groups.get(gapId) ?? { gapId, title, rows: [] };
      groups.set(gapId, group);
      group.rows.push({
        ...{ gapId, state: gap.state, dueOn: gap.dueOn, why: gap.why },
        ...{ patientId: patient.id, patientName: patientName(patient) },
        taskId: openGapTask(desk, patient.id, gapId)?.id ?? '',
      });
    }
  }
  for (const { rows } of groups.values())
    rows.sort(
      (one, two) =>
        ORDER.indexOf(one.state) - ORDER.indexOf(two.state) ||
        one.dueOn.localeCompare(two.dueOn) ||
        one.patientName.localeCompare(two.patientName),
    );
  return { groups: [...groups.values()].sort((one, two) => placeOf(one.gapId) - placeOf(two.gapId)) };
}

function placeOf(gapId: string): number {
  return CARE_GAP_RULES.findIndex(({ id }) => id === gapId);
}

interface Said {
  patientId: Id;
  gapId: string;
  answer: CareGapAnswer['answer'];
  on: LocalDate;
  note: string;
}

/** Adds an answer to a gap. The task made of the gap ends with it, but where something was ordered, which is still to be followed. */
export async function answerCareGap(
  desk: Desk,
  { patientId, gapId, answer, on, note }: Said,
): Promise<{ patientId: Id; answerId: Id }> {
  const { ports, person } = desk;
  const kept = requirePatient(desk, patientId);
  requireRule(gapId);
  if (on > practiceToday(desk)) {
    throw engineError('INVALID', 'This day is still to come. Give the day on which it was done or said.');
  }
  if (on < kept.birthDate)
    throw engineError('INVALID', 'This day is before the patient was born. Look at the year.');
  const one: CareGapAnswer = {
    ...{ id: ports.newId(), gapId, answer, on, note: note.trim() },
    ...{ recordedAt: nowAt(desk), recordedBy: person.staffId },
  };
  await desk.writer.write(async () => {
    const patient = (await findById(desk.store, 'patients', patientId)) ?? kept;
    const document = { ...patient, careGapAnswers: [...patient.careGapAnswers, one] };
    const changes: Change[] = [{ collection: 'patients', document, base: patient }];
    const task = answer === 'ordered' ? null : openGapTask(desk, patientId, gapId);
    if (task) changes.push(doneTask(desk, task, one));
    const subject = { collection: 'patients' as const, id: patientId };
    return { action: `care-gap.${answer}`, patientId, subject, changes };
  });
  return { patientId, answerId: one.id };
}

function doneTask({ ports, person }: Desk, task: Task, { recordedAt }: CareGapAnswer): Change {
  const event = {
    ...{ id: ports.newId(), action: 'completed' as const, at: recordedAt, by: person.staffId },
    ...{ ownerId: '' as const, note: 'The care gap was answered.' },
  };
  const document: Task = {
    ...task,
    status: 'completed',
    completedAt: recordedAt,
    history: [...task.history, event],
  };
  return { collection: 'tasks', document, base: task };
}

/** Makes a task of a gap, due in a week where the patient lives; the one that is open is answered instead. */
export async function makeGapTask(
  desk: Desk,
  { patientId, gapId }: { patientId: Id; gapId: string },
): Promise<{ taskId: Id }> {
  const patient = requirePatient(desk, patientId);
  const rule = requireRule(gapId);
  const gap = (await gapsOfPatient(desk, patient)).find(({ rule: { id } }) => id === gapId);
  let taskId: Id = '';
  await desk.writer.write(async () => {
    const ids = gapTaskIds(patientId, gapId);
    const made = await findByIds(desk.store, 'tasks', ids);
    const open = made.find(isOpen);
    taskId = open?.id ?? ids.find((id) => !made.some((task) => task.id === id)) ?? desk.ports.newId();
    if (open) return null;
    const document = gapTask(desk, patient, { id: taskId, title: rule.title, detail: gap?.why ?? '' });
    const subject = { collection: 'tasks' as const, id: taskId };
    const changes: Change[] = [{ collection: 'tasks', document, base: null }];
    return { action: 'care-gap.task-made', patientId, subject, changes };
  });
  return { taskId };
}

function gapTask(
  desk: Desk,
  patient: Patient,
  { id, title, detail }: { id: Id; title: string; detail: string },
): Unstamped<'tasks'> {
  const { ports, person } = desk;
  const [at, by] = [nowAt(desk), person.staffId];
  const due = addDays(localDate(ports.now(), patient.timeZone), TASK_WITHIN_DAYS);
  return {
    ...PLAIN_TASK,
    ...{ id, patientId: patient.id, kind: 'care-gap', status: 'requested', priority: 'routine' },
    ...{ title, detail, dueAt: endOfDay(due, patient), ownerId: by },
    ...{ createdAt: at, createdBy: by, completedAt: '', callId: '' },
    history: [{ id: ports.newId(), action: 'created', at, by, ownerId: '', note: '' }],
  };
}

function requireRule(gapId: string) {
  const rule = CARE_GAP_RULES.findLast(({ id }) => id === gapId);
  if (!rule) throw engineError('NOT_FOUND', 'There is no such care gap any more. Open the chart again.');
  return rule;
}
