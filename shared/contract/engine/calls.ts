import { z } from 'zod';
import {
  Addendum,
  Call,
  CallKind,
  CallNote,
  Disposition,
  IdentityCheck,
  NextContact,
} from '#shared/domain/call.ts';
import { Program } from '#shared/domain/patient.ts';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { Activity } from '#shared/domain/time-entry.ts';
import { command, query } from '../procedures.ts';

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

/** A call that was interrupted: its clock stands still, and nothing of it is lost. */
export const ParkedCall = ActiveCall.extend({ parkedAt: Instant });
export type ParkedCall = z.infer<typeof ParkedCall>;

/** The fields of a draft that the nurse changes. */
export const CallDraftEdit = z.object({
  callId: Id,
  note: CallNote.partial().optional(),
  identityCheck: IdentityCheck.nullable().optional(),
  kind: CallKind.optional(),
  numberDialled: z.string().max(40).optional(),
  interpreterId: z.string().max(60).optional(),
});

export const StartCall = z.object({
  patientId: Id,
  kind: CallKind,
  direction: z.enum(['outbound', 'inbound']),
  numberDialled: z.string().max(40),
  /** An open call is parked in the same stroke, as when another one comes in. */
  parksOpenCall: z.boolean().default(false),
  /** What was written down before it was known who calls: the first words of the note. */
  note: z.string().max(2000).default(''),
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
  /** Starts a call and its clock. INVALID while another call is open that is not to be parked, or one with the same patient. */
  start: command.input(StartCall).output(ActiveCall),
  saveDraft: command.input(CallDraftEdit).output(z.object({ savedAt: Instant })),
  /** Ends the call: writes the sealed call, its minutes, the next contact; ends the callback that was due. */
  wrapUp: command
    .input(WrapUpInput)
    .output(z.object({ call: Call, minutes: z.number().int(), nextTaskId: z.union([Id, z.literal('')]) })),
  /** Throws away a call that was started by mistake. INVALID once anything was written in it. */
  discard: command.input(z.object({ callId: Id })).output(z.object({ discarded: z.literal(true) })),
  /** Parks the call at hand: its clock stands still. */
  park: command.input(z.object({ callId: Id })).output(z.object({ parked: z.literal(true) })),
  /** Takes up a parked call, whose clock runs on; a call at hand is parked in its place. */
  takeUp: command.input(z.object({ callId: Id })).output(ActiveCall),
  /** The calls that were parked, the last one first. */
  parked: query(['calls', 'patients']).output(z.array(ParkedCall)),
  /** Adds words to a signed call, of whoever is at the desk. The call itself stays as it is. */
  addAddendum: command.input(z.object({ callId: Id, text: z.string().max(20_000) })).output(Addendum),
};
