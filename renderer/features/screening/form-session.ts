import { createStore, type StoreApi } from 'zustand/vanilla';
import type { IsEnabled } from '#shared/domain/questionnaire/enabled.ts';
import type { Questionnaire, QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import {
  innerInstance,
  placesOf,
  repetitionCount,
  withoutRepetition,
} from '#shared/domain/questionnaire/places.ts';
import type { Signal } from '#shared/domain/questionnaire/signals.ts';
import type { Worked } from '#shared/domain/questionnaire/work-out.ts';
import type { Answer, ItemStatus, ResponseItem } from '#shared/domain/screening.ts';
import { type FormRow, formRows, keepSame } from './form-layout.ts';
import {
  askedRows,
  doneCount,
  type FormWay,
  firstOpenStep,
  formWay,
  type Responses,
  responsesByKey,
} from './form-steps.ts';
import { itemKey, partsOfKey } from './item-key.ts';
import { watchSignals } from './signal-watch.ts';

/** The end of the form, where its answers are looked over. */
export const REVIEW = 'review';

/** Milliseconds: the next frame is on the screen by then. */
const COMPUTES_AFTER = 40;

/** Answers that come key by key: until all is typed, they are another number. */
const TYPED: ReadonlySet<string> = new Set(['integer', 'decimal', 'quantity']);

export interface FormState {
  responses: Responses;
  /** How many repetitions a group has where more were asked for than are answered, by group key. */
  counts: Readonly<Record<string, number>>;
  /** Values that the form computes, by item key. */
  calculated: Worked['calculated'];
  rows: readonly FormRow[];
  way: FormWay;
  /** The row at hand, or `REVIEW`. */
  current: string;
  /** The runs for which she said that she is alone and can talk. */
  openRuns: readonly string[];
  done: number;
  asked: number;
}

/** A form being filled, as the screens see it: each row listens to its own part. */
export interface FormSession {
  form: Questionnaire;
  store: StoreApi<FormState>;
  /** Takes the answers of an item; none of them leaves it unanswered. Answers whether they show what must be acted on at once and was not there before; a number that is still being typed is told a moment later. */
  answer(key: string, answers: readonly Answer[]): boolean;
  /** Notes why items have no answer. */
  setStatus(keys: readonly string[], status: Exclude<(typeof ItemStatus.options)[number], 'answered'>): void;
  openRun(run: string): void;
  addRepetition(group: QuestionnaireItem, around: string): void;
  removeRepetition(group: QuestionnaireItem, repetition: string): void;
  /** Puts another set of answers in place: a step taken back. */
  replace(items: readonly ResponseItem[], counts: FormState['counts']): void;
  goTo(key: string): void;
  /** The names of what the answers show that must be acted on at once, and was told. */
  told(): string[];
}

export interface SessionOptions {
  form: Questionnaire;
  items: readonly ResponseItem[];
  /** What the rules make of the answers: what is asked, and what is computed. */
  work(items: readonly ResponseItem[]): Pick<Worked, 'isEnabled' | 'calculated'>;
  /** What is asked, where that can be told without computing: then computing waits until the answer is on the screen. */
  asked?(items: readonly ResponseItem[]): IsEnabled;
  /** What of the answers must be acted on at once, before the form is done. */
  signalsOf(items: readonly ResponseItem[]): readonly Signal[];
  /** What had been told when the form was left, if that is known. What was not is told as it is taken up. */
  told?: readonly string[] | undefined;
  /** Hears of every change of the answers, and of what was told. */
  onChange(items: ResponseItem[]): void;
  /** Hears of what an answer has just shown. */
  onSignals(signals: readonly Signal[]): void;
}

/** Makes the state of a form that is filled, at the first question that still waits. */
export function createFormSession(options: SessionOptions): FormSession {
  const { form, items, work, asked, signalsOf, told, onChange, onSignals } = options;
  /** Of a group in the instance around it. */
  const countIn = (list: readonly ResponseItem[], counts: FormState['counts'], key: string) => {
    const { linkId, instance } = partsOfKey(key);
    return Math.max(repetitionCount(form, list, linkId, instance), counts[key] ?? 0);
  };
  const standingOf = (
    list: readonly ResponseItem[],
    given: FormState['counts'],
    before: FormState | null,
  ) => {
    const worked =
      before === null || asked === undefined
        ? work(list)
        : { isEnabled: asked(list), calculated: before.calculated };
    const countOf = (key: string) => countIn(list, given, key);
    const laid = formRows(form, { isEnabled: worked.isEnabled, countOf });
    const rows = keepSame(before?.rows ?? [], laid);
    const responses = responsesByKey(list);
    const isSame =
      before !== null &&
      rows.length === before.rows.length &&
      rows.every((row, index) => row === before.rows[index]);
    return {
      responses,
      counts: given,
      calculated: worked.calculated,
      rows: isSame ? before.rows : rows,
      way: isSame ? before.way : formWay(rows),
      done: doneCount(rows, responses),
      asked: isSame ? before.asked : askedRows(rows).length,
    };
  };

  const first = standingOf(items, {}, null);
  const store = createStore<FormState>(() => ({
    ...first,
    openRuns: [],
    current: first.way.steps[firstOpenStep(first.way.steps, first.responses)]?.row.key ?? REVIEW,
  }));

  const change = (list: readonly ResponseItem[], counts = store.getState().counts) => {
    const before = store.getState();
    const next = standingOf(list, counts, before);
    store.setState(next);
    onChange([...list]);
    if (asked !== undefined) computeLater();
  };
  let isComputing = false;
  const computeLater = () => {
    if (isComputing) return;
    isComputing = true;
    setTimeout(() => {
      isComputing = false;
      const { calculated } = work(listOf(store.getState().responses));
      store.setState({ calculated });
    }, COMPUTES_AFTER);
  };
  const listOf = (responses: Responses) => Object.values(responses);
  const answersNow = () => listOf(store.getState().responses);
  const tell = (raised: readonly Signal[]) => {
    onSignals(raised);
    onChange(answersNow());
  };
  const signals = watchSignals(answersNow, signalsOf, tell, told);
  if (told !== undefined) signals.now();
  const places = placesOf(form);
  const isTyped = (key: string) => TYPED.has(places.get(partsOfKey(key).linkId)?.item.type ?? '');

  return {
    form,
    store,
    answer(key, answers) {
      const { responses } = store.getState();
      const { [key]: _before, ...others } = responses;
      const given: ResponseItem = { ...partsOfKey(key), status: 'answered', answers: [...answers] };
      const list = listOf(answers.length === 0 ? others : { ...responses, [key]: given });
      change(list);
      if (!isTyped(key)) return signals.now();
      signals.whenTyped();
      return false;
    },
    setStatus(keys, status) {
      const noted = keys.map((key): [string, ResponseItem] => [
        key,
        { ...partsOfKey(key), status, answers: [] },
      ]);
      change(listOf({ ...store.getState().responses, ...Object.fromEntries(noted) }));
      signals.now();
    },
    openRun(run) {
      store.setState(({ openRuns }) => ({ openRuns: [...openRuns, run] }));
    },
    addRepetition(group, around) {
      const { responses, counts } = store.getState();
      const key = itemKey(group.linkId, around);
      const count = countIn(listOf(responses), counts, key);
      change(listOf(responses), { ...counts, [key]: count + 1 });
      const added = innerInstance(around, count);
      const row = askedRows(store.getState().rows).find(({ instance }) => isWithin(instance, added));
      if (row !== undefined) store.setState({ current: row.key });
    },
    removeRepetition(group, repetition) {
      const { responses, counts } = store.getState();
      const around = repetition.split('.').slice(0, -1).join('.');
      const key = itemKey(group.linkId, around);
      const others = Object.entries(counts).filter(
        ([other]) => !isWithin(partsOfKey(other).instance, repetition),
      );
      change(withoutRepetition(form, listOf(responses), group.linkId, repetition), {
        ...Object.fromEntries(others),
        [key]: countIn(listOf(responses), counts, key) - 1,
      });
      store.setState({ current: `add ${key}` });
    },
    replace: change,
    goTo(key) {
      signals.settle();
      store.setState({ current: key });
    },
    told: signals.told,
  };
}

/** Whether an instance is this repetition or lies within it. */
function isWithin(instance: string, repetition: string): boolean {
  return instance === repetition || instance.startsWith(`${repetition}.`);
}
