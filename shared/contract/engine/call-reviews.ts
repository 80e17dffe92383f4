import { z } from 'zod';
import { CallKind, Disposition } from '#shared/domain/call.ts';
import { CallReview } from '#shared/domain/call-review.ts';
import { CALL_STANDINGS } from '#shared/domain/call-reviews.ts';
import { Id, Instant, LocalDate } from '#shared/domain/primitives.ts';
import { command, query } from '../procedures.ts';
import { ChartCall, PatientChart } from './patients.ts';

const CallStanding = z.enum(CALL_STANDINGS);

/** Which signed calls a supervisor sees. Empty: no such condition. */
export const CallReviewFilter = z.object({
  /** Calls of the last so many days. */
  days: z.number().int().min(1).max(90),
  staffId: z.union([Id, z.literal('')]),
  standing: z.union([CallStanding, z.literal('')]),
  disposition: z.union([Disposition, z.literal('')]),
  /** Only those that ended in an emergency or were escalated. */
  isEscalated: z.boolean(),
});
export type CallReviewFilter = z.infer<typeof CallReviewFilter>;

/** A signed call as a line of the list. */
export const CallReviewRow = z.object({
  callId: Id,
  patientId: Id,
  patientName: z.string(),
  staffId: z.string(),
  staffName: z.string(),
  kind: CallKind,
  startedAt: Instant,
  disposition: Disposition,
  standing: CallStanding,
  isEscalated: z.boolean(),
  /** Words were added after the last review. */
  hasNewWords: z.boolean(),
});
export type CallReviewRow = z.infer<typeof CallReviewRow>;

export const CallReviewList = z.object({
  /** The newest first, as many as anybody looks through. */
  rows: z.array(CallReviewRow),
  /** How many there are by standing, also beyond what is shown; without the condition on the standing. */
  counts: z.record(CallStanding, z.number().int()),
  /** Everybody who signed a call in these days, by name. */
  staff: z.array(z.object({ staffId: z.string(), name: z.string() })),
});
export type CallReviewList = z.infer<typeof CallReviewList>;

/** What a supervisor adds to a call. */
export const SupervisorWord = CallReview.shape.kind.exclude(['answered']);
export type SupervisorWord = z.infer<typeof SupervisorWord>;

/** A signed call to be reviewed. */
export const CallReviewView = z.object({
  row: CallReviewRow,
  entry: ChartCall,
  /** Why the person at the desk cannot add a word of each kind, or empty. */
  problems: z.record(SupervisorWord, z.string()),
  /** When a correction is asked for if nobody says otherwise: a date where the practice is. */
  suggestedDueOn: LocalDate,
});
export type CallReviewView = z.infer<typeof CallReviewView>;

/** Something in the chart that came, went or was changed since. */
export const ChartChange = z.object({
  list: z.enum([
    ...(['problems', 'goals', 'interventions', 'barriers', 'sections'] as const),
    ...(['medications', 'allergies', 'conditions', 'immunizations', 'phones', 'emergencyContacts'] as const),
    ...(['screenings', 'calls'] as const),
  ]),
  kind: z.enum(['added', 'removed', 'changed']),
  /** What it is called. */
  title: z.string(),
});
export type ChartChange = z.infer<typeof ChartChange>;

/** A chart as it stood when a call began. */
export const ChartThen = z.object({
  chart: PatientChart,
  at: Instant,
  /** What differs in the chart of now. */
  since: z.array(ChartChange),
});
export type ChartThen = z.infer<typeof ChartThen>;

const Standing = z.object({ standing: CallStanding });

export const callReviews = {
  /** The signed calls of the patients on this device. NOT_ALLOWED for anybody but a supervisor. */
  list: query(['calls', 'tasks', 'patients', 'staff']).input(CallReviewFilter).output(CallReviewList),
  /** One of them with its words and reviews. That it was looked at is in the audit trail. */
  one: query(['calls', 'timeEntries', 'tasks', 'patients', 'staff'])
    .input(z.object({ callId: Id }))
    .output(CallReviewView),
  /**
   * Adds a supervisor's word to a signed call. Returning it makes a task for its author, due in the evening of `dueOn`; co-signing a returned one takes
   * that task back. The same again changes nothing. INVALID with a sentence where it does not follow.
   */
  review: command
    .input(
      z.object({
        callId: Id,
        kind: SupervisorWord,
        text: CallReview.shape.text,
        /** For a return; else empty. */
        dueOn: z.union([LocalDate, z.literal('')]),
      }),
    )
    .output(Standing),
  /**
   * The author's answer to a return: her words are added to the call and the task is done, in one stroke. `addendum` may be empty when she has added
   * words since it was returned.
   */
  answer: command.input(z.object({ callId: Id, addendum: z.string().max(20_000) })).output(Standing),
  /** The chart as it stood when a call began, asked of the server: OFFLINE without it. That it was looked at is in the audit trail. */
  chartThen: query([])
    .input(z.object({ callId: Id }))
    .output(ChartThen),
};
