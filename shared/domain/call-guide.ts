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

export interface ScriptValues {
  patientName: string;
  staffName: string;
  practiceName: string;
  callbackNumber: string;
}

export function fillScript(_text: string, _values: ScriptValues): string {
  throw new Error('being written');
}
/** The guide for a kind of call; the generic one where none is made for it. */
export function guideFor(_guides: readonly CallGuide[], _kind: CallKind): CallGuide {
  throw new Error('being written');
}
