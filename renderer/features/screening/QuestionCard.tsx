import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { AnswerOption } from '#shared/domain/questionnaire.ts';
import type { Answer, ResponseItem } from '#shared/domain/screening.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { chooseOption, isChosen, type QuestionStep } from './form-steps.ts';
import { OptionList } from './OptionList.tsx';
import { ValueField } from './ValueField.tsx';

interface QuestionCardProps {
  step: QuestionStep;
  number: number;
  count: number;
  response: ResponseItem | undefined;
  onAnswer(answers: Answer[]): void;
  onStatus(status: 'declined' | 'skipped'): void;
  onNext(): void;
}

/** One question in focus, worded as it is said on the telephone, with its answers under the number keys. */
export function QuestionCard(props: QuestionCardProps) {
  const { step, number, count, response, onAnswer, onStatus, onNext } = props;
  const { item, section, introduction } = step;
  const question = useRef<HTMLHeadingElement>(null);
  const group = 'Screening';
  useShortcut('d', () => onStatus('declined'), { description: 'The person declines to answer', group });
  useShortcut('s', () => onStatus('skipped'), { description: 'Skip the question', group });
  useShortcut('Enter', onNext, { description: 'Next question', group, enabled: response !== undefined });
  useEffect(() => question.current?.focus({ preventScroll: true }), []);

  const choose = (option: AnswerOption) => {
    onAnswer(chooseOption(item, response, option));
    if (item.repeats !== true) onNext();
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      {introduction.map((text) => (
        <Typography
          key={text}
          variant="body1"
          sx={{ borderLeft: 3, borderColor: 'primary.main', pl: 1.25, color: 'text.secondary' }}
        >
          {text}
        </Typography>
      ))}
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
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <StatusButton
          label="Declined to answer"
          keys="d"
          isChosen={response?.status === 'declined'}
          onClick={() => onStatus('declined')}
        />
        <StatusButton
          label="Skip"
          keys="s"
          isChosen={response?.status === 'skipped'}
          onClick={() => onStatus('skipped')}
        />
        {item.repeats === true && response?.status === 'answered' ? (
          <Button variant="contained" onClick={onNext}>
            Next question
            <span aria-hidden style={{ marginLeft: 8 }}>
              <KeyHint keys="Enter" />
            </span>
          </Button>
        ) : null}
      </Box>
    </Box>
  );
}

interface StatusButtonProps {
  label: string;
  keys: string;
  isChosen: boolean;
  onClick(): void;
}

function StatusButton({ label, keys, isChosen, onClick }: StatusButtonProps) {
  return (
    <Button
      variant="outlined"
      color={isChosen ? 'primary' : 'inherit'}
      aria-pressed={isChosen}
      aria-keyshortcuts={keys}
      onClick={onClick}
    >
      {label}
      <span aria-hidden style={{ marginLeft: 8 }}>
        <KeyHint keys={keys} />
      </span>
    </Button>
  );
}
