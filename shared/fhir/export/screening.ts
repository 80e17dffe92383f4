import type {
  Observation as FhirObservation,
  QuestionnaireResponse,
  QuestionnaireResponseItem,
} from '@medplum/fhirtypes';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { itemsOf, type QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import { toResponse } from '#shared/domain/questionnaire/to-response.ts';
import type { ResponseItem, Score, Screening } from '#shared/domain/screening.ts';
import { compact } from './compact.ts';
import { detailsOf } from './details.ts';
import {
  coded,
  codingsOut,
  concept,
  gravity,
  metaOf,
  ownIdentifier,
  reference,
  SYSTEMS,
} from './elements.ts';
import type { ExportContext } from './export-context.ts';
import { socialCategories } from './need.ts';
import { domainsOf } from './screening-domains.ts';
import { REDACTED, RESTRICTED } from './sensitive.ts';

/** A completed form, and what it says: one observation for each coded answer and each score. */
export function screeningOut(
  screening: Screening,
  context: ExportContext,
): (QuestionnaireResponse | FhirObservation)[] {
  const form = context.form(screening.questionnaire);
  const questions = new Map(
    (form === undefined ? [] : itemsOf(form.questionnaire)).map((item) => [item.linkId, item]),
  );
  const isPrivate = (linkId: string) => questions.get(linkId)?.needsPrivacy === true;
  const isWithheld = (linkIds: readonly string[]) => !context.input.withSensitive && linkIds.some(isPrivate);
  const items = screening.items.filter(({ linkId }) => !isWithheld([linkId]));
  const scoreLinks = (score: Score) => linkIdsIn(form?.rules.scores.find(({ id }) => id === score.id));
  const scores = screening.scores.filter((score) => !isWithheld(scoreLinks(score)));
  const isRestricted = context.input.withSensitive && screening.items.some(({ linkId }) => isPrivate(linkId));
  const isRedacted = items.length < screening.items.length;
  const response = compact<QuestionnaireResponse>({
    resourceType: 'QuestionnaireResponse',
    id: screening.id,
    meta: metaOf({
      changedAt: screening.updatedAt,
      security: [...(isRestricted ? RESTRICTED : []), ...(isRedacted ? REDACTED : [])],
    }),
    language: screening.language,
    extension: detailsOf('screening', { amendsId: screening.amendsId }),
    identifier: ownIdentifier('screening', screening.id),
    questionnaire: screening.questionnaire,
    status: screening.status,
    subject: context.subject,
    encounter: screening.callId === '' ? undefined : reference(screening.callId),
    authored: screening.authoredAt,
    author: context.actor(screening.staffId),
    source: context.subject,
    item: responseItems(form, items),
  });
  return [
    response,
    ...items.flatMap((item) =>
      answerOut(item, questions.get(item.linkId), screening, {
        context,
        isRestricted: isPrivate(item.linkId),
      }),
    ),
    ...scores.flatMap((score) =>
      scoreOut(score, screening, { context, isRestricted: scoreLinks(score).some(isPrivate) }),
    ),
  ];
}

/** Nested as the form; where the form is not at hand, as they are. */
function responseItems(form: Form | undefined, items: readonly ResponseItem[]): QuestionnaireResponseItem[] {
  if (form === undefined) {
    return items.map(({ linkId, answers }) => ({
      linkId,
      answer: answers as QuestionnaireResponseItem['answer'] & object,
    }));
  }
  return (toResponse(form.questionnaire, items).item ?? []) as QuestionnaireResponseItem[];
}

interface Labelled {
  context: ExportContext;
  isRestricted: boolean;
}

/** What every observation of a screening has; it is derived from the response (Gravity: SHALL). */
function surveyOf(id: string, screening: Screening, { context, isRestricted }: Labelled, loinc: string) {
  const domains = domainsOf(loinc);
  const nurse = context.person(screening.staffId);
  return {
    resourceType: 'Observation' as const,
    id,
    meta: metaOf({
      profiles: domains.length === 0 ? [] : [gravity('ObservationScreeningResponse')],
      changedAt: screening.updatedAt,
      security: isRestricted ? RESTRICTED : [],
    }),
    identifier: [ownIdentifier('screening-answer', id)],
    status: screening.status === 'amended' ? ('corrected' as const) : ('final' as const),
    category: [
      coded(SYSTEMS.observationCategory, 'survey', 'Survey'),
      ...socialCategories(domains[0] ?? ''),
      ...domains.slice(1).map((domain) => coded(SYSTEMS.gravity, domain)),
    ],
    subject: context.subject,
    encounter: screening.callId === '' ? undefined : reference(screening.callId),
    effectiveDateTime: screening.authoredAt,
    performer: nurse === undefined ? [] : [nurse],
    derivedFrom: [reference(screening.id)],
  };
}

/**
 * A coded answer. Positive answers of a need are marked so; nothing is marked negative, as only a clinician rules a need out. Of several answers each
 * is a component-free observation of its own, as FHIR's value holds one.
 */
function answerOut(
  item: ResponseItem,
  question: QuestionnaireItem | undefined,
  screening: Screening,
  labelled: Labelled,
): FhirObservation[] {
  const loinc = question?.codes.find(({ system }) => system === SYSTEMS.loinc)?.code;
  if (question === undefined || loinc === undefined) return [];
  const base = (index: number) =>
    surveyOf(
      labelled.context.id('answer', screening.id, item.linkId, item.instance, String(index)),
      screening,
      labelled,
      loinc,
    );
  const code = concept([{ system: SYSTEMS.loinc, code: loinc }], question.text);
  if (item.answers.length === 0) {
    const reason = item.status === 'declined' ? 'asked-declined' : 'not-asked';
    return [
      compact<FhirObservation>({ ...base(0), code, dataAbsentReason: coded(SYSTEMS.dataAbsent, reason) }),
    ];
  }
  const isPositive = screening.needs.some(({ linkIds }) => linkIds.includes(item.linkId));
  return item.answers.flatMap((answer, index) => {
    const value =
      'valueCoding' in answer
        ? { valueCodeableConcept: { coding: codingsOut([answer.valueCoding]) } }
        : 'valueInteger' in answer
          ? { valueInteger: answer.valueInteger }
          : 'valueBoolean' in answer
            ? { valueBoolean: answer.valueBoolean }
            : 'valueQuantity' in answer
              ? { valueQuantity: answer.valueQuantity }
              : undefined;
    if (value === undefined) return [];
    return [
      compact<FhirObservation>({
        ...base(index),
        code,
        ...value,
        interpretation: isPositive ? [coded(SYSTEMS.interpretation, 'POS', 'Positive')] : [],
      }),
    ];
  });
}

/** A score that LOINC has a code for. One that answers are missing for has no value, and never one that was guessed. */
function scoreOut(score: Score, screening: Screening, labelled: Labelled): FhirObservation[] {
  if (score.loinc === '') return [];
  const id = labelled.context.id('score', screening.id, score.id);
  return [
    compact<FhirObservation>({
      ...surveyOf(id, screening, labelled, score.loinc),
      code: concept([{ system: SYSTEMS.loinc, code: score.loinc }], score.title),
      valueQuantity:
        score.value === null
          ? undefined
          : { value: score.value, unit: '{score}', system: SYSTEMS.ucum, code: '{score}' },
      dataAbsentReason: score.value === null ? coded(SYSTEMS.dataAbsent, 'unknown') : undefined,
      interpretation:
        score.interpretation === 'positive' ? [coded(SYSTEMS.interpretation, 'POS', 'Positive')] : [],
      note: score.text === '' ? [] : [{ text: score.text }],
    }),
  ];
}

/** The items that a rule reads, whatever its kind. */
function linkIdsIn(rule: unknown): string[] {
  if (Array.isArray(rule)) return rule.flatMap(linkIdsIn);
  if (typeof rule !== 'object' || rule === null) return [];
  return Object.entries(rule).flatMap(([key, value]) => {
    if (key === 'linkId') return [String(value)];
    if (key === 'linkIds' && Array.isArray(value)) return value.map(String);
    return linkIdsIn(value);
  });
}
