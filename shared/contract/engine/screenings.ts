import { z } from 'zod';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { Form } from '#shared/domain/questionnaire/form.ts';
import { Answer, Need, ResponseItem, Score, Screening } from '#shared/domain/screening.ts';
import { command, query } from '../procedures.ts';

const Told = z.array(z.string().max(1000)).max(500);

/** A form being filled. Kept on this device, bound to patient, form and version. */
export const ScreeningDraft = z.object({
  draftId: Id,
  patientId: Id,
  callId: z.union([Id, z.literal('')]),
  questionnaire: z.string().max(300),
  /** The screening that it corrects, or empty. */
  amendsId: z.union([Id, z.literal('')]),
  /** The language it is asked in, BCP 47. */
  language: z.string().max(35),
  startedAt: Instant,
  savedAt: Instant,
  items: z.array(ResponseItem),
  /** Which urgent findings of the answers were put before the nurse, by name. A draft of an older Careline does not say. */
  told: Told.optional(),
});
export type ScreeningDraft = z.infer<typeof ScreeningDraft>;

/** Scores and needs of the answers so far, and what the form computes from them, by `instance linkId`. */
export const ScreeningResult = z.object({
  scores: z.array(Score),
  needs: z.array(Need),
  calculated: z.record(z.string(), z.array(Answer)),
});
export type ScreeningResult = z.infer<typeof ScreeningResult>;

export const FormSummary = z.object({
  questionnaire: z.string(),
  title: z.string(),
  questions: z.number().int(),
  minutes: z.number().int(),
  origin: z.enum(['careline', 'organization']),
  /** The conditions it reviews, as ids of plan templates; none: it is for everybody. */
  reviews: z.array(z.string()),
  /** The languages it can be asked in, BCP 47, its own first. */
  languages: z.array(z.string()),
});
export type FormSummary = z.infer<typeof FormSummary>;

/** A form of the organization that this version of Careline cannot ask. */
export const RefusedForm = z.object({ questionnaire: z.string(), title: z.string(), reason: z.string() });
export type RefusedForm = z.infer<typeof RefusedForm>;

const Opened = z.object({
  draft: ScreeningDraft,
  form: Form,
  result: ScreeningResult,
  /** The latest answers to the same form, of whatever version, to be seen beside the new ones. */
  previous: Screening.nullable(),
});

export const screenings = {
  /** The newest version of each form: those of Careline, then the organization's. */
  forms: query(['forms']).output(z.array(FormSummary)),
  /** Forms of the organization that were left out, with the reason. */
  refusedForms: query(['forms']).output(z.array(RefusedForm)),
  /** A form of any version that is known, to read answers on it. */
  form: query(['forms'])
    .input(z.object({ questionnaire: z.string().max(300) }))
    .output(Form.nullable()),
  /** Opens the draft of this form and version for this patient where it was left, or a new one. */
  open: command.input(z.object({ patientId: Id, questionnaire: z.string().max(300) })).output(Opened),
  /** Opens a draft with the answers of a completed screening, to put another in its place. */
  amend: command.input(z.object({ screeningId: Id })).output(Opened),
  saveDraft: command
    .input(
      z.object({
        draftId: Id,
        items: z.array(ResponseItem),
        language: z.string().max(35).optional(),
        told: Told.optional(),
      }),
    )
    .output(z.object({ savedAt: Instant, result: ScreeningResult })),
  /** Seals the form. INVALID while a required item has neither an answer nor a reason. */
  complete: command.input(z.object({ draftId: Id })).output(Screening),
  /** Throws a draft away. */
  discard: command.input(z.object({ draftId: Id })).output(z.object({})),
  /** Drafts left open for a patient. */
  drafts: query(['screenings'])
    .input(z.object({ patientId: Id }))
    .output(z.array(ScreeningDraft)),
};
