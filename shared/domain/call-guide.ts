import { z } from 'zod';
import { CallKind } from './call.ts';

/** A line of the script. `say` and `ask` are read aloud, `do` is for the nurse alone. */
export const Prompt = z.object({
  id: z.string(),
  kind: z.enum(['say', 'ask', 'do']),
  text: z.string().min(1).max(2000),
  /** What to listen for or to do with the answer, or empty. */
  hint: z.string().max(1000),
});
export type Prompt = z.infer<typeof Prompt>;

export const GuideSection = z.object({
  id: z.string(),
  title: z.string().max(200),
  /** The part of the note that belongs to it. */
  noteSection: z.enum(['reason', 'assessment', 'education', 'plan']),
  prompts: z.array(Prompt).min(1),
});
export type GuideSection = z.infer<typeof GuideSection>;

/** A phrase at hand: motivational interviewing, teach-back. */
export const Phrase = z.object({ id: z.string(), use: z.string().max(200), text: z.string().max(1000) });
export type Phrase = z.infer<typeof Phrase>;

/**
 * A call script. Texts may hold `{patientName}`, `{staffName}`, `{practiceName}`, `{callbackNumber}`; fill with
 * {@link fillScript}. Listed in `shared/content/call-guides/index.ts` as CALL_GUIDES.
 */
export const CallGuide = z.object({
  id: z.string(),
  version: z.string(),
  title: z.string().max(200),
  kinds: z.array(CallKind).min(1),
  opening: z.array(Prompt).min(1),
  identity: z.array(Prompt).min(1),
  voicemail: z.string().max(1000),
  otherPerson: z.array(Prompt).min(1),
  sections: z.array(GuideSection).min(1),
  phrases: z.array(Phrase),
});
export type CallGuide = z.infer<typeof CallGuide>;

/** What a script says in the place of its placeholders. */
export interface ScriptValues {
  patientName: string;
  staffName: string;
  practiceName: string;
  callbackNumber: string;
}

/** A script with its placeholders filled in. Braces around other words stay as they are. */
export function fillScript(text: string, values: ScriptValues): string {
  return text.replaceAll(/\{(\w+)\}/g, (placeholder, name: string) =>
    Object.hasOwn(values, name) ? values[name as keyof ScriptValues] : placeholder,
  );
}

/** The guide for a kind of call, or the last of the list, which is for all kinds. Throws RangeError for an empty list. */
export function guideFor(guides: readonly CallGuide[], kind: CallKind): CallGuide {
  const guide = guides.find((one) => one.kinds.includes(kind)) ?? guides.at(-1);
  if (!guide) throw new RangeError('There is no call guide: add one to the list.');
  return guide;
}
