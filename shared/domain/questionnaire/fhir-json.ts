/** @file Careful reading of FHIR JSON that others wrote: what is not of the expected kind counts as absent. */
import type { Coding } from '../primitives.ts';
import type { Answer, Quantity } from '../screening.ts';
import type { Translation, Variable } from './model.ts';

/** An element of FHIR JSON. */
export interface Json {
  readonly [key: string]: unknown;
}

const HL7 = 'http://hl7.org/fhir/';

/** Careline's own extensions of a FHIR Questionnaire item. */
export const SPOKEN_TEXT = 'urn:careline:spoken-text';
export const NEEDS_PRIVACY = 'urn:careline:needs-privacy';

export function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list. */
export function objectsOf(value: unknown): Json[] {
  return Array.isArray(value) ? value.filter(isObject) : [];
}

export function objectOf(value: unknown): Json {
  return isObject(value) ? value : {};
}

/** A text without spaces around it; empty where there is none. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value.trim() : '';
}

export function numberOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isFinite(value) ? value : null;
}

/**
 * The extensions of an element with one of these names: the last part of HL7's URL (`questionnaire-hidden`), which is the same in
 * the guides that publish one, or a whole URN.
 */
export function extensionsOf(element: Json, ...names: string[]): Json[] {
  return objectsOf(element.extension).filter((extension) => {
    const url = textOf(extension.url);
    return (
      names.includes(url) || (url.startsWith(HL7) && names.includes(url.slice(url.lastIndexOf('/') + 1)))
    );
  });
}

/** The value of the first such extension, or undefined. */
export function extensionValue(element: Json, ...names: string[]): unknown {
  for (const extension of extensionsOf(element, ...names)) {
    const key = Object.keys(extension).find((name) => name.startsWith('value'));
    if (key !== undefined) return extension[key];
  }
  return undefined;
}

/** The expression of an extension: FHIRPath only; `language` tells what else it is. */
export function expressionOf(value: unknown): { expression: string; name: string; language: string } {
  const { expression, name, language } = objectOf(value);
  return { expression: textOf(expression), name: textOf(name), language: textOf(language) };
}

/** The FHIRPath variables that an element names. */
export function variablesOf(element: Json): Variable[] {
  return extensionsOf(element, 'variable').flatMap((extension) => {
    const { expression, name, language } = expressionOf(extension.valueExpression);
    return name !== '' && expression !== '' && language === 'text/fhirpath' ? [{ name, expression }] : [];
  });
}

/** The translations of a primitive element, from its `_name` twin. */
export function translationsOf(element: Json, name: string): Translation[] {
  return extensionsOf(objectOf(element[`_${name}`]), 'translation').flatMap((extension) => {
    let language = '';
    let text = '';
    for (const part of objectsOf(extension.extension)) {
      if (part.url === 'lang') language = textOf(part.valueCode);
      if (part.url === 'content') text = textOf(part.valueString ?? part.valueMarkdown);
    }
    return language !== '' && text !== '' ? [{ language, text, spokenText: '' }] : [];
  });
}

/** A coding; where it has no system or no code these are empty. Null where it says nothing. */
export function codingOf(value: unknown): Coding | null {
  const { system, code, display } = objectOf(value);
  const coding = { system: textOf(system), code: textOf(code) };
  const words = textOf(display);
  if (coding.code === '' && words === '') return null;
  return words === '' ? coding : { ...coding, display: words };
}

/** A measured amount; null without a number. */
export function quantityOf(value: unknown): Quantity | null {
  const amount = objectOf(value);
  const number = numberOf(amount.value);
  if (number === null) return null;
  const texts = ['unit', 'system', 'code'].flatMap((name) => {
    const text = textOf(amount[name]);
    return text === '' ? [] : [[name, text]];
  });
  return { value: number, ...Object.fromEntries(texts) };
}

/** The answer in `value[x]` or `answer[x]` of an element; null where there is none or one that no answer can be. */
export function answerOf(element: Json, prefix: 'value' | 'answer' = 'value'): Answer | null {
  const coding = codingOf(element[`${prefix}Coding`]);
  if (coding) return { valueCoding: coding };
  const quantity = quantityOf(element[`${prefix}Quantity`]);
  if (quantity) return { valueQuantity: quantity };
  const flag = element[`${prefix}Boolean`];
  if (typeof flag === 'boolean') return { valueBoolean: flag };
  const integer = numberOf(element[`${prefix}Integer`]);
  if (integer !== null && Number.isInteger(integer)) return { valueInteger: integer };
  const decimal = numberOf(element[`${prefix}Decimal`]);
  if (decimal !== null) return { valueDecimal: decimal };
  for (const kind of ['String', 'Date', 'DateTime', 'Time', 'Uri'] as const) {
    const text = textOf(element[`${prefix}${kind}`]);
    if (text !== '') return { [`value${kind}`]: text } as Answer;
  }
  return null;
}
