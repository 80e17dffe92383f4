import { z } from 'zod';
import { Escalation, EscalationLevel, Sbar } from '#shared/domain/escalation.ts';
import { Address, CareTeamMember, EmergencyContact, Phone } from '#shared/domain/patient.ts';
import { ActorId, Id, Instant, LocalDate } from '#shared/domain/primitives.ts';
import { TaskStatus } from '#shared/domain/task.ts';
import { command, query } from '../procedures.ts';

/** An escalation in a list, with when it happened beside when it arrived. */
export const EscalationRow = z.object({
  taskId: Id,
  patientId: Id,
  patientName: z.string(),
  level: EscalationLevel,
  triggerId: z.string(),
  title: z.string(),
  occurredAt: Instant,
  /** When it first reached the server; empty while it is on the device that made it. */
  arrivedAt: z.union([Instant, z.literal('')]),
  sentById: ActorId,
  sentByName: z.string(),
  acknowledgedAt: z.union([Instant, z.literal('')]),
  acknowledgedByName: z.string(),
  /** Whether the person at the desk sent it. */
  isMine: z.boolean(),
  mayAcknowledge: z.boolean(),
});
export type EscalationRow = z.infer<typeof EscalationRow>;

/** The contact that follows a closed escalation, as its task stands. */
export const EscalationFollowUp = z.object({
  dueAt: Instant,
  status: TaskStatus,
  /** When the patient was reached; empty before. */
  completedAt: z.union([Instant, z.literal('')]),
});
export type EscalationFollowUp = z.infer<typeof EscalationFollowUp>;

/** An escalation that was closed, with how it ended and what became of the contact that follows. */
export const ClosedEscalationRow = EscalationRow.extend({
  closedAt: z.union([Instant, z.literal('')]),
  outcome: z.string(),
  /** Null where none was planned, or where it is not on this device. */
  followUp: EscalationFollowUp.nullable(),
});
export type ClosedEscalationRow = z.infer<typeof ClosedEscalationRow>;

/** For so many days a closed escalation stays in the list of the closed ones. */
export const CLOSED_ESCALATION_DAYS = 7;

/** Everything that is needed on the line, from this device alone. */
export const EscalationView = z.object({
  row: EscalationRow,
  isOpen: z.boolean(),
  callId: z.union([Id, z.literal('')]),
  escalation: Escalation,
  patient: z.object({
    birthDate: LocalDate,
    recordNumber: z.string(),
    timeZone: z.string(),
    language: z.string(),
    needsInterpreter: z.boolean(),
    address: Address,
    phones: z.array(Phone),
    emergencyContacts: z.array(EmergencyContact),
    careTeam: z.array(CareTeamMember),
    /** Whether she agreed that her health information is shared, where no contact says otherwise. */
    hasSharingConsent: z.boolean(),
    /** Whether the patient is reported or confirmed to have died: no contact follows then. */
    hasDied: z.boolean(),
  }),
  /** Who can take over: supervisors and RNs of the directory, her own team's first. */
  helpers: z.array(
    z.object({ name: z.string(), credential: z.string(), role: z.string(), phone: z.string() }),
  ),
  /** Names of those who did steps, by id. */
  staffNames: z.record(z.string(), z.string()),
  /** Somebody has it: it was acknowledged, or a step names who took over. */
  isTakenOver: z.boolean(),
  /** The latest time for the contact that follows. */
  followUpBy: Instant,
  /** The contact that follows; null while none is planned. */
  followUp: EscalationFollowUp.nullable(),
});
export type EscalationView = z.infer<typeof EscalationView>;

const OfTask = z.object({ taskId: Id });
const Opened = z.object({ taskId: Id });

export const escalations = {
  /**
   * Writes the escalation down at once, with its report from the chart. The same trigger again in the same call answers the one that is open, with
   * what was said added to it. INVALID for a level that the trigger must not have.
   */
  open: command
    .input(
      z.object({
        patientId: Id,
        callId: z.union([Id, z.literal('')]),
        triggerId: z.string().max(60),
        /** The trigger's own where it is not given. */
        level: EscalationLevel.optional(),
        said: z.string().max(2000),
      }),
    )
    .output(Opened),
  /** Notes a step with the present time. A step with text `note` is free words. */
  addStep: command
    .input(z.object({ taskId: Id, stepId: z.string().min(1).max(60), text: z.string().max(2000) }))
    .output(Opened),
  /** Where she is and which number reaches her, as she said. */
  savePlace: command
    .input(z.object({ taskId: Id, location: z.string().max(500), callbackNumber: z.string().max(40) }))
    .output(Opened),
  saveReport: command.input(z.object({ taskId: Id, sbar: Sbar })).output(Opened),
  /** Raises or lowers the level within what the trigger allows. INVALID otherwise. */
  setLevel: command.input(z.object({ taskId: Id, level: EscalationLevel })).output(Opened),
  /** Takes it over. NOT_ALLOWED for whoever sent it; INVALID when somebody has it already. */
  acknowledge: command.input(OfTask).output(Opened),
  /**
   * Ends it with its outcome and the task of the contact that follows. INVALID without an outcome, while nobody has taken over, or with a contact that
   * comes too late.
   */
  close: command
    .input(
      z.object({
        taskId: Id,
        outcome: z.string().max(2000),
        /** Null only for a patient who died. */
        followUpAt: Instant.nullable(),
      }),
    )
    .output(z.object({ taskId: Id, followUpTaskId: z.union([Id, z.literal('')]) })),
  /** The open ones of the patients on this device: nobody's first, then the most urgent, then the oldest. */
  list: query(['tasks', 'patients', 'staff']).output(z.array(EscalationRow)),
  /** Those that were due and closed in the last days, the newest first. */
  closed: query(['tasks', 'patients', 'staff']).output(z.array(ClosedEscalationRow)),
  /** NOT_FOUND when it is not on this device. */
  one: query(['tasks', 'patients', 'staff']).input(OfTask).output(EscalationView),
};
