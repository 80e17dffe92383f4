import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import type { QuestionnaireItem } from '#shared/domain/questionnaire.ts';
import type { Answer, ResponseItem } from '#shared/domain/screening.ts';
import { OptionList } from './OptionList.tsx';

interface ValueFieldProps {
  item: QuestionnaireItem;
  response: ResponseItem | undefined;
  onAnswer(answers: Answer[]): void;
  onNext(): void;
}

const YES_NO = [true, false].map((value) => ({
  valueCoding: { system: '', code: String(value), display: value ? 'Yes' : 'No' },
}));

/** The answer to a question without answer options: yes or no, a number, a date or words. */
export function ValueField({ item, response, onAnswer, onNext }: ValueFieldProps) {
  const given = response?.answers[0];
  const [text, setText] = useState(given === undefined ? '' : String(Object.values(given)[0]));
  if (item.type === 'boolean') {
    return (
      <OptionList
        options={YES_NO}
        isMultiple={false}
        label={item.text}
        isChosen={({ valueCoding }) =>
          given !== undefined && 'valueBoolean' in given && String(given.valueBoolean) === valueCoding.code
        }
        onChoose={({ valueCoding }) => {
          onAnswer([{ valueBoolean: valueCoding.code === 'true' }]);
          onNext();
        }}
      />
    );
  }
  const type =
    item.type === 'date' ? 'date' : item.type === 'integer' || item.type === 'decimal' ? 'number' : 'text';
  return (
    <Box
      component="form"
      onSubmit={(event) => {
        event.preventDefault();
        onNext();
      }}
      sx={{ maxWidth: 480 }}
    >
      <TextField
        label="Answer"
        type={type}
        multiline={item.type === 'text'}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          const answer = toAnswer(item.type, event.target.value);
          onAnswer(answer === null ? [] : [answer]);
        }}
        slotProps={{ inputLabel: { shrink: true } }}
      />
    </Box>
  );
}

function toAnswer(type: QuestionnaireItem['type'], text: string): Answer | null {
  if (text.trim() === '') return null;
  const number = Number(text);
  if (type === 'integer') return Number.isInteger(number) ? { valueInteger: number } : null;
  if (type === 'decimal') return Number.isFinite(number) ? { valueDecimal: number } : null;
  if (type === 'date') return { valueDate: text };
  return { valueString: text };
}
