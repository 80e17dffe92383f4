import Box from '@mui/material/Box';
import InputAdornment from '@mui/material/InputAdornment';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useState } from 'react';
import { isSameAnswer } from '#shared/domain/questionnaire/answers.ts';
import type { QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import type { Answer, Quantity } from '#shared/domain/screening.ts';
import { limitsText, unitText } from '../answer-words.ts';
import type { FieldProps } from './field-props.ts';
import { entryText, readEntry } from './read-entry.ts';

interface TypedFieldProps extends Omit<FieldProps, 'answers' | 'onAnswers'> {
  answer: Answer | undefined;
  /** Takes the answer, or that there is none now. */
  onAnswer(answer: Answer | null): void;
  /** What is wrong with an answer by the bounds of the item, or empty. */
  check(answer: Answer): string;
}

const WIDTHS: Readonly<Record<string, number>> = { string: 480, text: 640, url: 480, dateTime: 240 };

/** A number, a measured amount, a date, a time or words. What is typed and is no answer stays in the field, with what is wrong beside it. */
export function TypedField(props: TypedFieldProps) {
  const { item, id, labelledBy, answer, onAnswer, onEnter, check } = props;
  const given = answer !== undefined && 'valueQuantity' in answer ? answer.valueQuantity : undefined;
  const [unitCode, setUnitCode] = useState(given?.code ?? given?.unit ?? item.units[0]?.code ?? '');
  const [typed, setTyped] = useState({ text: entryText(answer), problem: '' });
  const stands = typed.problem === '' ? readEntry(item, typed.text, unitOf(item, unitCode)).answer : null;
  // An answer that came from elsewhere, such as a step back, is shown; what is typed here and is none yet stays.
  const isOther =
    typed.problem === '' &&
    (answer === undefined ? stands !== null : stands === null || !isSameAnswer(answer, stands));
  const text = isOther ? entryText(answer) : typed.text;

  const take = (next: string, unit = unitCode) => {
    const { answer: read, problem } = readEntry(item, next, unitOf(item, unit));
    const wrong = problem || (read === null ? '' : check(read));
    setTyped({ text: next, problem: wrong });
    onAnswer(wrong === '' ? read : null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || item.type === 'text') return;
    event.preventDefault();
    onEnter();
  };
  const unit = item.units.length === 1 ? unitText(item.units[0]) : '';
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'start' }}>
      <TextField
        id={id}
        type={inputType(item)}
        multiline={item.type === 'text'}
        minRows={2}
        value={text}
        placeholder={item.entryFormat}
        error={typed.problem !== ''}
        helperText={typed.problem || limitsText(item) || undefined}
        onChange={(event) => take(event.target.value)}
        onKeyDown={onKeyDown}
        sx={{ maxWidth: WIDTHS[item.type] ?? 200 }}
        slotProps={{
          htmlInput: {
            'aria-labelledby': labelledBy,
            maxLength: item.limits.maxLength ?? 20_000,
            ...(isNumber(item) ? { inputMode: item.type === 'integer' ? 'numeric' : 'decimal' } : {}),
          },
          ...(unit === ''
            ? {}
            : { input: { endAdornment: <InputAdornment position="end">{unit}</InputAdornment> } }),
        }}
      />
      {item.units.length > 1 ? (
        <TextField
          select
          label="Unit"
          value={unitCode}
          onChange={(event) => {
            setUnitCode(event.target.value);
            take(text, event.target.value);
          }}
          sx={{ width: 140 }}
        >
          {item.units.map((one) => (
            <MenuItem key={one.code} value={one.code}>
              {unitText(one)}
            </MenuItem>
          ))}
        </TextField>
      ) : null}
    </Box>
  );
}

function inputType({ type }: QuestionnaireItem): string {
  if (type === 'date' || type === 'time') return type;
  return type === 'dateTime' ? 'datetime-local' : 'text';
}

function isNumber({ type }: QuestionnaireItem): boolean {
  return type === 'integer' || type === 'decimal' || type === 'quantity';
}

function unitOf(item: QuestionnaireItem, code: string): Omit<Quantity, 'value'> {
  const unit = item.units.find((one) => one.code === code);
  return unit === undefined ? {} : { unit: unitText(unit), system: unit.system, code: unit.code };
}
