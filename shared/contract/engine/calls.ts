import { z } from 'zod';
import { Call, CallKind, CallNote, Disposition, IdentityCheck, NextContact } from '#shared/domain/call.ts';
import { Program } from '#shared/domain/patient.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { Activity } from '#shared/domain/time-entry.ts';
import { command, query } from '../procedures.ts';

/** Time that passed while nobody can tell whether it was work: the app was not running, or the machine slept. */
export const ClockGap = z.object({ from: Instant, until: Instant, seconds: z.number().int() });
export type ClockGap = z.infer<typeof ClockGap>;

/** The call clock. Shown time = `seconds` + (now - `runningSince`) while it runs. */
export const ClockState = z.object({
  patientId: Id,
  patientName: z.string(),
  callId: z.union([Id, z.literal('')]),
  activity: Activity,
  startedAt: Instant,
  /** Seconds counted up to `runningSince`, or in all while paused. */
  seconds: z.number().min(0),
  runningSince: Instant.nullable(),
  gap: ClockGap.nullable(),
});
export type ClockState = z.infer<typeof ClockState>;

/** What the nurse writes during the call. Saved on this device at each burst of keys; never synced before wrap-up. */
export const CallDraft = z.object({
  callId: Id,
  patientId: Id,
  kind: CallKind,
  direction: z.enum(['outbound', 'inbound']),
  startedAt: Instant,
  numberDialled: z.string().max(40),
  identityCheck: IdentityCheck.nullable(),
  interpreterId: z.string().max(60),
  note: CallNote,
});
export type CallDraft = z.infer<typeof CallDraft>;

export const ActiveCall = z.object({
  draft: CallDraft,
  patientName: z.string(),
  savedAt: Instant,
  /**
   * The patient was given to somebody else meanwhile and her chart is gone from this device. The call is wrapped up all the same: it arrives late,
   * on the review list of those who have her now (SCOPE-5).
   */
  hasLeft: z.boolean(),
});
export type ActiveCall = z.infer<typeof ActiveCall>;

/** The fields of a draft that the nurse changes. */
export const CallDraftEdit = z.object({
  callId: Id,
  note: CallNote.partial().optional(),
  identityCheck: IdentityCheck.nullable().optional(),
  numberDialled: z.string().max(40).optional(),
  interpreterId: z.string().max(60).optional(),
});

export const WrapUpInput = z.object({
  callId: Id,
  disposition: Disposition,
  program: Program,
  activity: Activity,
  nextContact: NextContact.nullable(),
});

export const calls = {
  /** The call in progress on this device, or null. */
  active: query(['calls', 'patients']).output(ActiveCall.nullable()),
  /** Starts a call and its clock. INVALID while another call is open. */
  start: command
    .input(
      z.object({
        patientId: Id,
        kind: CallKind,
        direction: z.enum(['outbound', 'inbound']),
        numberDialled: z.string().max(40),
      }),
    )
    .output(ActiveCall),
  saveDraft: command.input(CallDraftEdit).output(z.object({ savedAt: Instant })),
  /** Ends the call: writes the sealed call, its minutes, the next contact; ends the callback that was due. */
  wrapUp: command
    .input(WrapUpInput)
    .output(z.object({ call: Call, minutes: z.number().int(), nextTaskId: z.union([Id, z.literal('')]) })),
  /** Throws away a call that was started by mistake. INVALID once anything was written in it. */
  discard: command.input(z.object({ callId: Id })).output(z.object({ discarded: z.literal(true) })),
};

export const clock = {
  /** The running or paused clock, or null. */
  current: query(['timeEntries']).output(ClockState.nullable()),
  pause: command.output(ClockState),
  resume: command.output(ClockState),
  /** Decides about a gap: count it as work or leave it out. */
  resolveGap: command.input(z.object({ count: z.boolean() })).output(ClockState),
};
