import {
  codingOf,
  extensionsOf,
  isObject,
  type Json,
  objectsOf,
  textOf,
  translationsOf,
  variablesOf,
} from './fhir-json.ts';
import { isQuestion, itemsOf, Questionnaire, type QuestionnaireItem, type Variable } from './model.ts';
import { type FormProblem, type ReadingContext, readItem } from './read-item.ts';
import { containedValueSets } from './read-options.ts';

export type { FormProblem } from './read-item.ts';

export type ReadResult = { ok: true; questionnaire: Questionnaire } | { ok: false; problems: FormProblem[] };

/** Tells what is wrong with a FHIRPath expression in a sentence, or null. `compileProblem` of `expressions.ts` is one. */
export type ExpressionCheck = (expression: string) => string | null;

/**
 * Reads a FHIR R4 Questionnaire (parsed JSON) into the model, or says everything that is wrong with it: no linkId or one that comes
 * twice, a condition on an item that is not there or that comes round to itself, a condition or an expression that cannot be read. What
 * Careline cannot ask is no error: such an item becomes `unsupported` and `notes` says why. Expressions are checked where
 * `checkExpression` is given.
 */
export function readQuestionnaire(json: unknown, checkExpression?: ExpressionCheck): ReadResult {
  if (!isObject(json) || json.resourceType !== 'Questionnaire') {
    return refused('This is not a FHIR Questionnaire: its resourceType must be "Questionnaire".');
  }
  const context: ReadingContext = { valueSets: containedValueSets(json), notes: [], problems: [] };
  const items = objectsOf(json.item).map((item) => readItem(item, context, false));
  const form = headOf(json, context.notes, items);
  const problems = [
    ...context.problems,
    ...(form.url === ''
      ? [{ linkId: '', message: 'The form has neither url nor id nor title: give it a url of its own.' }]
      : []),
    ...(items.length === 0 ? [{ linkId: '', message: 'The form has no items.' }] : []),
    ...duplicates(items),
    ...conditionProblems(items),
    ...(checkExpression ? expressionProblems(form, checkExpression) : []),
  ];
  if (problems.length > 0) return { ok: false, problems };
  const checked = Questionnaire.safeParse(form);
  if (checked.success) return { ok: true, questionnaire: checked.data };
  return refused(...checked.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
}

function refused(...messages: string[]): ReadResult {
  return { ok: false, problems: messages.map((message) => ({ linkId: '', message })) };
}

function headOf(json: Json, notes: string[], items: QuestionnaireItem[]): Questionnaire {
  const id = textOf(json.id);
  const variables = variablesOf(json);
  const left = extensionsOf(json, 'variable').length - variables.length;
  if (left > 0) {
    notes.push(`${left} of its variables are no FHIRPath (such as queries of a record) and stay empty.`);
  }
  const title = textOf(json.title) || textOf(json.name) || id;
  // A draft that has neither url nor id yet goes by its title.
  const own =
    id ||
    title
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .slice(0, 60);
  const status = Questionnaire.shape.status.safeParse(json.status);
  if (extensionsOf(json, 'sdc-questionnaire-launchContext').length > 0) {
    notes.push(
      'The form asks for data of the record it is opened from (launchContext): it starts empty instead.',
    );
  }
  return {
    id,
    url: textOf(json.url) || (own === '' ? '' : `urn:careline:questionnaire:${own}`),
    version: textOf(json.version),
    title,
    translations: translationsOf(json, 'title'),
    status: status.success ? status.data : 'unknown',
    language: textOf(json.language) || 'en',
    copyright: textOf(json.copyright),
    codes: objectsOf(json.code).flatMap((code) => codingOf(code) ?? []),
    variables,
    notes,
    source: looksIntoItself(items, variables) ? json : null,
    items,
  };
}

function looksIntoItself(items: QuestionnaireItem[], variables: Variable[]): boolean {
  const expressions = itemsOf({ items }).flatMap((item) => [
    ...item.variables.map((variable) => variable.expression),
    ...[item.enableWhenExpression, item.calculatedExpression, item.initialExpression],
  ]);
  return [...variables.map((variable) => variable.expression), ...expressions].some(
    (expression) => expression.includes('%questionnaire') || expression.includes("%'questionnaire'"),
  );
}

function duplicates(items: QuestionnaireItem[]): FormProblem[] {
  const seen = new Set<string>();
  const twice = new Set<string>();
  for (const { linkId } of itemsOf({ items })) {
    if (linkId !== '' && seen.has(linkId)) twice.add(linkId);
    seen.add(linkId);
  }
  return [...twice].map((linkId) => ({
    linkId,
    message: `The linkId “${linkId}” is used twice: each item needs its own.`,
  }));
}

/** Conditions on items that are not there or cannot be answered, and those that come round: an item waits for its parent, too. */
function conditionProblems(items: QuestionnaireItem[]): FormProblem[] {
  const all = new Map(itemsOf({ items }).map((item) => [item.linkId, item]));
  const waitsFor = new Map<string, string[]>();
  const problems: FormProblem[] = [];
  const visit = (item: QuestionnaireItem, parent: string) => {
    const known = item.enableWhen.map((when) => when.linkId).filter((linkId) => all.has(linkId));
    waitsFor.set(item.linkId, parent === '' ? known : [parent, ...known]);
    for (const { linkId } of item.enableWhen) {
      const asked = all.get(linkId);
      if (!asked)
        problems.push({
          linkId: item.linkId,
          message: `It depends on “${linkId}”, which the form does not have.`,
        });
      else if (!isQuestion(asked) && asked.type !== 'unsupported') {
        problems.push({
          linkId: item.linkId,
          message: `It depends on “${linkId}”, which is no question and has no answer.`,
        });
      }
    }
    for (const child of item.items) visit(child, item.linkId);
  };
  for (const item of items) visit(item, '');
  return [...problems, ...circles(waitsFor)];
}

function circles(waitsFor: ReadonlyMap<string, readonly string[]>): FormProblem[] {
  const done = new Set<string>();
  const path: string[] = [];
  const problems: FormProblem[] = [];
  const follow = (linkId: string) => {
    if (done.has(linkId)) return;
    const at = path.indexOf(linkId);
    if (at >= 0) {
      const circle = [...path.slice(at), linkId].map((one) => `“${one}”`).join(' → ');
      problems.push({ linkId, message: `It depends on itself: ${circle}. One of these conditions must go.` });
      return;
    }
    path.push(linkId);
    for (const next of waitsFor.get(linkId) ?? []) follow(next);
    path.pop();
    done.add(linkId);
  };
  for (const linkId of waitsFor.keys()) follow(linkId);
  return problems;
}

function expressionProblems(form: Questionnaire, check: ExpressionCheck): FormProblem[] {
  const told = (linkId: string, what: string, expression: string): FormProblem[] => {
    const message = expression === '' ? null : check(expression);
    return message === null ? [] : [{ linkId, message: `Its ${what} cannot be read: ${message}` }];
  };
  return [
    ...form.variables.flatMap((variable) => told('', `variable “${variable.name}”`, variable.expression)),
    ...itemsOf(form).flatMap((item) => [
      ...item.variables.flatMap((variable) =>
        told(item.linkId, `variable “${variable.name}”`, variable.expression),
      ),
      ...told(item.linkId, 'enableWhenExpression', item.enableWhenExpression),
      ...told(item.linkId, 'calculatedExpression', item.calculatedExpression),
      ...told(item.linkId, 'initialExpression', item.initialExpression),
    ]),
  ];
}
