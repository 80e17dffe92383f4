import CheckBox from '@mui/icons-material/CheckBox';
import CheckBoxOutlineBlank from '@mui/icons-material/CheckBoxOutlineBlank';
import RadioButtonChecked from '@mui/icons-material/RadioButtonChecked';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import type { KeyboardEvent } from 'react';
import type { AnswerOption } from '#shared/domain/questionnaire.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';

interface OptionListProps {
  options: readonly AnswerOption[];
  isMultiple: boolean;
  /** The question, as accessible name of the group. */
  label: string;
  isChosen(option: AnswerOption): boolean;
  onChoose(option: AnswerOption): void;
}

/** The answers of a question: number keys choose, up and down move between them. */
export function OptionList({ options, isMultiple, label, isChosen, onChoose }: OptionListProps) {
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    if (step === 0) return;
    event.preventDefault();
    const buttons = [...event.currentTarget.querySelectorAll('button')];
    const at = buttons.indexOf(document.activeElement as HTMLButtonElement);
    buttons[(at + step + buttons.length) % buttons.length]?.focus();
  };
  return (
    <Box
      role={isMultiple ? 'group' : 'radiogroup'}
      aria-label={label}
      onKeyDown={onKeyDown}
      sx={{ display: 'grid', gap: 0.75, maxWidth: 640 }}
    >
      {options.map((option, index) => (
        <OptionButton
          key={option.valueCoding.code}
          option={option}
          number={index + 1}
          isMultiple={isMultiple}
          isChosen={isChosen(option)}
          onChoose={() => onChoose(option)}
        />
      ))}
    </Box>
  );
}

interface OptionButtonProps {
  option: AnswerOption;
  number: number;
  isMultiple: boolean;
  isChosen: boolean;
  onChoose(): void;
}

function OptionButton({ option, number, isMultiple, isChosen, onChoose }: OptionButtonProps) {
  const text = option.valueCoding.display ?? option.valueCoding.code;
  const key = number <= 9 ? String(number) : '';
  useShortcut(key, onChoose, {
    description: 'Choose an answer by its number',
    group: 'Screening',
    enabled: key !== '',
  });
  const Mark = isMultiple
    ? isChosen
      ? CheckBox
      : CheckBoxOutlineBlank
    : isChosen
      ? RadioButtonChecked
      : RadioButtonUnchecked;
  return (
    <ButtonBase
      role={isMultiple ? 'checkbox' : 'radio'}
      aria-checked={isChosen}
      {...(key === '' ? {} : { 'aria-keyshortcuts': key })}
      onClick={onChoose}
      sx={{
        display: 'flex',
        justifyContent: 'flex-start',
        textAlign: 'left',
        gap: 1.25,
        px: 1.5,
        py: 0.75,
        minHeight: 40,
        fontFamily: 'inherit',
        fontSize: '0.9375rem',
        lineHeight: 1.35,
        border: 1,
        borderColor: isChosen ? 'primary.main' : 'desk.control',
        borderRadius: 1,
        bgcolor: isChosen ? 'desk.selected' : 'background.paper',
        '&:hover': { bgcolor: isChosen ? 'desk.selected' : 'desk.hover' },
        '&:focus-visible': { outline: '2px solid', outlineColor: 'primary.main', outlineOffset: 1 },
      }}
    >
      <Mark aria-hidden sx={{ fontSize: '1.25rem', color: isChosen ? 'primary.main' : 'text.secondary' }} />
      <Box component="span" sx={{ flex: 1 }}>
        {text}
      </Box>
      {key === '' ? null : (
        <span aria-hidden>
          <KeyHint keys={key} />
        </span>
      )}
    </ButtonBase>
  );
}
