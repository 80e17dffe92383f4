import type { Coding } from '../primitives.ts';
import { answerText } from './answers.ts';
import {
  answerOf,
  codingOf,
  extensionsOf,
  extensionValue,
  type Json,
  numberOf,
  objectOf,
  objectsOf,
  textOf,
  translationsOf,
} from './fhir-json.ts';
import type { AnswerOption } from './model.ts';

const WEIGHTS = [
  'itemWeight',
  'ordinalValue',
  'questionnaire-ordinalValue',
  'valueset-ordinalValue',
  'codesystem-ordinalValue',
];

/** The value sets that a form carries in itself, by `#id` and by their url. */
export type ContainedValueSets = ReadonlyMap<string, Json>;

export function containedValueSets(form: Json): ContainedValueSets {
  const sets = objectsOf(form.contained).filter((one) => one.resourceType === 'ValueSet');
  return new Map(sets.flatMap((set) => [`#${textOf(set.id)}`, textOf(set.url)].map((name) => [name, set])));
}

/** The answers that an item lists itself. What no answer can be, such as a reference, is left out. */
export function listedOptions(item: Json): AnswerOption[] {
  return objectsOf(item.answerOption).flatMap((raw) => {
    const value = answerOf(raw);
    if (!value) return [];
    const coding = objectOf(raw.valueCoding);
    const twin = objectOf(raw._valueString ?? raw._valueInteger);
    return [
      {
        value,
        text: answerText(value),
        translations:
          'valueCoding' in value ? translationsOf(coding, 'display') : translationsOf(raw, 'valueString'),
        prefix: textOf(
          extensionValue(raw, 'questionnaire-optionPrefix') ??
            extensionValue(coding, 'questionnaire-optionPrefix'),
        ),
        weight: weightIn(raw, coding, twin),
        isExclusive: extensionValue(raw, 'questionnaire-optionExclusive') === true,
      },
    ];
  });
}

/** The answers of a contained value set: its expansion where it has one, else the codes it lists. */
export function optionsOfValueSet(set: Json): AnswerOption[] {
  const expanded = objectsOf(objectOf(set.expansion).contains);
  if (expanded.length > 0)
    return expanded.flatMap((concept) => conceptOption(concept, textOf(concept.system)));
  return objectsOf(objectOf(set.compose).include).flatMap((include) =>
    objectsOf(include.concept).flatMap((concept) => conceptOption(concept, textOf(include.system))),
  );
}

function conceptOption(concept: Json, system: string): AnswerOption[] {
  const coding = codingOf({ ...concept, system });
  if (!coding || concept.abstract === true)
    return objectsOf(concept.contains).flatMap((inner) =>
      conceptOption(inner, textOf(inner.system) || system),
    );
  return [
    {
      value: { valueCoding: coding },
      text: answerText({ valueCoding: coding }),
      translations: translationsOf(concept, 'display'),
      prefix: textOf(extensionValue(concept, 'valueset-label', 'questionnaire-optionPrefix')),
      weight: weightIn(concept),
      isExclusive: false,
    },
  ];
}

/** The units of an item: `questionnaire-unit`, `-unitOption` and a contained `-unitValueSet`. */
export function unitsOf(item: Json, valueSets: ContainedValueSets): Coding[] {
  const named = extensionsOf(item, 'questionnaire-unit', 'questionnaire-unitOption');
  const set = valueSets.get(textOf(extensionValue(item, 'questionnaire-unitValueSet')));
  const listed = set ? optionsOfValueSet(set).map((option) => option.value) : [];
  return [
    ...named.flatMap((extension) => codingOf(extension.valueCoding) ?? []),
    ...listed.flatMap((value) => ('valueCoding' in value ? value.valueCoding : [])),
  ];
}

/** The weight that the first of these elements has, in any of the extensions for one; null without. */
export function weightIn(...elements: Json[]): number | null {
  for (const element of elements) {
    const weight = numberOf(extensionValue(element, ...WEIGHTS));
    if (weight !== null) return weight;
  }
  return null;
}
