import { memo, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { problemOf } from '#shared/domain/questionnaire/answer-problems.ts';
import { isAskedOfPerson } from '#shared/domain/questionnaire/missing-items.ts';
import { textIn } from '#shared/domain/questionnaire/model.ts';
import { answerText } from './answer-words.ts';
import { ItemField } from './fields/ItemField.tsx';
import { hasChoices } from './fields/options.ts';
import type { QuestionRow } from './form-layout.ts';
import { moved, stopKeys } from './form-moves.ts';
import type { FormSession } from './form-session.ts';
import { Help } from './Help.tsx';
import { elementId } from './item-key.ts';
import { LastAnswer } from './LastAnswer.tsx';
import type { LastTime } from './last-time.ts';
import { RowFrame } from './RowFrame.tsx';

interface WholeQuestionProps {
  session: FormSession;
  row: QuestionRow;
  language: string;
  lastTime: LastTime | null;
}

const REASONS = [
  { status: 'declined', label: 'Declined', keys: 'd' },
  { status: 'skipped', label: 'Skip', keys: 's' },
] as const;

/** A question of the whole form. It listens to its own answer only: another row's key press does not draw it. */
export const WholeQuestion = memo(function WholeQuestion(props: WholeQuestionProps) {
  const { session, row, language, lastTime } = props;
  const { item, key } = row;
  const response = useStore(session.store, (state) => state.responses[key]);
  const isCurrent = useStore(session.store, (state) => state.current === key);
  const frame = useRef<HTMLDivElement>(null);
  const fieldId = elementId('field', key);
  const questionId = elementId('question', key);
  useEffect(() => {
    const { current } = frame;
    if (!isCurrent || current === null || current.contains(document.activeElement)) return;
    const field = hasChoices(item) ? null : document.getElementById(fieldId);
    (field ?? current).focus({ preventScroll: true });
    current.scrollIntoView({ block: 'nearest' });
  }, [isCurrent, fieldId, item]);
  return (
    <RowFrame
      ref={frame}
      role="group"
      aria-labelledby={questionId}
      tabIndex={-1}
      data-current={isCurrent}
      onFocus={() => {
        if (session.store.getState().current !== key) session.goTo(key);
      }}
      style={{ marginLeft: row.depth * 12 }}
    >
      <p id={questionId} data-question>
        {[item.prefix, textIn(item, language)].filter(Boolean).join(' ')}
        {item.required ? <small> required</small> : null}
        {item.repeats && hasChoices(item) ? <small> choose all that apply</small> : null}
      </p>
      {isAskedOfPerson(item) ? (
        <>
          <ItemField
            item={item}
            id={fieldId}
            labelledBy={questionId}
            answers={response?.answers ?? []}
            onAnswers={(answers) => session.answer(key, answers)}
            onEnter={() => session.goTo(moved(stopKeys(session), key, 1))}
            check={(answer) => problemOf(item, { status: 'answered', answers: [answer] })}
            language={language}
            layout="row"
          />
          <footer>
            {REASONS.map(({ status, label, keys }) => (
              <button
                key={status}
                type="button"
                aria-pressed={response?.status === status}
                aria-keyshortcuts={keys}
                onClick={() => session.setStatus([key], status)}
              >
                {label}
              </button>
            ))}
            <LastAnswer item={item} itemKey={key} lastTime={lastTime} language={language} />
          </footer>
        </>
      ) : (
        <WorkedOut session={session} row={row} language={language} />
      )}
      <Help item={item} />
    </RowFrame>
  );
});

/** A value that a rule works out, as it stands now. */
function WorkedOut({ session, row, language }: Omit<WholeQuestionProps, 'lastTime'>) {
  const { item, key } = row;
  const values = useStore(
    session.store,
    (state) => state.calculated[key] ?? state.responses[key]?.answers ?? NONE,
  );
  return (
    <output aria-labelledby={elementId('question', key)}>
      {values.length === 0
        ? 'Not yet: answers are missing'
        : values.map((one) => answerText(item, one, language)).join('; ')}
    </output>
  );
}

const NONE: readonly never[] = [];
