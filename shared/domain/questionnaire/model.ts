import { z } from 'zod';
import { Coding } from '../primitives.ts';
import { Answer } from '../screening.ts';

/** What an item is. `unsupported`: FHIR knows it and Careline cannot ask it; it is shown, with the reason, and passed over. */
export const ItemType = z.enum([
  'group',
  'display',
  'choice',
  'open-choice',
  'boolean',
  'integer',
  'decimal',
  'quantity',
  'date',
  'dateTime',
  'time',
  'string',
  'text',
  'url',
  'unsupported',
]);
export type ItemType = z.infer<typeof ItemType>;

/** A text in another language than the form's own, BCP 47. `spokenText` is empty where the text itself is said. */
export const Translation = z.object({
  language: z.string().max(35),
  text: z.string(),
  spokenText: z.string(),
});
export type Translation = z.infer<typeof Translation>;

/** A FHIRPath expression that the form names, for the expressions below it. */
export const Variable = z.object({ name: z.string(), expression: z.string() });
export type Variable = z.infer<typeof Variable>;

/** One answer of the list of a question. */
export const AnswerOption = z.object({
  value: Answer,
  /** What is shown; `optionText` gives it in the language asked. */
  text: z.string(),
  translations: z.array(Translation),
  /** What stands before it on paper: `a)`. */
  prefix: z.string(),
  /** The ordinal weight for scoring; null where the form gives none. */
  weight: z.number().nullable(),
  /** Choosing it clears the others. */
  isExclusive: z.boolean(),
});
export type AnswerOption = z.infer<typeof AnswerOption>;

/** A condition on another question: `exists` asks whether it is answered, the others compare each of its answers with `answer`. */
export const EnableWhen = z.object({
  linkId: z.string(),
  operator: z.enum(['exists', '=', '!=', '>', '<', '>=', '<=']),
  answer: Answer,
});
export type EnableWhen = z.infer<typeof EnableWhen>;

/** Bounds of an answer; null where there is none. `min` and `max` are of the kind of the answer: a number, or a date, dateTime or time as FHIR writes it. */
export const Limits = z.object({
  min: z.union([z.number(), z.string()]).nullable(),
  max: z.union([z.number(), z.string()]).nullable(),
  minLength: z.number().nullable(),
  maxLength: z.number().nullable(),
  maxDecimalPlaces: z.number().nullable(),
  /** How often a repeating item comes at least and at most. */
  minOccurs: z.number().nullable(),
  maxOccurs: z.number().nullable(),
});
export type Limits = z.infer<typeof Limits>;

/** A heading, a text or a question. Texts are empty and lists have no entry where the form says nothing. */
export const QuestionnaireItem = z.object({
  /** Unique in the form. */
  linkId: z.string().min(1).max(200),
  type: ItemType,
  prefix: z.string(),
  text: z.string(),
  /** What is said on the telephone where it differs from the text. */
  spokenText: z.string(),
  translations: z.array(Translation),
  codes: z.array(Coding),
  required: z.boolean(),
  repeats: z.boolean(),
  readOnly: z.boolean(),
  isHidden: z.boolean(),
  /** Ask only when she is alone and can talk (domain.md 3.2). True also below a group that needs it. */
  needsPrivacy: z.boolean(),
  limits: Limits,
  /** Units a quantity may be given in; of a number, the unit it is in. */
  units: z.array(Coding),
  entryFormat: z.string(),
  help: z.string(),
  supportLinks: z.array(z.string()),
  /** How the form wants it asked: `radio-button`, `check-box`, `drop-down`, `autocomplete`, `slider`, `spinner`, `text-box`, `gtable`, `table` …; empty: as Careline does. */
  control: z.string(),
  sliderStep: z.number().nullable(),
  options: z.array(AnswerOption),
  initial: z.array(Answer),
  enableWhen: z.array(EnableWhen),
  enableBehavior: z.enum(['all', 'any']),
  /** FHIRPath, or empty. */
  enableWhenExpression: z.string(),
  calculatedExpression: z.string(),
  initialExpression: z.string(),
  variables: z.array(Variable),
  /** Why the type is `unsupported`, in a sentence; else empty. */
  unsupportedReason: z.string(),
  get items(): z.ZodArray<typeof QuestionnaireItem> {
    return z.array(QuestionnaireItem);
  },
});
export type QuestionnaireItem = z.infer<typeof QuestionnaireItem>;

/** A form as Careline reads it from a FHIR R4 Questionnaire: `readQuestionnaire`. The one model for our own, the organization's and foreign forms. */
export const Questionnaire = z.object({
  id: z.string(),
  url: z.string().max(300),
  version: z.string().max(100),
  title: z.string(),
  translations: z.array(Translation),
  status: z.enum(['draft', 'active', 'retired', 'unknown']),
  /** The language of its texts, BCP 47. */
  language: z.string().max(35),
  /** The notice its owner asks for, or empty. */
  copyright: z.string(),
  codes: z.array(Coding),
  variables: z.array(Variable),
  /** What of the form is left out, in sentences. */
  notes: z.array(z.string()),
  /** The form as it was given, where an expression of it looks into it (`%questionnaire`); else null. */
  source: z.record(z.string(), z.unknown()).nullable(),
  items: z.array(QuestionnaireItem),
});
export type Questionnaire = z.infer<typeof Questionnaire>;

/** The canonical reference that a response names: `url|version`, or the url alone where the form has no version. */
export function canonical(questionnaire: Pick<Questionnaire, 'url' | 'version'>): string {
  return questionnaire.version === '' ? questionnaire.url : `${questionnaire.url}|${questionnaire.version}`;
}

/** Whether an item asks for an answer: not a heading, not a text, not something Careline cannot ask. */
export function isQuestion(item: Pick<QuestionnaireItem, 'type'>): boolean {
  return item.type !== 'group' && item.type !== 'display' && item.type !== 'unsupported';
}

/** Every item of a form, parents before children, in order. */
export function itemsOf(form: Pick<Questionnaire, 'items'>): QuestionnaireItem[] {
  return form.items.flatMap((item) => [item, ...itemsOf(item)]);
}

/** All questions of a form in order, without headings and introductions. */
export function questionsOf(form: Pick<Questionnaire, 'items'>): QuestionnaireItem[] {
  return itemsOf(form).filter(isQuestion);
}

/** The text of an item or option in a language; its own text where it is not translated. `es-MX` takes `es`. */
export function textIn(
  part: { text: string; translations: readonly Translation[] },
  language: string,
): string {
  return translationOf(part.translations, language)?.text ?? part.text;
}

/** What is said on the telephone for an item, in a language: its spoken wording, and else its text. */
export function spokenIn(
  item: Pick<QuestionnaireItem, 'text' | 'spokenText' | 'translations'>,
  language: string,
): string {
  const translation = translationOf(item.translations, language);
  return translation ? translation.spokenText || translation.text : item.spokenText || item.text;
}

/** The languages a form can be asked in, its own first. */
export function languagesOf(form: Pick<Questionnaire, 'items' | 'language'>): string[] {
  const translated = itemsOf(form).flatMap((item) => item.translations.map(({ language }) => language));
  return [...new Set([form.language, ...translated])];
}

function translationOf(translations: readonly Translation[], language: string): Translation | undefined {
  const [primary] = language.split('-');
  return (
    translations.find((one) => one.language === language) ??
    translations.find((one) => one.language.split('-')[0] === primary)
  );
}
