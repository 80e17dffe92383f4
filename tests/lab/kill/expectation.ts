/** @file What may be in the store after a kill: everything acknowledged, and of what was under way each thing wholly or not at all. */
import type { Operation, Outcome } from './operation.ts';
import { apply, differences, isSamePicture, type Picture, textOf } from './picture.ts';

interface Asked {
  operation: Operation;
  outcome: Outcome | null;
}

export interface Expectation {
  /** The next operations are asked at once, after all answers to the ones before. */
  asked(batch: readonly { number: number; operation: Operation }[]): void;
  answered(number: number, outcome: Outcome): void;
  /** Everything that the store may hold now. Empty when the answers given contradict each other. */
  possible(): Picture[];
  /** Takes what was found as the new beginning. `earlier` tells that it was right once: acknowledged writes are gone. */
  compare(found: Picture): { is: 'right' } | { is: 'lost' | 'torn'; nearest: Picture | null };
}

/** Starts from a picture known to be in the store. */
export function createExpectation(start: Picture, questions: number): Expectation {
  let candidates: Picture[] = [start];
  let batch = new Map<number, Asked>();
  const earlier: Picture[] = [start];

  function settle(): Picture[] {
    const asked = [...batch.values()];
    const results = new Map<string, Picture>();
    for (const order of orders(asked)) {
      for (const candidate of candidates) {
        const picture = follow(candidate, order, questions);
        if (picture) results.set(textOf(picture), picture);
      }
    }
    return [...results.values()];
  }

  return {
    asked(next) {
      if (batch.size > 0) {
        candidates = settle();
        earlier.push(...candidates);
      }
      batch = new Map(next.map(({ number, operation }) => [number, { operation, outcome: null }]));
    },
    answered(number, outcome) {
      const asked = batch.get(number);
      if (asked) asked.outcome = outcome;
    },
    possible: settle,
    compare(found) {
      const possible = settle();
      if (possible.some((picture) => isSamePicture(picture, found))) {
        candidates = [found];
        batch = new Map();
        earlier.splice(0, earlier.length, found);
        return { is: 'right' };
      }
      const wasRight = earlier.some((picture) => isSamePicture(picture, found));
      const nearest = possible.toSorted(
        (left, right) => differences(left, found).length - differences(right, found).length,
      );
      return { is: wasRight ? 'lost' : 'torn', nearest: nearest[0] ?? null };
    },
  };
}

/** Every order in which the operations may have happened: what was answered happened, what failed or was cut off may have. */
function orders(asked: readonly Asked[]): Asked[][] {
  const rest = asked.every(({ outcome }) => !outcome || outcome.is === 'failed') ? [[] as Asked[]] : [];
  for (const first of asked) {
    const others = asked.filter((other) => other !== first);
    rest.push(...orders(others).map((order) => [first, ...order]));
  }
  return rest;
}

/** The picture after the operations in this order, or null when an answer that was given could not have been given. */
function follow(start: Picture, order: readonly Asked[], questions: number): Picture | null {
  let picture = start;
  for (const { operation, outcome } of order) {
    const made = outcome?.is === 'done' ? outcome.made : '';
    const next = apply(picture, operation, made, questions);
    if (outcome?.is === 'done' && !next) return null;
    if (outcome?.is === 'refused' && next) return null;
    picture = next ?? picture;
  }
  return picture;
}
