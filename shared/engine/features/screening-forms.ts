/** @file Which forms there are: Careline's own and the organization's, each version readable for good. */
import { FORMS } from '#shared/content/forms/index.ts';
import type { FormSummary, RefusedForm } from '#shared/contract/engine/screenings.ts';
import type { OrganizationForm } from '#shared/domain/organization-form.ts';
import { withKnownRules } from '#shared/domain/questionnaire/borrow-rules.ts';
import { urlOfCanonical } from '#shared/domain/questionnaire/effective-screenings.ts';
import { type Expressions, loadExpressions } from '#shared/domain/questionnaire/expressions.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { canonical, languagesOf, questionsOf } from '#shared/domain/questionnaire/model.ts';
import { readQuestionnaire } from '#shared/domain/questionnaire/read-questionnaire.ts';
import { findForms } from '#shared/store/queries.ts';
import type { Desk } from '../desk.ts';
import { engineError } from '../errors.ts';

type Reading = { form: Form; reason: '' } | { form: null; reason: string };

/** Each document is read once; a form is never changed, only followed by another version. */
const readings = new WeakMap<object, Map<string, Reading>>();
const expressionsOfForms = new WeakMap<Form, Promise<Expressions | null>>();

/** The newest version of each form that can be asked. One of the organization takes the place of Careline's of the same url. */
export async function forms(desk: Desk): Promise<FormSummary[]> {
  const own = (await formsInUse(desk)).flatMap((versions) => {
    const form = versions.map((document) => readingOf(desk, document).form).find((one) => one !== null);
    return form ?? [];
  });
  const replaced = new Set(own.map((form) => form.questionnaire.url));
  return [
    ...FORMS.filter((form) => !replaced.has(form.questionnaire.url)).map((form) =>
      summaryOf(form, 'careline'),
    ),
    ...own.map((form) => summaryOf(form, 'organization')),
  ];
}

/** The organization's forms whose newest version cannot be asked, with the reason. An older version that can be takes its place. */
export async function refusedForms(desk: Desk): Promise<RefusedForm[]> {
  return (await formsInUse(desk)).flatMap(([newest]) => {
    const reason = newest ? readingOf(desk, newest).reason : '';
    return newest && reason !== '' ? [{ questionnaire: newest.canonical, title: newest.title, reason }] : [];
  });
}

/** A form by its canonical reference, of any version that is known, also a retired one; null where this device has none. */
export async function findForm(desk: Desk, questionnaire: string): Promise<Form | null> {
  const known = FORMS.find((form) => canonical(form.questionnaire) === questionnaire);
  if (known) return known;
  const documents = await findForms(desk.store);
  const document = documents.find((one) => one.canonical === questionnaire);
  return document ? readingOf(desk, document).form : null;
}

/** As `findForm`, and NOT_FOUND where there is none. */
export async function requireForm(desk: Desk, questionnaire: string): Promise<Form> {
  const form = await findForm(desk, questionnaire);
  if (form) return form;
  throw engineError(
    'NOT_FOUND',
    'This version of the form is not on this device. Its answers are kept; connect, so that the form can arrive.',
  );
}

/** What computes in a form, loaded once; null where nothing does. */
export function expressionsOf(form: Form): Promise<Expressions | null> {
  const before = expressionsOfForms.get(form);
  if (before) return before;
  const loading = loadExpressions(form.questionnaire);
  expressionsOfForms.set(form, loading);
  return loading;
}

/** The versions of each form whose newest is not retired, the newest first, by title. */
async function formsInUse(desk: Desk): Promise<OrganizationForm[][]> {
  const documents = await findForms(desk.store);
  documents.sort((left, right) => right.addedAt.localeCompare(left.addedAt));
  const byUrl = Map.groupBy(documents, (document) => urlOfCanonical(document.canonical));
  const inUse = [...byUrl.values()].filter(([newest]) => newest?.status === 'active');
  return inUse.sort((left, right) => (left[0]?.title ?? '').localeCompare(right[0]?.title ?? ''));
}

function readingOf(desk: Desk, document: OrganizationForm): Reading {
  const known = readings.get(desk.store) ?? new Map<string, Reading>();
  readings.set(desk.store, known);
  const key = `${document.id} ${document.rev}`;
  const reading = known.get(key) ?? readDocument(document);
  known.set(key, reading);
  return reading;
}

function readDocument(document: OrganizationForm): Reading {
  let json: unknown;
  try {
    json = JSON.parse(document.questionnaire);
  } catch {
    return { form: null, reason: 'It is not JSON.' };
  }
  const read = readQuestionnaire(json);
  if (!read.ok) {
    const [first] = read.problems;
    return { form: null, reason: first ? `${first.linkId} ${first.message}`.trim() : 'It cannot be read.' };
  }
  if (canonical(read.questionnaire) !== document.canonical) {
    return { form: null, reason: 'Its url and version are not those it was added with.' };
  }
  return { form: withKnownRules(read.questionnaire, FORMS), reason: '' };
}

function summaryOf(form: Form, origin: FormSummary['origin']): FormSummary {
  const { questionnaire, estimatedMinutes, rules } = form;
  return {
    questionnaire: canonical(questionnaire),
    title: questionnaire.title,
    questions: questionsOf(questionnaire).length,
    minutes: estimatedMinutes,
    origin,
    reviews: rules.reviews,
    languages: languagesOf(questionnaire),
  };
}
