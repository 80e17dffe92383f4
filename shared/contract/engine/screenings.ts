import { z } from 'zod';
import { Id, Instant } from '#shared/domain/primitives.ts';
import { Form } from '#shared/domain/questionnaire/form.ts';
import { Need, ResponseItem, Score, Screening } from '#shared/domain/screening.ts';
import { command, query } from '../procedures.ts';

/** A form being filled. Kept on this device, bound to patient, form and version. */
export const ScreeningDraft = z.object({
  draftId: Id,
  patientId: Id,
  callId: z.union([Id, z.literal('')]),
  questionnaire: z.string().max(300),
  startedAt: Instant,
  savedAt: Instant,
  items: z.array(ResponseItem),
});
export type ScreeningDraft = z.infer<typeof ScreeningDraft>;

/** Scores and needs of the answers so far. */
export const ScreeningResult = z.object({ scores: z.array(Score), needs: z.array(Need) });
export type ScreeningResult = z.infer<typeof ScreeningResult>;

export const FormSummary = z.object({
  questionnaire: z.string(),
  title: z.string(),
  questions: z.number().int(),
  minutes: z.number().int(),
});
export type FormSummary = z.infer<typeof FormSummary>;

const Opened = z.object({ draft: ScreeningDraft, form: Form, result: ScreeningResult });

export const screenings = {
  forms: query([]).output(z.array(FormSummary)),
  /** Opens the draft of this form for this patient where it was left, or a new one. */
  open: command.input(z.object({ patientId: Id, questionnaire: z.string().max(300) })).output(Opened),
  saveDraft: command
    .input(z.object({ draftId: Id, items: z.array(ResponseItem) }))
    .output(z.object({ savedAt: Instant, result: ScreeningResult })),
  /** Seals the form. INVALID while a required item has neither an answer nor a reason. */
  complete: command.input(z.object({ draftId: Id })).output(Screening),
  /** Drafts left open for a patient. */
  drafts: query(['screenings'])
    .input(z.object({ patientId: Id }))
    .output(z.array(ScreeningDraft)),
};
