import type { Coding } from '../primitives.ts';
import type { Answer, ResponseItem } from '../screening.ts';
import { optionOf } from './answers.ts';
import type { Json } from './fhir-json.ts';
import { canonical, type Questionnaire, type QuestionnaireItem } from './model.ts';
import { innerInstance, repetitionCount } from './places.ts';

/** Why an item has no answer, as FHIR's data-absent-reason: `asked-declined` for declined, `not-asked` for skipped. */
export const DATA_ABSENT_REASON = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason';
const ORDINAL_VALUE = 'http://hl7.org/fhir/StructureDefinition/ordinalValue';
const ITEM_WEIGHT = 'http://hl7.org/fhir/StructureDefinition/itemWeight';

export interface ResponseOptions {
  /** The other elements: id, subject, authored, author … */
  head?: Json;
  /** Writes the weight of each answer beside its code, as expressions look for it. */
  withWeights?: boolean;
  /** Hears of each element that was written for an item. */
  onItem?(item: QuestionnaireItem, instance: string, element: Json): void;
}

/**
 * The answers as a FHIR R4 QuestionnaireResponse, nested as the form is: items in its order, repetitions of a group one after the other, items
 * below a question within its first answer. Declined and skipped questions are items with the reason; blank ones, headings without answers and texts
 * are left out, so that repetitions without an answer close up. The status is `completed` where `head` does not say otherwise.
 */
export function toResponse(
  form: Questionnaire,
  items: readonly ResponseItem[],
  options: ResponseOptions = {},
): Json {
  const written = new ResponseWriter(form, items, options).items(form.items, '');
  return {
    resourceType: 'QuestionnaireResponse',
    questionnaire: canonical(form),
    status: 'completed',
    ...options.head,
    ...(written.length > 0 ? { item: written } : {}),
  };
}

class ResponseWriter {
  readonly #form: Questionnaire;
  readonly #items: readonly ResponseItem[];
  readonly #byKey: ReadonlyMap<string, ResponseItem>;
  readonly #options: ResponseOptions;

  constructor(form: Questionnaire, items: readonly ResponseItem[], options: ResponseOptions) {
    this.#form = form;
    this.#items = items;
    this.#byKey = new Map(items.map((item) => [`${item.instance} ${item.linkId}`, item]));
    this.#options = options;
  }

  items(items: readonly QuestionnaireItem[], instance: string): Json[] {
    return items.flatMap((item) => {
      if (item.type === 'display') return [];
      if (item.type !== 'group') return this.#question(item, instance);
      if (!item.repeats) return this.#group(item, instance);
      const count = repetitionCount(this.#form, this.#items, item.linkId, instance);
      return Array.from({ length: count }, (_, index) =>
        this.#group(item, innerInstance(instance, index)),
      ).flat();
    });
  }

  #group(item: QuestionnaireItem, instance: string): Json[] {
    const below = this.items(item.items, instance);
    return below.length === 0 ? [] : [this.#told(item, instance, { ...headOf(item), item: below })];
  }

  #question(item: QuestionnaireItem, instance: string): Json[] {
    const response = this.#byKey.get(`${instance} ${item.linkId}`);
    const below = this.items(item.items, instance);
    const reason = response ? reasonOf(response) : '';
    const answers =
      reason === '' ? (response?.answers ?? []).map((answer) => this.#answer(item, answer)) : [];
    if (below.length > 0) answers.splice(0, 1, { ...answers[0], item: below });
    if (answers.length === 0 && reason === '') return [];
    const extension = reason === '' ? {} : { extension: [{ url: DATA_ABSENT_REASON, valueCode: reason }] };
    const written = { ...extension, ...headOf(item), ...(answers.length > 0 ? { answer: answers } : {}) };
    return [this.#told(item, instance, written)];
  }

  #told(item: QuestionnaireItem, instance: string, element: Json): Json {
    this.#options.onItem?.(item, instance, element);
    return element;
  }

  #answer(item: QuestionnaireItem, answer: Answer): Json {
    const weight = this.#options.withWeights === true ? (optionOf(item, answer)?.weight ?? null) : null;
    const extension = weight === null ? {} : { extension: weightExtensions(weight) };
    if (!('valueCoding' in answer))
      return weight === null ? answer : { ...answer, ...twinOf(answer, extension) };
    return { valueCoding: { ...extension, ...codingJson(answer.valueCoding) } };
  }
}

/** Both names under which forms look for a weight. */
function weightExtensions(weight: number): Json[] {
  return [ORDINAL_VALUE, ITEM_WEIGHT].map((url) => ({ url, valueDecimal: weight }));
}

/** A coding without what it does not say. */
function codingJson({ system, code, display }: Coding): Json {
  return {
    ...(system === '' ? {} : { system }),
    ...(code === '' ? {} : { code }),
    ...(display === undefined ? {} : { display }),
  };
}

function headOf(item: QuestionnaireItem): Json {
  return item.text === '' ? { linkId: item.linkId } : { linkId: item.linkId, text: item.text };
}

function reasonOf({ status }: ResponseItem): string {
  if (status === 'declined') return 'asked-declined';
  return status === 'skipped' ? 'not-asked' : '';
}

/** Extensions of a primitive value stand in its `_value` twin. */
function twinOf(answer: Answer, extension: Json): Json {
  return { [`_${Object.keys(answer)[0]}`]: extension };
}
