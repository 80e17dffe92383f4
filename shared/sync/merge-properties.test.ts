/** @file What holds for every merge, on documents and edits that nobody thought of. A failure prints the seed and the path to replay it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { CollectionName } from '#shared/domain/document.ts';
import { DOCUMENT_SHAPES, type DocumentOf } from '#shared/domain/documents.ts';
import type { Task } from '#shared/domain/task.ts';
import { contentText, valueText } from './content.ts';
import { lineAt } from './contested-fields.ts';
import { mergeDocuments } from './merge-documents.ts';
import { conflictItem } from './review-items.ts';
import { anyDocument, anyEdit, type EditRules, ids, isItem, placesOf } from './test-edits.ts';

const COLLECTIONS = ['patients', 'carePlans', 'tasks', 'calls'] as const;
type Document = DocumentOf<(typeof COLLECTIONS)[number]>;

const settings = { seed: 20261121, numRuns: 100 };

/** Fields that follow another one, or are the server's: they have no value of their own to lose. */
const FOLLOWING: Partial<Record<CollectionName, string>> = { tasks: 'completedAt', carePlans: 'status' };

function twoEdits(name: (typeof COLLECTIONS)[number]): fc.Arbitrary<[Document, Document, Document]> {
  return anyDocument(name).chain((base) =>
    fc.tuple(fc.constant(base), anyEdit(name, base, 1), anyEdit(name, base, 2)),
  );
}

/** Edits of three people who each keep to places of their own. An item that one of them may remove is all hers. */
function apart(name: (typeof COLLECTIONS)[number]): fc.Arbitrary<[Document, Document[]]> {
  return fc.tuple(anyDocument(name), fc.nat()).chain(([base, salt]) => {
    const edits = [0, 1, 2].map((author) => anyEdit(name, base, author + 1, rulesOf(name, author, salt)));
    return fc.tuple(fc.constant(base), fc.tuple(...edits));
  });
}

function rulesOf(name: CollectionName, author: number, salt: number): EditRules {
  const owner = (path: readonly string[], among: number) => hash(`${salt} ${path.join('/')}`) % among;
  /** The first item on the way that has one owner, or the place itself. */
  const ownerOf = (path: readonly string[]): number => {
    for (let length = 2; length <= path.length; length += 1) {
      const item = path.slice(0, length);
      if (isItem(item) && owner(item, 4) < 3) return owner(item, 4);
    }
    // The fields of a line are one place.
    const isOfLine = lineAt(name, path.slice(0, 2)).includes(path[2] ?? '');
    return owner(isOfLine ? [...path.slice(0, 2), 'line'] : [...path, 'place'], 3);
  };
  return {
    mayChange: (path) => ownerOf(path) === author,
    mayRemove: (path) => ownerOf(path) === author && owner(path, 4) < 3,
    newIds: ids(30 + 10 * author),
  };
}

function hash(text: string): number {
  let sum = 7;
  for (const letter of text) sum = (sum * 31 + letter.charCodeAt(0)) % 1_000_003;
  return sum;
}

const words = (document: Document) =>
  contentText({ ...document, updatedAt: '', updatedBy: '', deviceId: '' });

describe.each(COLLECTIONS)('%s', (name) => {
  test('MERGE-7 edits of different fields and items give the same document in every order, and nobody is asked', () => {
    fc.assert(
      fc.property(apart(name), ([base, edits]) => {
        const results = [
          [0, 1, 2],
          [0, 2, 1],
          [1, 0, 2],
          [1, 2, 0],
          [2, 0, 1],
          [2, 1, 0],
        ].map((order) => {
          let standing = base;
          for (const at of order) {
            const merged = mergeDocuments(name, base, edits[at] ?? base, standing);
            expect(merged.contested).toEqual([]);
            standing = merged.document;
          }
          return words(standing);
        });
        expect(new Set(results).size).toBe(1);
      }),
      settings,
    );
  });

  test('MERGE-7 a merge done again changes nothing and raises nothing new', () => {
    fc.assert(
      fc.property(twoEdits(name), ([base, mine, theirs]) => {
        const once = mergeDocuments(name, base, mine, theirs);
        const again = mergeDocuments(name, base, mine, once.document);
        expect(again.document).toBe(once.document);
        const raised = new Set(once.contested.map((field) => conflictItem(name, mine, field, mine).id));
        for (const field of again.contested) {
          expect(raised).toContain(conflictItem(name, mine, field, mine).id);
        }
      }),
      settings,
    );
  });

  test('MERGE-1 a side that changed nothing changes nothing, and the result has the shape of the collection', () => {
    fc.assert(
      fc.property(twoEdits(name), ([base, mine, theirs]) => {
        const { document, contested } = mergeDocuments(name, base, mine, theirs);
        DOCUMENT_SHAPES[name].parse(document);
        expect(document.rev).toBe(theirs.rev);
        for (const { kept, other } of contested) expect(kept.value).not.toBe(other.value);
        expect(mergeDocuments(name, base, { ...base, updatedBy: mine.updatedBy }, theirs)).toEqual({
          document: theirs,
          contested: [],
        });
        const alone = mergeDocuments(name, base, mine, base);
        expect(words(alone.document)).toBe(words(mine));
        expect(alone.contested).toEqual([]);
      }),
      settings,
    );
  });

  test('MERGE-5 no value vanishes: it stands, or is contested, or lost to the later edit of the same plain field', () => {
    fc.assert(
      fc.property(twoEdits(name), ([base, mine, theirs]) => {
        const { document, contested } = mergeDocuments(name, base, mine, theirs);
        const [before, ours, others, after] = [base, mine, theirs, document].map(placesOf);
        const text = (places: Map<string, unknown> | undefined, path: string) => valueText(places?.get(path));
        const isListed = (path: string, value: string) =>
          contested.some(
            (field) =>
              (path === field.path || path.startsWith(`${field.path}/`)) &&
              [field.kept.value, field.other.value].some((side) => side.includes(value)),
          );
        for (const [places, isMine] of [
          [ours, true],
          [others, false],
        ] as const) {
          for (const path of places?.keys() ?? []) {
            const value = text(places, path);
            if (path === FOLLOWING[name] || value === text(before, path) || value === text(after, path))
              continue;
            if (isListed(path, value)) continue;
            expect({ path, isMine, value: text(after, path) }).toEqual({
              path,
              isMine: false,
              value: text(ours, path),
            });
            expect(text(ours, path)).not.toBe(text(before, path));
          }
        }
      }),
      settings,
    );
  });

  test('MERGE-3 the line of an item is one that somebody wrote', () => {
    fc.assert(
      fc.property(twoEdits(name), ([base, mine, theirs]) => {
        const { document } = mergeDocuments(name, base, mine, theirs);
        for (const [list, items] of Object.entries(document)) {
          const line = lineAt(name, [list, '']);
          if (line.length === 0) continue;
          const lineOf = (item: object | undefined) =>
            item && valueText(line.map((field) => (item as Record<string, unknown>)[field]));
          for (const item of items as { id: string }[]) {
            const written = [base, mine, theirs].map((version) => {
              const all = (version as unknown as Record<string, { id: string }[]>)[list] ?? [];
              return lineOf(all.find(({ id }) => id === item.id));
            });
            expect(written).toContain(lineOf(item));
          }
        }
      }),
      settings,
    );
  });

  test('MERGE-4 an item goes only when one side removed it and the other left it as it was; none comes back', () => {
    fc.assert(
      fc.property(twoEdits(name), ([base, mine, theirs]) => {
        const { document } = mergeDocuments(name, base, mine, theirs);
        for (const [field, list] of Object.entries(document)) {
          if (!Array.isArray(list) || field === 'riskReasons') continue;
          const [before, ours, others, after] = [base, mine, theirs, document].map((version) =>
            itemsOf(version, field),
          );
          for (const id of new Set([
            ...(before?.keys() ?? []),
            ...(ours?.keys() ?? []),
            ...(others?.keys() ?? []),
          ])) {
            const [was, here, there] = [before?.get(id), ours?.get(id), others?.get(id)];
            const isRemoved =
              was !== undefined && [here, there].includes(undefined) && (here ?? there ?? was) === was;
            expect([field, id, after?.has(id)]).toEqual([field, id, !isRemoved]);
          }
        }
      }),
      settings,
    );
  });
});

const APPENDED = [['history'], ['escalation', 'steps'], ['referral', 'events']] as const;

/** A task with only those entries of what happened whose place in the mask is set; with an empty mask without its parts. */
function forgetful(task: Task, mask: readonly boolean[]): Task {
  if (mask.length === 0) return { ...task, history: [], escalation: null, referral: null };
  const some = <T>(list: readonly T[]) => list.filter((_entry, at) => mask[at % mask.length]);
  return {
    ...task,
    history: some(task.history),
    escalation: task.escalation && { ...task.escalation, steps: some(task.escalation.steps) },
    referral: task.referral && { ...task.referral, events: some(task.referral.events) },
  };
}

test('MERGE-10 what happened to a task is only added to: no entry goes that a side has, whatever another leaves out', () => {
  const mask = fc.array(fc.boolean(), { maxLength: 3 });
  fc.assert(
    fc.property(twoEdits('tasks'), mask, mask, ([base, first, second], my, their) => {
      const [mine, theirs] = [forgetful(first as Task, my), forgetful(second as Task, their)];
      const { document } = mergeDocuments('tasks', base as Task, mine, theirs);
      for (const [field, list = ''] of APPENDED) {
        const entries = (task: Document) => {
          const part = (task as unknown as Record<string, unknown>)[field];
          return itemsOf((list === '' ? task : (part ?? {})) as Document, list || field);
        };
        for (const side of [base, mine, theirs]) {
          expect([...entries(document).keys()]).toEqual(expect.arrayContaining([...entries(side).keys()]));
        }
      }
    }),
    settings,
  );
});

function itemsOf(document: Document, field: string): Map<string, string> {
  const list = (document as unknown as Record<string, { id?: string }[]>)[field] ?? [];
  return new Map(
    list.flatMap((item) => (item.id === undefined ? [] : [[item.id, valueText(item)] as const])),
  );
}
