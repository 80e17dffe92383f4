import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { AnswerOption } from '#shared/domain/questionnaire.ts';
import type { Answer, ResponseItem } from '#shared/domain/screening.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { chooseOption, isChosen, type QuestionStep } from './form-steps.ts';
import { Introduction } from './Introduction.tsx';
import { OptionList } from './OptionList.tsx';
import { ValueField } from './ValueField.tsx';

interface QuestionCardProps {
  step: QuestionStep;
  number: number;
  count: number;
  response: ResponseItem | undefined;
  onAnswer(answers: Answer[]): void;
  onNext(): void;
}

/** One question in focus, worded as it is said on the telephone, with its answers under the number keys. */
export function QuestionCard(props: QuestionCardProps) {
  const { step, number, count, response, onAnswer, onNext } = props;
  const { item, section, introduction } = step;
  const question = useRef<HTMLHeadingElement>(null);
  const group = 'Screening';
  useShortcut('Enter', onNext, { description: 'Next question', group, enabled: response !== undefined });
  useEffect(() => question.current?.focus({ preventScroll: true }), []);

  const choose = (option: AnswerOption) => {
    onAnswer(chooseOption(item, response, option));
    if (item.repeats !== true) onNext();
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Introduction texts={introduction} />
      <Box>
        <Typography variant="caption" color="textSecondary">
          {section === '' ? '' : `${section} · `}Question {number} of {count}
          {item.repeats === true ? ' · choose all that apply' : ''}
        </Typography>
        <Typography
          ref={question}
          tabIndex={-1}
          component="h3"
          sx={{
            fontSize: '1.1875rem',
            lineHeight: 1.4,
            fontWeight: 550,
            '&:focus-visible': { outline: 'none' },
            maxWidth: '60ch',
          }}
        >
          {item.spokenText ?? item.text}
        </Typography>
      </Box>
      {item.answerOption === undefined ? (
        <ValueField item={item} response={response} onAnswer={onAnswer} onNext={onNext} />
      ) : (
        <OptionList
          options={item.answerOption}
          isMultiple={item.repeats === true}
          label={item.spokenText ?? item.text}
          isChosen={(option) => response?.status === 'answered' && isChosen(response, option)}
          onChoose={choose}
        />
      )}
      {item.repeats === true && response?.status === 'answered' ? (
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
}
