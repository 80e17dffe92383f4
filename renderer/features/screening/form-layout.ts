/** @file A form laid out in the order in which it is asked: what stands on the screen, given what is enabled and how often groups repeat. */

import type { IsEnabled } from '#shared/domain/questionnaire/enabled.ts';
import { isAskedOfPerson } from '#shared/domain/questionnaire/missing-items.ts';
import type { Questionnaire, QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import { innerInstance } from '#shared/domain/questionnaire/places.ts';
import { itemKey } from './item-key.ts';

interface Placed {
  /** Unique on the screen. */
  key: string;
  item: QuestionnaireItem;
  instance: string;
  /** How deep under headings. */
  depth: number;
  /** The group it stands in, nearest first known by words; null outside of any. */
  section: QuestionnaireItem | null;
}

export interface HeadingRow extends Placed {
  kind: 'heading';
  /** Which repetition of how many, from 1; null where the group does not repeat. */
  repetition: { number: number; of: number; canRemove: boolean } | null;
}

export interface TextRow extends Placed {
  kind: 'text';
}

export interface QuestionRow extends Placed {
  kind: 'question';
  /** The privacy check that it waits for; empty where it waits for none. */
  run: string;
}

export interface UnsupportedRow extends Placed {
  kind: 'unsupported';
}

/** The pause before a run of items that are asked only when she is alone and can talk. `key` names the run. */
export interface PrivacyRow extends Placed {
  kind: 'privacy';
  /** The questions that wait. */
  questions: readonly string[];
}

/** Where another repetition of a group can be added. `instance` is that around the group. */
export interface AddRow extends Placed {
  kind: 'add';
  count: number;
}

export type FormRow = HeadingRow | TextRow | QuestionRow | UnsupportedRow | PrivacyRow | AddRow;

export interface Standing {
  /** Whether an item is asked, by its `enableWhen`. */
  isEnabled: IsEnabled;
  /** How many repetitions a repeating group has. */
  countOf(groupKey: string): number;
}

/** The rows of a form from top to bottom. A run of items that need privacy begins with a row that asks for it. */
export function formRows(form: Pick<Questionnaire, 'items'>, standing: Standing): FormRow[] {
  const rows: FormRow[] = [];
  let run: { row: PrivacyRow; questions: string[] } | null = null;

  const visit = (
    item: QuestionnaireItem,
    instance: string,
    depth: number,
    section: QuestionnaireItem | null,
  ): void => {
    if (item.isHidden || !standing.isEnabled(item.linkId, instance)) return;
    const key = itemKey(item.linkId, instance);
    const placed = { key, item, instance, depth, section };
    if (item.type === 'display') {
      rows.push({ kind: 'text', ...placed });
    } else if (item.type === 'unsupported') {
      rows.push({ kind: 'unsupported', ...placed });
    } else if (item.type === 'group') {
      visitGroup(item, instance, depth, section);
      return;
    } else {
      if (item.needsPrivacy && run === null) {
        const questions: string[] = [];
        run = { row: { kind: 'privacy', ...placed, key: `privacy ${key}`, questions }, questions };
        rows.push(run.row);
      }
      if (!item.needsPrivacy && isAskedOfPerson(item)) run = null;
      run?.questions.push(key);
      rows.push({ kind: 'question', ...placed, run: run?.row.key ?? '' });
    }
    for (const child of item.items) visit(child, instance, depth + 1, section);
  };

  const visitGroup = (
    group: QuestionnaireItem,
    around: string,
    depth: number,
    section: QuestionnaireItem | null,
  ): void => {
    const key = itemKey(group.linkId, around);
    const own = group.text === '' ? section : group;
    const heading = (instance: string, repetition: HeadingRow['repetition']) => {
      if (group.text === '' && group.spokenText === '' && repetition === null) return;
      rows.push({
        kind: 'heading',
        ...{ key: itemKey(group.linkId, instance), item: group, instance, depth, section },
        repetition,
      });
    };
    if (!group.repeats) {
      heading(around, null);
      for (const child of group.items) visit(child, around, depth + 1, own);
      return;
    }
    const of = standing.countOf(key);
    const least = group.limits.minOccurs ?? 1;
    for (let index = 0; index < of; index += 1) {
      const instance = innerInstance(around, index);
      heading(instance, { number: index + 1, of, canRemove: of > least });
      for (const child of group.items) visit(child, instance, depth + 1, own);
    }
    if (of < (group.limits.maxOccurs ?? Number.POSITIVE_INFINITY)) {
      rows.push({
        kind: 'add',
        ...{ key: `add ${key}`, item: group, instance: around, depth, section },
        count: of,
      });
    }
  };
  for (const item of form.items) visit(item, '', 0, null);
  return rows;
}

/** The rows after a change, with each object of before that still says the same, so that only what changed is drawn. */
export function keepSame(before: readonly FormRow[], after: readonly FormRow[]): FormRow[] {
  const known = new Map(before.map((row) => [row.key, row]));
  return after.map((row) => {
    const old = known.get(row.key);
    return old !== undefined && isSameRow(old, row) ? old : row;
  });
}

function isSameRow(one: FormRow, other: FormRow): boolean {
  return one.kind === other.kind && one.item === other.item && factsOf(one) === factsOf(other);
}

/** What of a row can change while its item stays. */
function factsOf(row: FormRow): string {
  if (row.kind === 'heading') return JSON.stringify(row.repetition);
  if (row.kind === 'question') return row.run;
  if (row.kind === 'privacy') return row.questions.join('\n');
  return row.kind === 'add' ? String(row.count) : '';
}
