import type { Answer } from '../screening.ts';
import {
  answerOf,
  codingOf,
  expressionOf,
  extensionsOf,
  extensionValue,
  type Json,
  NEEDS_PRIVACY,
  numberOf,
  objectOf,
  objectsOf,
  quantityOf,
  SPOKEN_TEXT,
  textOf,
  translationsOf,
  variablesOf,
} from './fhir-json.ts';
import { EnableWhen, ItemType, type Limits, type QuestionnaireItem, type Translation } from './model.ts';
import { type ContainedValueSets, listedOptions, optionsOfValueSet, unitsOf } from './read-options.ts';

/** What is wrong with a form, and at which item; `linkId` is empty where it is the form as a whole. */
export interface FormProblem {
  linkId: string;
  message: string;
}

/** What the reading of items shares. `notes` and `problems` are filled while reading. */
export interface ReadingContext {
  valueSets: ContainedValueSets;
  notes: string[];
  problems: FormProblem[];
}

/** Displays that belong to the question above them rather than standing alone. */
const HELP_CONTROLS = ['help', 'prompt', 'flyover', 'legal', 'lower', 'upper', 'inline'];
/** Extensions that change what a form does and that Careline does not follow. */
const NOT_FOLLOWED: Record<string, string> = {
  'sdc-questionnaire-answerExpression': 'its list of answers is computed',
  'sdc-questionnaire-candidateExpression': 'its proposed answers are computed',
  'sdc-questionnaire-itemPopulationContext': 'it is filled from other records',
  'questionnaire-constraint': 'it has a check of its own',
};

/** Reads an item and everything below it. */
export function readItem(raw: Json, context: ReadingContext, isPrivate: boolean): QuestionnaireItem {
  const linkId = textOf(raw.linkId);
  const say = (message: string) => context.problems.push({ linkId, message });
  if (linkId === '')
    say(`An item has no linkId: “${textOf(raw.text).slice(0, 60)}”. Give each item its own.`);
  else if (linkId.length > 200) say('This linkId is longer than 200 characters.');
  for (const [name, why] of Object.entries(NOT_FOLLOWED)) {
    if (extensionsOf(raw, name).length > 0)
      context.notes.push(`Item ${linkId}: ${why} (${name}), which is left out.`);
  }
  const needsPrivacy = isPrivate || extensionValue(raw, NEEDS_PRIVACY) === true;
  const options = readOptions(raw, context);
  const { type, reason } = readType(raw, options.list.length, options.reason, say);
  if (reason !== '') context.notes.push(`Item ${linkId}: ${reason}`);
  const children = objectsOf(raw.item).map((child) => ({
    raw: child,
    item: readItem(child, context, needsPrivacy),
  }));
  const isHelp = (child: { item: QuestionnaireItem }) =>
    child.item.type === 'display' && type !== 'group' && HELP_CONTROLS.includes(child.item.control);
  const isUnit = (child: { item: QuestionnaireItem }) =>
    child.item.type === 'display' && child.item.control === 'unit';
  const units = unitsOf(raw, context.valueSets);
  for (const { item } of children.filter(isUnit)) {
    if (units.length === 0) units.push({ system: '', code: '', display: item.text });
  }
  return {
    linkId,
    type,
    prefix: textOf(raw.prefix),
    text: textOf(raw.text),
    ...spokenOf(raw),
    codes: objectsOf(raw.code).flatMap((code) => codingOf(code) ?? []),
    required: isTrue(raw.required),
    repeats: isTrue(raw.repeats),
    readOnly: isTrue(raw.readOnly),
    isHidden: extensionValue(raw, 'questionnaire-hidden') === true,
    needsPrivacy,
    limits: limitsOf(raw),
    units,
    entryFormat: textOf(extensionValue(raw, 'entryFormat')),
    help: [...children.filter(isHelp).map((child) => child.item.text), textOf(categoryOf(raw).text)]
      .filter((text) => text !== '')
      .join(' '),
    supportLinks: extensionsOf(raw, 'questionnaire-supportLink').flatMap((one) => textOf(one.valueUri) || []),
    control: controlOf(raw),
    sliderStep: numberOf(extensionValue(raw, 'questionnaire-sliderStepValue')),
    options: options.list,
    initial: initialOf(raw),
    enableWhen: objectsOf(raw.enableWhen).flatMap((when) => readEnableWhen(when, say)),
    enableBehavior: raw.enableBehavior === 'all' ? 'all' : 'any',
    enableWhenExpression: fhirPathOf(raw, linkId, context, 'sdc-questionnaire-enableWhenExpression'),
    calculatedExpression: fhirPathOf(
      raw,
      linkId,
      context,
      'sdc-questionnaire-calculatedExpression',
      'questionnaire-calculatedExpression',
    ),
    initialExpression: fhirPathOf(
      raw,
      linkId,
      context,
      'sdc-questionnaire-initialExpression',
      'questionnaire-initialExpression',
    ),
    variables: variablesOf(raw),
    unsupportedReason: reason,
    items: children.filter((child) => !isHelp(child) && !isUnit(child)).map((child) => child.item),
  };
}

function readType(raw: Json, options: number, whyNone: string, say: (message: string) => void) {
  const given = textOf(raw.type);
  // R5 calls both kinds of choice `coding`.
  const isOpen = ['optionsOrString', 'optionsOrType'].includes(textOf(raw.answerConstraint));
  const type = given === 'coding' ? (isOpen ? 'open-choice' : 'choice') : given;
  if (type === '') say('This item has no type.');
  if (type === 'choice' && options === 0) return { type: 'unsupported' as const, reason: whyNone };
  const known = ItemType.exclude(['unsupported']).safeParse(type);
  if (known.success)
    return { type: known.data, reason: type === 'open-choice' && options === 0 ? whyNone : '' };
  return { type: 'unsupported' as const, reason: `Careline cannot ask for an answer of type “${given}”.` };
}

function readOptions(raw: Json, { valueSets }: ReadingContext) {
  const listed = listedOptions(raw);
  if (listed.length > 0) return { list: listed, reason: '' };
  const reference = textOf(raw.answerValueSet);
  if (reference === '') return { list: [], reason: 'It lists no answers to choose from.' };
  const [url = ''] = reference.split('|');
  const set = valueSets.get(url);
  if (!set) {
    return {
      list: [],
      reason: `Its answers are in a value set outside of the form (${reference}): put them into the form, as answerOption or as a contained ValueSet.`,
    };
  }
  const list = optionsOfValueSet(set);
  return {
    list,
    reason: list.length > 0 ? '' : `The value set ${reference} lists no codes: add them, or an expansion.`,
  };
}

function spokenOf(raw: Json): { spokenText: string; translations: Translation[] } {
  const [spoken] = extensionsOf(raw, SPOKEN_TEXT);
  const inOthers = spoken ? translationsOf(spoken, 'valueString') : [];
  const translations = translationsOf(raw, 'text').map((translation) => ({
    ...translation,
    spokenText: inOthers.find((one) => one.language === translation.language)?.text ?? '',
  }));
  return { spokenText: textOf(spoken?.valueString), translations };
}

function controlOf(raw: Json): string {
  for (const { valueCodeableConcept } of extensionsOf(raw, 'questionnaire-itemControl') as Json[]) {
    const [coding] = objectsOf(objectOf(valueCodeableConcept).coding);
    if (coding) return textOf(coding.code).toLowerCase();
  }
  const [category] = objectsOf(categoryOf(raw).coding);
  return category?.code === 'instructions' ? 'help' : '';
}

/** Some write `"true"`. */
function isTrue(value: unknown): boolean {
  return value === true || value === 'true';
}

function categoryOf(raw: Json): Json {
  return objectOf(extensionValue(raw, 'questionnaire-displayCategory'));
}

function limitsOf(raw: Json): Limits {
  const bound = (...names: string[]) => {
    const value = extensionValue(raw, ...names);
    return typeof value === 'string' ? value : (numberOf(value) ?? quantityOf(value)?.value ?? null);
  };
  return {
    min: bound('minValue', 'sdc-questionnaire-minQuantity'),
    max: bound('maxValue', 'sdc-questionnaire-maxQuantity'),
    minLength: numberOf(extensionValue(raw, 'minLength')),
    maxLength: numberOf(raw.maxLength),
    maxDecimalPlaces: numberOf(extensionValue(raw, 'maxDecimalPlaces')),
    minOccurs: numberOf(extensionValue(raw, 'questionnaire-minOccurs')),
    maxOccurs: numberOf(extensionValue(raw, 'questionnaire-maxOccurs')),
  };
}

function initialOf(raw: Json): Answer[] {
  const named = objectsOf(raw.initial).flatMap((one) => answerOf(one) ?? []);
  const selected = objectsOf(raw.answerOption).filter((option) => option.initialSelected === true);
  return named.length > 0 ? named : selected.flatMap((option) => answerOf(option) ?? []);
}

function readEnableWhen(raw: Json, say: (message: string) => void): EnableWhen[] {
  const linkId = textOf(raw.question);
  const read = EnableWhen.safeParse({ linkId, operator: raw.operator, answer: answerOf(raw, 'answer') });
  if (!read.success) {
    say(
      `The condition on “${linkId}” cannot be read: it needs an operator (exists, =, !=, >, <, >=, <=) and an answer.`,
    );
    return [];
  }
  if (read.data.operator === 'exists' && !('valueBoolean' in read.data.answer)) {
    say(`The condition that “${linkId}” exists needs answerBoolean, true or false.`);
    return [];
  }
  return [read.data];
}

function fhirPathOf(raw: Json, linkId: string, { notes }: ReadingContext, ...names: string[]): string {
  const [found] = extensionsOf(raw, ...names);
  if (!found) return '';
  const { expression, language } = expressionOf(
    found.valueExpression ?? { expression: found.valueString, language: 'text/fhirpath' },
  );
  if (language === 'text/fhirpath') return expression;
  notes.push(
    `Item ${linkId}: ${names[0]} is written in ${language || 'no named language'}; Careline follows FHIRPath only.`,
  );
  return '';
}
