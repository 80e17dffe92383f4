import type { Json } from './fhir-json.ts';
import type { AnswerOption, Questionnaire, QuestionnaireItem } from './model.ts';
import { codingJson, weightExtensions } from './to-response.ts';

/** The form as FHIR again, as far as expressions look into it (`%questionnaire`): items, codes, texts, answers with their weights. */
export function toQuestionnaire(form: Questionnaire): Json {
  return {
    resourceType: 'Questionnaire',
    url: form.url,
    ...(form.version === '' ? {} : { version: form.version }),
    title: form.title,
    status: form.status,
    item: form.items.map(itemJson),
  };
}

function itemJson(item: QuestionnaireItem): Json {
  return {
    linkId: item.linkId,
    ...(item.codes.length > 0 ? { code: item.codes.map(codingJson) } : {}),
    ...(item.prefix === '' ? {} : { prefix: item.prefix }),
    ...(item.text === '' ? {} : { text: item.text }),
    type: item.type === 'unsupported' ? 'attachment' : item.type,
    ...(item.required ? { required: true } : {}),
    ...(item.repeats ? { repeats: true } : {}),
    ...(item.options.length > 0 ? { answerOption: item.options.map(optionJson) } : {}),
    ...(item.items.length > 0 ? { item: item.items.map(itemJson) } : {}),
  };
}

function optionJson({ value, weight }: AnswerOption): Json {
  const extension = weight === null ? {} : { extension: weightExtensions(weight) };
  if (!('valueCoding' in value)) return { ...extension, ...value };
  return { ...extension, valueCoding: { ...extension, ...codingJson(value.valueCoding) } };
}
