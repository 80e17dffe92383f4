import { z } from 'zod';
import { CareGapAnswer } from '#shared/domain/care-gap-answer.ts';
import { CareGapRule } from '#shared/domain/care-gap-rule.ts';
import { Transition, TransitionStep } from '#shared/domain/patient.ts';
import { Id, LocalDate } from '#shared/domain/primitives.ts';
import { command, query } from '../procedures.ts';

const Day = z.union([LocalDate, z.literal('')]);

/** A care gap of a patient on the day it was asked for. */
export const CareGapView = z.object({
  gapId: z.string(),
  ...CareGapRule.pick({ title: true, plain: true, group: true, source: true, toConfirm: true }).shape,
  state: z.enum(['open', 'due-soon', 'closed', 'answered', 'not-known']),
  dueOn: Day,
  /** The day of the record or of the answer that counts; empty where there is none. */
  doneOn: Day,
  why: z.string(),
  answer: CareGapAnswer.nullable(),
  answeredByName: z.string(),
  /** The open task made of it, or empty. */
  taskId: z.union([Id, z.literal('')]),
});
export type CareGapView = z.infer<typeof CareGapView>;

/** A gap in the work list of a caseload. */
export const CareGapRow = z.object({
  ...CareGapView.pick({ gapId: true, state: true, dueOn: true, why: true, taskId: true }).shape,
  patientId: Id,
  patientName: z.string(),
});
export type CareGapRow = z.infer<typeof CareGapRow>;

const ofGap = { patientId: Id, gapId: z.string().max(60) };

export const careGaps = {
  /** The gaps of a patient today: those to act on first. */
  list: query(['patients', 'observations', 'screenings', 'tasks'])
    .input(z.object({ patientId: Id }))
    .output(z.object({ gaps: z.array(CareGapView), mayWrite: z.boolean() })),
  /** What is open, due soon or to ask in the caseload of the person at the desk, by gap. NOT_ALLOWED for who has no caseload. */
  caseload: query(['patients', 'observations', 'screenings', 'tasks']).output(
    z.object({
      groups: z.array(z.object({ gapId: z.string(), title: z.string(), rows: z.array(CareGapRow) })),
    }),
  ),
  /** Adds what somebody said of a gap. INVALID for a day that is still to come. A task made of the gap is done with it, but where it was ordered. */
  answer: command
    .input(
      z.object({
        ...ofGap,
        answer: CareGapAnswer.shape.answer,
        on: LocalDate,
        note: CareGapAnswer.shape.note,
      }),
    )
    .output(z.object({ patientId: Id, answerId: Id })),
  /** Makes a task of a gap, due in a week. One that is open already is answered instead of made again. */
  makeTask: command.input(z.object(ofGap)).output(z.object({ taskId: Id })),
};

const ChecklistStepView = z.object({
  id: TransitionStep.shape.id,
  title: z.string(),
  what: z.string(),
  dueOn: LocalDate,
  lastOn: Day,
  state: z.enum(['done', 'late', 'today', 'open']),
  doneOn: Day,
  doneByName: z.string(),
  note: z.string(),
});
export type ChecklistStepView = z.infer<typeof ChecklistStepView>;

/** A transition that is followed, with its checklist. */
export const TransitionView = z.object({
  ...Transition.omit({ steps: true }).shape,
  endsOn: LocalDate,
  attempts: z.number().int(),
  steps: z.array(ChecklistStepView),
});
export type TransitionView = z.infer<typeof TransitionView>;

export const transitions = {
  /** The transitions of the last 30 days, the newest first. */
  checklist: query(['patients', 'calls', 'staff'])
    .input(z.object({ patientId: Id }))
    .output(z.object({ transitions: z.array(TransitionView), mayWrite: z.boolean() })),
  /** Notes a step as done. One that is done stays as it was noted first. */
  stepDone: command
    .input(
      z.object({
        patientId: Id,
        transitionId: Id,
        stepId: TransitionStep.shape.id,
        note: TransitionStep.shape.note,
      }),
    )
    .output(z.object({ transitionId: Id })),
  /** Records a discharge or an emergency visit that somebody told of; its clock starts. The same one again is answered, not made twice. */
  record: command
    .input(
      z.object({
        patientId: Id,
        ...Transition.pick({ kind: true, facility: true, on: true, reason: true }).shape,
      }),
    )
    .output(z.object({ transitionId: Id })),
};
