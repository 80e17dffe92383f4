import { z } from 'zod';
import { Goal, Intervention, Problem } from '#shared/domain/care-plan.ts';
import { CodeProposal, NeedGuide } from '#shared/domain/need-guide.ts';
import { NeedStatement } from '#shared/domain/need-statements.ts';
import { PatientNeed, PatientNeedStatus } from '#shared/domain/patient-need.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { ResourceMatch } from '#shared/domain/resource-match.ts';
import { Task } from '#shared/domain/task.ts';
import { command, query } from '../procedures.ts';

const offered = <Item extends z.ZodType>(item: Item) => z.object({ item, isInPlan: z.boolean() });

/** What a need proposes for the plan, and what of it is there. */
export const NeedOffer = z.object({
  problem: offered(Problem),
  goal: offered(Goal).nullable(),
  interventions: z.array(offered(Intervention)),
});
export type NeedOffer = z.infer<typeof NeedOffer>;

/** A need of a patient with all that can be done about it. */
export const NeedView = z.object({
  need: PatientNeed,
  ...NeedGuide.pick({ plain: true, urgency: true, actNow: true, resourceKinds: true }).shape,
  /** Safety at home: nothing of it may be where it could be printed, sent or seen by somebody else. */
  isPrivate: z.boolean(),
  /** What the screenings said, the earliest first. Where they disagree both stand here. */
  statements: z.array(NeedStatement),
  /** Why it is worth asking whether it is met: a later screening says no, or a referral ended with help received. Null: nothing to ask. */
  asks: z.object({ why: z.enum(['screening', 'received']), at: Instant }).nullable(),
  /** Null where nothing may go on the plan. */
  offer: NeedOffer.nullable(),
  /** The codes that may be proposed for the day on which it was found. */
  codes: z.array(CodeProposal),
  resources: z.array(ResourceMatch),
  /** Its referrals, the newest first. */
  referrals: z.array(Task),
});
export type NeedView = z.infer<typeof NeedView>;

const ofNeed = { patientId: Id, patientNeedId: Id };
const Done = z.object(ofNeed);

export const needs = {
  /** The needs of a patient: the open ones first, by urgency. */
  list: query(['patients', 'screenings', 'carePlans', 'tasks', 'resources'])
    .input(z.object({ patientId: Id }))
    .output(
      z.object({
        needs: z.array(NeedView),
        mayWrite: z.boolean(),
        mayDecideCodes: z.boolean(),
        language: z.string(),
        postalCode: z.string(),
      }),
    ),
  /**
   * Takes proposed items into the plan, by their ids. A goal or an intervention brings its problem, and the care manager's steps become tasks.
   * What is in the plan already stays as it is: accepting twice is accepting once.
   */
  accept: command.input(z.object({ ...ofNeed, itemIds: z.array(Id).min(1).max(50) })).output(Done),
  /**
   * Moves a need on. `declined` and `closed` want a reason; `met` resolves its problem and completes its goal. INVALID when the state does not follow,
   * or when another need of the same kind is open already.
   */
  move: command
    .input(z.object({ ...ofNeed, status: PatientNeedStatus, comment: z.string().max(2000) }))
    .output(Done),
  /** She says that she still has it: nothing asks again until something new is said. */
  confirm: command.input(z.object(ofNeed)).output(Done),
  /** Proposes another of the guide's codes for it. */
  chooseCode: command.input(z.object({ ...ofNeed, code: z.string().max(100) })).output(Done),
  /** A clinician's word on the code. NOT_ALLOWED for an LPN. */
  decideCode: command
    .input(z.object({ ...ofNeed, decision: z.enum(['confirmed', 'rejected']) }))
    .output(Done),
};
