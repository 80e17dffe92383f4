/** @file Forms for tests of the rules: read from FHIR, and random ones with answers. */
import fc from 'fast-check';
import type { Answer, ResponseItem } from '../screening.ts';
import type { Json } from './fhir-json.ts';
import { type Questionnaire, type QuestionnaireItem, questionsOf } from './model.ts';
import { innerInstance, placesOf } from './places.ts';
import { readQuestionnaire } from './read-questionnaire.ts';

/** A form with these items, as a FHIR R4 Questionnaire. */
export function fhirForm(item: Json[], more: Json = {}): Json {
  return {
    resourceType: 'Questionnaire',
    url: 'urn:test:form',
    version: '1',
    title: 'Test',
    status: 'active',
    ...more,
    item,
  };
}

/** Reads a form that must be good. */
export function formOf(item: Json[], more: Json = {}): Questionnaire {
  const read = readQuestionnaire(fhirForm(item, more));
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  return read.questionnaire;
}

/** A choice with these codes; `a=2` gives the weight. */
export function choice(linkId: string, codes: string[], more: Json = {}): Json {
  const answerOption = codes.map((text) => {
    const [code = '', weight] = text.split('=');
    const extension = [
      { url: 'http://hl7.org/fhir/StructureDefinition/ordinalValue', valueDecimal: Number(weight) },
    ];
    const valueCoding = { system: 'urn:test:codes', code, display: code.toUpperCase() };
    return { valueCoding: weight === undefined ? valueCoding : { extension, ...valueCoding } };
  });
  return { linkId, text: linkId, type: 'choice', answerOption, ...more };
}

export function answered(linkId: string, answer: Answer | string, instance = ''): ResponseItem {
  const value =
    typeof answer === 'string' ? { valueCoding: { system: 'urn:test:codes', code: answer } } : answer;
  return { linkId, instance, status: 'answered', answers: [value] };
}

const TYPES = [
  'boolean',
  'integer',
  'decimal',
  'string',
  'date',
  'choice',
  'group',
  'group',
  'display',
] as const;

/** Forms of up to about twenty items, nested three deep, with repeating groups and conditions on items before. */
export const randomForm: fc.Arbitrary<Questionnaire> = fc
  .array(fc.tuple(fc.nat(8), fc.nat(2), fc.nat(3), fc.nat(40), fc.boolean()), { minLength: 1, maxLength: 20 })
  .map((rows) => {
    const top: Json[] = [];
    const open: Json[][] = [top];
    const asked: { linkId: string; type: string }[] = [];
    for (const [at, [kind, depth, condition, target, flag]] of rows.entries()) {
      const type = TYPES[kind] ?? 'boolean';
      const linkId = `i${at}`;
      open.length = Math.min(open.length, depth + 1);
      const before = condition === 0 ? asked[target % Math.max(1, asked.length)] : undefined;
      const enableWhen = before ? { enableWhen: [conditionOn(before, flag)] } : {};
      const item: Json[] = [];
      const base: Json = {
        linkId,
        text: `Text ${at}`,
        type,
        ...(flag ? { required: true } : {}),
        ...enableWhen,
      };
      const repeats = type === 'group' && flag ? { repeats: true } : {};
      const options = type === 'choice' ? choice(linkId, ['a=0', 'b=1', 'c=2']) : {};
      open.at(-1)?.push({ ...options, ...base, ...repeats, ...(type === 'group' ? { item } : {}) });
      if (type === 'group') open.push(item);
      else if (type !== 'display') asked.push({ linkId, type });
    }
    return formOf(top);
  });

function conditionOn({ linkId, type }: { linkId: string; type: string }, flag: boolean): Json {
  const question = { question: linkId };
  if (type === 'boolean') return { ...question, operator: '=', answerBoolean: flag };
  if (type === 'integer') return { ...question, operator: '>', answerInteger: 2 };
  if (type === 'choice') {
    return { ...question, operator: '!=', answerCoding: { system: 'urn:test:codes', code: 'b' } };
  }
  return { ...question, operator: 'exists', answerBoolean: flag };
}

/** A random form with answers: each question of up to three repetitions of the groups around it answered, declined, skipped or left. */
export const randomAnswers: fc.Arbitrary<{ form: Questionnaire; items: ResponseItem[] }> = fc
  .tuple(randomForm, fc.infiniteStream(fc.nat(11)))
  .map(([form, stream]) => {
    const next = () => Number(stream.next().value);
    const counts = new Map<string, number>();
    const countOf = (key: string) => {
      if (!counts.has(key)) counts.set(key, 1 + (next() % 3));
      return counts.get(key) ?? 1;
    };
    const items = questionsOf(form).flatMap((question) => {
      let instances = [''];
      for (const group of placesOf(form).get(question.linkId)?.around ?? []) {
        instances = instances.flatMap((outer) =>
          Array.from({ length: countOf(`${outer} ${group.linkId}`) }, (_, index) =>
            innerInstance(outer, index),
          ),
        );
      }
      return instances.flatMap((instance) => randomItem(question, instance, next()));
    });
    return { form, items };
  });

function randomItem(
  { linkId, type, options }: QuestionnaireItem,
  instance: string,
  dice: number,
): ResponseItem[] {
  if (dice === 0) return [];
  if (dice === 1 || dice === 2)
    return [{ linkId, instance, status: dice === 1 ? 'declined' : 'skipped', answers: [] }];
  const values: Record<string, Answer | undefined> = {
    boolean: { valueBoolean: dice % 2 === 0 },
    integer: { valueInteger: dice % 5 },
    decimal: { valueDecimal: dice / 2 },
    string: { valueString: `word ${dice}` },
    date: { valueDate: `2026-11-${10 + dice}` },
    choice: options[dice % 3]?.value,
  };
  const value = values[type];
  return value ? [{ linkId, instance, status: 'answered', answers: [value] }] : [];
}
