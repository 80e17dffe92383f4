import type { ResponseItem } from '../screening.ts';
import type { Questionnaire, QuestionnaireItem } from './model.ts';

type Form = Pick<Questionnaire, 'items'>;

/** Where an item stands in its form. */
export interface Place {
  item: QuestionnaireItem;
  parent: QuestionnaireItem | null;
  /** The repeating groups around it, outermost first: an instance has one number for each. */
  around: readonly QuestionnaireItem[];
}

const known = new WeakMap<Form['items'], ReadonlyMap<string, Place>>();

/** The place of every item of a form, by linkId, in order. Worked out once for each form. */
export function placesOf(form: Form): ReadonlyMap<string, Place> {
  const before = known.get(form.items);
  if (before) return before;
  const places = new Map<string, Place>();
  const visit = (
    item: QuestionnaireItem,
    parent: QuestionnaireItem | null,
    around: readonly QuestionnaireItem[],
  ) => {
    places.set(item.linkId, { item, parent, around });
    const inside = item.type === 'group' && item.repeats ? [...around, item] : around;
    for (const child of item.items) visit(child, item, inside);
  };
  for (const item of form.items) visit(item, null, []);
  known.set(form.items, places);
  return places;
}

/** The numbers of an instance: none outside of any repeating group. */
export function instanceParts(instance: string): string[] {
  return instance === '' ? [] : instance.split('.');
}

/** The instance of the groups further out, of which an instance has at least that many numbers. */
export function outerInstance(instance: string, depth: number): string {
  return instanceParts(instance).slice(0, depth).join('.');
}

/** The instance of repetition `index` of a group that stands in `around`. */
export function innerInstance(around: string, index: number): string {
  return around === '' ? String(index) : `${around}.${index}`;
}

/** How many repetitions of a repeating group there are in the instance around it: those answered, at least `minOccurs`, at least one. */
export function repetitionCount(
  form: Form,
  items: readonly Pick<ResponseItem, 'linkId' | 'instance'>[],
  groupLinkId: string,
  around: string,
): number {
  const places = placesOf(form);
  const group = places.get(groupLinkId);
  const depth = group?.around.length ?? 0;
  let count = Math.max(1, group?.item.limits.minOccurs ?? 1);
  for (const item of items) {
    if (places.get(item.linkId)?.around[depth]?.linkId !== groupLinkId) continue;
    if (outerInstance(item.instance, depth) !== around) continue;
    count = Math.max(count, Number(instanceParts(item.instance)[depth]) + 1);
  }
  return count;
}

/** The instances in which an item stands now, in order. */
export function instancesOf(
  form: Form,
  items: readonly Pick<ResponseItem, 'linkId' | 'instance'>[],
  linkId: string,
): string[] {
  const around = placesOf(form).get(linkId)?.around ?? [];
  let instances = [''];
  for (const group of around) {
    instances = instances.flatMap((outer) =>
      Array.from({ length: repetitionCount(form, items, group.linkId, outer) }, (_, index) =>
        innerInstance(outer, index),
      ),
    );
  }
  return instances;
}

/** The responses without one repetition of a group; the repetitions after it move up. */
export function withoutRepetition(
  form: Form,
  items: readonly ResponseItem[],
  groupLinkId: string,
  instance: string,
): ResponseItem[] {
  const places = placesOf(form);
  const depth = places.get(groupLinkId)?.around.length ?? 0;
  const removed = instanceParts(instance);
  const outer = removed.slice(0, depth).join('.');
  return items.flatMap((item) => {
    const parts = instanceParts(item.instance);
    const isInGroup = places.get(item.linkId)?.around[depth]?.linkId === groupLinkId;
    if (!isInGroup || outerInstance(item.instance, depth) !== outer) return [item];
    const index = Number(parts[depth]);
    if (index === Number(removed[depth])) return [];
    if (index < Number(removed[depth])) return [item];
    return [{ ...item, instance: parts.with(depth, String(index - 1)).join('.') }];
  });
}
