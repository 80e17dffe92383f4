import { expect, test } from 'vitest';
import { enablement } from '#shared/domain/questionnaire/enabled.ts';
import type { Questionnaire } from '#shared/domain/questionnaire/model.ts';
import { readQuestionnaire } from '#shared/domain/questionnaire/read-questionnaire.ts';
import type { Signal } from '#shared/domain/questionnaire/signals.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { chooseByKey, moved, stopKeys } from './form-moves.ts';
import { createFormSession, type FormSession, REVIEW } from './form-session.ts';
import { itemKey } from './item-key.ts';

const coding = (code: string, display: string) => ({
  valueCoding: { system: 'http://loinc.org', code, display },
});
const NONE = {
  ...coding('LA9-3', 'None of the above'),
  extension: [
    {
      url: 'http://hl7.org/fhir/StructureDefinition/questionnaire-optionExclusive',
      valueBoolean: true,
    },
  ],
};

const form = read({
  resourceType: 'Questionnaire',
  url: 'urn:test:form',
  title: 'Sample',
  status: 'active',
  item: [
    { linkId: 'intro', text: 'First about your home.', type: 'display' },
    {
      linkId: 'place',
      text: 'Problems where you live?',
      type: 'choice',
      repeats: true,
      answerOption: [coding('LA31996-4', 'Pests'), coding('LA28580-1', 'Mold'), NONE],
    },
    { linkId: 'smoke', text: 'Do you smoke?', type: 'boolean', required: true },
    {
      linkId: 'packs',
      text: 'How many a day?',
      type: 'integer',
      enableWhen: [{ question: 'smoke', operator: '=', answerBoolean: true }],
    },
    {
      linkId: 'medicine',
      text: 'Medicine',
      type: 'group',
      repeats: true,
      item: [
        { linkId: 'name', text: 'Which medicine?', type: 'string' },
        { linkId: 'doses', text: 'How often?', type: 'integer' },
      ],
    },
    { linkId: 'hurt', text: 'Does anyone hurt you?', type: 'boolean' },
    { linkId: 'total', text: 'Total', type: 'integer', readOnly: true },
    { linkId: 'bye', text: 'Thank you.', type: 'display' },
  ],
});

function read(json: unknown): Questionnaire {
  const result = readQuestionnaire(json);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  const needsPrivacy = (item: (typeof result.questionnaire.items)[number]) => item.linkId === 'hurt';
  return {
    ...result.questionnaire,
    items: result.questionnaire.items.map((item) => ({ ...item, needsPrivacy: needsPrivacy(item) })),
  };
}

const SIGNAL: Signal = {
  triggerId: 'abuse',
  level: 'RN-now',
  title: 'Hurt',
  detail: 'Yes',
  linkIds: ['hurt'],
};

function begin(items: ResponseItem[] = [], told?: string[]) {
  const saved: ResponseItem[][] = [];
  const heard: string[] = [];
  const session = createFormSession({
    form,
    items,
    work: (list) => ({ isEnabled: enablement(form, list), calculated: {} }),
    signalsOf: (list) => {
      const hurt = list.find(({ linkId }) => linkId === 'hurt')?.answers[0];
      return hurt !== undefined && 'valueBoolean' in hurt && hurt.valueBoolean ? [SIGNAL] : [];
    },
    told,
    onChange: (list) => saved.push(list),
    onSignals: (signals) => heard.push(...signals.map(({ triggerId }) => triggerId)),
  });
  return { session, saved, heard };
}

const stepsOf = ({ store }: FormSession) => store.getState().way.steps.map(({ row }) => row.key.trim());

test('a form is spoken in order: texts before what they belong to, a privacy check before what needs it, worked out values not asked', () => {
  const { session } = begin();
  expect(stepsOf(session)).toEqual([
    'place',
    'smoke',
    '0 name',
    '0 doses',
    'add  medicine',
    'privacy  hurt',
    'hurt',
  ]);
  const { way, asked, done } = session.store.getState();
  expect(way.steps[0]?.introduction.map(({ linkId }) => linkId)).toEqual(['intro']);
  expect(way.closing.map(({ linkId }) => linkId)).toEqual(['bye']);
  expect([done, asked]).toEqual([0, 5]);
});

test('an answer brings the question that depends on it, and every other row stays the object it was', () => {
  const { session, saved } = begin();
  const before = session.store.getState().rows;
  session.goTo(itemKey('smoke', ''));
  expect(chooseByKey(session, '1')).toBe(true);
  const { rows } = session.store.getState();
  expect(stepsOf(session).slice(1, 3)).toEqual(['smoke', 'packs']);
  expect(rows.filter((row) => !before.includes(row)).map(({ item }) => item.linkId)).toEqual(['packs']);
  expect(saved.at(-1)).toMatchObject([{ linkId: 'smoke', answers: [{ valueBoolean: true }] }]);
  session.answer(itemKey('smoke', ''), [{ valueBoolean: false }]);
  expect(stepsOf(session)).not.toContain('packs');
});

test('number keys switch several answers and stay; "none" clears the others and is cleared by them', () => {
  const { session } = begin();
  const key = itemKey('place', '');
  session.goTo(key);
  const chosen = () => session.store.getState().responses[key]?.answers.map(codeOf);
  const codeOf = (answer: object) => (answer as { valueCoding: { code: string } }).valueCoding.code;
  expect(chooseByKey(session, '1')).toBe(false);
  chooseByKey(session, '2');
  expect(chosen()).toEqual(['LA31996-4', 'LA28580-1']);
  chooseByKey(session, '3');
  expect(chosen()).toEqual(['LA9-3']);
  chooseByKey(session, '2');
  expect(chosen()).toEqual(['LA28580-1']);
  chooseByKey(session, '2');
  expect(session.store.getState().responses[key]).toBeUndefined();
});

test('a group comes again as often as asked; one that goes takes its answers and the later ones move up', () => {
  const { session, saved } = begin();
  const group = form.items.find(({ linkId }) => linkId === 'medicine');
  if (group === undefined) throw new Error('no group');
  session.answer(itemKey('name', '0'), [{ valueString: 'Lisinopril' }]);
  session.addRepetition(group, '');
  expect(session.store.getState().current).toBe(itemKey('name', '1'));
  session.answer(itemKey('name', '1'), [{ valueString: 'Metformin' }]);
  session.addRepetition(group, '');
  expect(stepsOf(session)).toContain('2 name');
  session.removeRepetition(group, '0');
  expect(saved.at(-1)).toMatchObject([
    { linkId: 'name', instance: '0', answers: [{ valueString: 'Metformin' }] },
  ]);
  expect(stepsOf(session)).toContain('1 name');
  expect(stepsOf(session)).not.toContain('2 name');
});

test('a form resumes at the first question that waits, and asks again whether she is alone before going on in the middle of what is private', () => {
  const skipped = (linkId: string, instance = ''): ResponseItem => ({
    linkId,
    instance,
    status: 'skipped',
    answers: [],
  });
  const all = [skipped('place'), skipped('smoke'), skipped('name', '0'), skipped('doses', '0')];
  expect(begin(all.slice(0, 1)).session.store.getState().current).toBe(itemKey('smoke', ''));
  expect(begin(all).session.store.getState().current).toBe(`privacy ${itemKey('hurt', '')}`);
  expect(begin([...all, skipped('hurt')]).session.store.getState().current).toBe(REVIEW);
});

test('an answer that must be acted on is told once, saved, and does not move on by itself', () => {
  const { session, saved, heard } = begin();
  session.goTo(itemKey('hurt', ''));
  expect(chooseByKey(session, '1')).toBe(false);
  expect(heard).toEqual(['abuse']);
  // The answer, and that it was told.
  expect(saved).toHaveLength(2);
  expect(session.store.getState().current).toBe(itemKey('hurt', ''));
  session.setStatus([itemKey('smoke', '')], 'declined');
  session.answer(itemKey('hurt', ''), [{ valueBoolean: true }]);
  expect(heard).toEqual(['abuse']);
});

test('in the whole form private questions stand behind their check, and the cursor ends at the review', () => {
  const { session } = begin();
  expect(stopKeys(session)).not.toContain(itemKey('hurt', ''));
  session.openRun(`privacy ${itemKey('hurt', '')}`);
  const keys = stopKeys(session);
  expect(keys.at(-1)).toBe(itemKey('hurt', ''));
  expect(moved(keys, keys.at(-1) ?? '', 1)).toBe(REVIEW);
  expect(moved(keys, keys[0] ?? '', -1)).toBe(keys[0]);
});

test('what was answered before a kill and had not been told yet is told as the form is taken up, and no more after that', () => {
  const yes: ResponseItem = {
    linkId: 'hurt',
    instance: '',
    status: 'answered',
    answers: [{ valueBoolean: true }],
  };
  const first = begin([yes], []);
  expect(first.heard).toEqual(['abuse']);
  expect(first.saved).toEqual([[yes]]);
  expect(begin([yes], first.session.told()).heard).toEqual([]);
  // A draft of an older Careline does not say what was told, nor do the answers of a completed screening.
  expect(begin([yes]).heard).toEqual([]);
});
