/** @file FHIRPath in forms. The library is large and comes only where a form has expressions. */
import type { ResponseItem } from '../screening.ts';
import { type Json, objectOf } from './fhir-json.ts';
import { itemsOf, type Questionnaire, type QuestionnaireItem, type Variable } from './model.ts';
import { instanceParts, outerInstance, placesOf } from './places.ts';
import { weightIn } from './read-options.ts';
import type { ExpressionCheck } from './read-questionnaire.ts';
import { toResponse } from './to-response.ts';

/** Works out expressions of one form. */
export interface Expressions {
  /** Expressions over these answers. */
  over(items: readonly ResponseItem[]): ExpressionValues;
}

export interface ExpressionValues {
  /** What an expression of an item gives in an instance: nothing where it cannot be worked out. */
  valuesOf(expression: string, item: QuestionnaireItem, instance: string): unknown[];
}

/** Whether anything in a form is computed, so that `loadExpressions` gives something. */
export function hasExpressions(form: Pick<Questionnaire, 'items'>): boolean {
  return itemsOf(form).some(
    (item) =>
      item.calculatedExpression !== '' || item.enableWhenExpression !== '' || item.initialExpression !== '',
  );
}

/** Loads what works out the expressions of a form; null where it has none. */
export async function loadExpressions(form: Questionnaire): Promise<Expressions | null> {
  return hasExpressions(form) ? makeExpressions(form, await loadLibrary()) : null;
}

/** Loads the check of expressions, for forms that come in. */
export async function loadExpressionCheck(): Promise<ExpressionCheck> {
  const { fhirpath } = await loadLibrary();
  return (expression) => {
    try {
      fhirpath.parse(expression);
      return null;
    } catch (error) {
      return error instanceof Error ? error.message.slice(0, 200) : 'it is no FHIRPath.';
    }
  };
}

async function loadLibrary() {
  const [{ default: fhirpath }, { default: model }] = await Promise.all([
    import('fhirpath'),
    import('fhirpath/fhir-context/r4'),
  ]);
  return { fhirpath, model };
}

type Library = Awaited<ReturnType<typeof loadLibrary>>;
type Environment = Record<string, unknown>;

/** What an expression is about: the whole response, or the element of an item. */
type Base = 'QuestionnaireResponse' | 'QuestionnaireResponse.item';

interface Scope {
  base: Base;
  node: Json;
  environment: Environment;
}

function makeExpressions(form: Questionnaire, library: Library): Expressions {
  const places = placesOf(form);
  const { resolved, typed } = evaluators(library);

  /** The same node with its FHIR type, so that `%context.answer.value` finds the value. */
  const scopeOf = (outer: Environment, base: Base, node: Json, variables: readonly Variable[]): Scope => {
    const environment: Environment = { ...outer };
    environment.context = typed('$this', { base, node, environment });
    for (const { name, expression } of variables) {
      environment[name] = typed(expression, { base, node, environment });
    }
    return { base, node, environment };
  };

  return {
    over(items) {
      const elements = new Map<string, Json>();
      const response = toResponse(form, items, {
        withWeights: true,
        head: { status: 'in-progress' },
        onItem: (item, instance, element) => elements.set(`${instance} ${item.linkId}`, element),
      });
      const whole = { resource: response, questionnaire: form.source ?? [] };
      const root = scopeOf(whole, 'QuestionnaireResponse', response, form.variables);
      const known = new Map<string, Scope>();
      const scopeAt = (linkId: string, instance: string): Scope => {
        const place = places.get(linkId);
        if (!place) return root;
        const own = ownInstance(place.item, place.around.length, instance);
        const key = `${own} ${linkId}`;
        const before = known.get(key);
        if (before) return before;
        const outer = place.parent ? scopeAt(place.parent.linkId, own) : root;
        const node = elements.get(key) ?? { linkId };
        const scope = scopeOf(outer.environment, 'QuestionnaireResponse.item', node, place.item.variables);
        known.set(key, scope);
        return scope;
      };
      return {
        valuesOf: (expression, item, instance) => resolved(expression, scopeAt(item.linkId, instance)),
      };
    },
  };
}

/** `weight()` and `ordinal()` from the form alone: the library's own ask a terminology server for an answer without a weight. */
const ordinal = { fn: weightsOf, arity: { 0: [] }, internalStructures: true };
const WEIGHTS = { weight: ordinal, ordinal };

/** The weights of codings, answers and options; those without one are left out. */
function weightsOf(nodes: readonly { data?: unknown; _data?: unknown }[]): number[] {
  return nodes.flatMap(({ data, _data }) => {
    const element = objectOf(data);
    const value = Object.keys(element).find((key) => key.startsWith('value'));
    const places = [element, objectOf(_data), objectOf(element[`_${value}`]), objectOf(element[value ?? ''])];
    return weightIn(...places) ?? [];
  });
}

/** Evaluates to plain values, or to values that keep their FHIR types for the expressions that use them. Each expression is parsed once. */
function evaluators({ fhirpath, model }: Library) {
  const evaluator = (resolveInternalTypes: boolean) => {
    const compiled = new Map<string, (node: unknown, environment: Environment) => unknown>();
    return (expression: string, { base, node, environment }: Scope): unknown[] => {
      try {
        const key = `${base} ${expression}`;
        const run =
          compiled.get(key) ??
          fhirpath.compile({ base, expression }, model, {
            resolveInternalTypes,
            userInvocationTable: WEIGHTS,
          });
        compiled.set(key, run);
        const result = run(node, environment);
        return Array.isArray(result) ? result : [];
      } catch {
        // A form may name what is not there (a launch context) or divide by nothing: that gives no value.
        return [];
      }
    };
  };
  return { resolved: evaluator(true), typed: evaluator(false) };
}

/** A repeating group is found under the instance of its repetition, where the instance given lies within one. */
function ownInstance(item: QuestionnaireItem, around: number, instance: string): string {
  const isRepetition = item.type === 'group' && item.repeats && instanceParts(instance).length > around;
  return outerInstance(instance, isRepetition ? around + 1 : around);
}
