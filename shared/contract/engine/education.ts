import { z } from 'zod';
import { EducationStanding, Handout } from '#shared/domain/education.ts';
import { EducationGiven } from '#shared/domain/education-given.ts';
import { CopyLanguage } from '#shared/domain/patient-copy-shape.ts';
import { Id } from '#shared/domain/primitives.ts';
import { command, query } from '../procedures.ts';

/** What was given, with who gave it. The name is empty where the person is not known on this device. */
export const GivenView = z.object({ given: EducationGiven, givenByName: z.string() });
export type GivenView = z.infer<typeof GivenView>;

/** A handout as it stands with a patient. */
export const HandoutView = z.object({
  handout: Handout,
  /** Its title in English, for the nurse. */
  name: z.string(),
  /** Whether it is for a condition that she has. */
  isFitting: z.boolean(),
  standing: EducationStanding,
  lastGiven: GivenView.nullable(),
});
export type HandoutView = z.infer<typeof HandoutView>;

export const education = {
  /** Every handout in a language: those that fit the patient first, and of these what is due. */
  list: query(['patients', 'staff'])
    .input(z.object({ patientId: Id, language: CopyLanguage }))
    .output(
      z.object({
        handouts: z.array(HandoutView),
        /** Whom she calls; null where nobody has a number. */
        contact: z.object({ name: z.string(), phone: z.string() }).nullable(),
        mayGive: z.boolean(),
      }),
    ),
  /** What she was given, the last first. */
  history: query(['patients', 'staff'])
    .input(z.object({ patientId: Id }))
    .output(z.array(GivenView)),
  /**
   * Notes that a handout was given. `id` is made by whoever asks: asked twice, it is noted once. With a `callId` that call must be the one at
   * hand with this patient. INVALID when it is not, or when there is no such handout.
   */
  give: command
    .input(
      z.object({
        patientId: Id,
        language: CopyLanguage,
        ...EducationGiven.pick({
          id: true,
          handoutId: true,
          method: true,
          teachBack: true,
          callId: true,
          note: true,
        }).shape,
      }),
    )
    .output(EducationGiven),
};
