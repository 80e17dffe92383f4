import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { problemOf } from '#shared/domain/questionnaire/answer-problems.ts';
import { type QuestionnaireItem, spokenIn, textIn } from '#shared/domain/questionnaire/model.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { ItemField } from './fields/ItemField.tsx';
import { hasChoices } from './fields/options.ts';
import type { QuestionRow } from './form-layout.ts';
import type { FormSession } from './form-session.ts';
import { Help } from './Help.tsx';
import { Introduction } from './Introduction.tsx';
import { elementId, repetitionNumbers } from './item-key.ts';
import { LastAnswer } from './LastAnswer.tsx';
import type { LastTime } from './last-time.ts';

interface QuestionCardProps {
  session: FormSession;
  row: QuestionRow;
  introduction: readonly QuestionnaireItem[];
  number: number;
  language: string;
  lastTime: LastTime | null;
  onNext(): void;
}

/** One question in focus, worded as it is said on the telephone, with its answers under the number keys. */
export function QuestionCard(props: QuestionCardProps) {
  const { session, row, introduction, number, language, lastTime, onNext } = props;
  const { item, key, section } = row;
  const response = useStore(session.store, (state) => state.responses[key]);
  const asked = useStore(session.store, (state) => state.asked);
  const question = useRef<HTMLHeadingElement>(null);
  const fieldId = elementId('field', key);
  const questionId = elementId('question', key);
  useEffect(() => {
    // A field is written in at once; a list of answers hears the number keys from anywhere.
    const field = document.getElementById(fieldId);
    if (field !== null && !hasChoices(item)) field.focus({ preventScroll: true });
    else question.current?.focus({ preventScroll: true });
  }, [fieldId, item]);
  const isSeveral = item.repeats && response?.status === 'answered';
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Introduction items={introduction} language={language} />
      <Box>
        <Typography variant="caption" color="textSecondary">
          {[
            section === null ? '' : textIn(section, language),
            row.instance === '' ? '' : `number ${repetitionNumbers(row.instance)}`,
            `Question ${number} of ${asked}`,
            item.required ? '' : 'may be left out',
            item.repeats && hasChoices(item) ? 'choose all that apply' : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
        <Typography
          ref={question}
          id={questionId}
          tabIndex={-1}
          component="h3"
          sx={{
            fontSize: '1.3125rem',
            lineHeight: 1.4,
            fontWeight: 550,
            '&:focus-visible': { outline: 'none' },
            maxWidth: '60ch',
          }}
        >
          {spokenIn(item, language)}
        </Typography>
        <LastAnswer item={item} itemKey={key} lastTime={lastTime} language={language} />
      </Box>
      <ItemField
        item={item}
        id={fieldId}
        labelledBy={questionId}
        answers={response?.answers ?? []}
        onAnswers={(answers) => {
          const isUrgent = session.answer(key, answers);
          if (!isUrgent && hasChoices(item) && !item.repeats && isListed(answers)) onNext();
        }}
        onEnter={onNext}
        check={(answer) => problemOf(item, { status: 'answered', answers: [answer] })}
        language={language}
        layout="column"
      />
      <Help item={item} />
      {isSeveral ? (
        <Box>
          <Button variant="contained" onClick={onNext}>
            Next question
            <span aria-hidden style={{ marginLeft: 8 }}>
              <KeyHint keys="Enter" />
            </span>
          </Button>
        </Box>
      ) : null}
    </Box>
  );

  /** Words of her own are still being written. */
  function isListed(answers: readonly object[]): boolean {
    return (
      answers.length > 0 && (item.type !== 'open-choice' || !answers.some((one) => 'valueString' in one))
    );
  }
}
