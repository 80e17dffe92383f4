import AddOutlined from '@mui/icons-material/Add';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';
import type { Answer } from '#shared/domain/screening.ts';
import { Choices } from './Choices.tsx';
import type { FieldProps } from './field-props.ts';
import { LongChoice } from './LongChoice.tsx';
import { hasChoices, isDropDown } from './options.ts';
import { Scale } from './Scale.tsx';
import { TypedField } from './TypedField.tsx';

export interface ItemFieldProps extends FieldProps {
  /** What is wrong with an answer by the bounds of the item, or empty. */
  check(answer: Answer): string;
}

/** The field of a question, of whatever type it is. */
export function ItemField(props: ItemFieldProps) {
  const { item } = props;
  if (isDropDown(item)) return <LongChoice {...props} />;
  if (hasChoices(item) || item.type === 'open-choice') return <Choices {...props} />;
  if (isScale(item)) return <Scale {...props} />;
  return item.repeats ? <SeveralFields {...props} /> : <OneField {...props} />;
}

function isScale({ control, type, limits }: QuestionnaireItem): boolean {
  return (
    control === 'slider' &&
    (type === 'integer' || type === 'decimal') &&
    limits.min !== null &&
    limits.max !== null
  );
}

function OneField({ answers, onAnswers, ...props }: ItemFieldProps) {
  return (
    <TypedField
      {...props}
      answer={answers[0]}
      onAnswer={(answer) => onAnswers(answer === null ? [] : [answer])}
    />
  );
}

/** Several answers to one question, each in a field of its own. */
function SeveralFields({ answers, onAnswers, ...props }: ItemFieldProps) {
  const [count, setCount] = useState(Math.max(1, answers.length));
  const most = props.item.limits.maxOccurs ?? Number.POSITIVE_INFINITY;
  const [slots, setSlots] = useState<readonly (Answer | null)[]>(answers);
  const take = (index: number, answer: Answer | null) => {
    const next = Array.from({ length: count }, (_, at) => (at === index ? answer : (slots[at] ?? null)));
    setSlots(next);
    onAnswers(next.filter((one) => one !== null));
  };
  return (
    <Box sx={{ display: 'grid', gap: 0.75, justifyItems: 'start' }}>
      {Array.from({ length: count }, (_, index) => (
        <TypedField
          // The place is what a field is: answers are told apart by nothing else.
          // biome-ignore lint/suspicious/noArrayIndexKey: see above
          key={index}
          {...props}
          id={index === 0 ? props.id : `${props.id}-${index}`}
          answer={slots[index] ?? undefined}
          onAnswer={(answer) => take(index, answer)}
        />
      ))}
      {count < most ? (
        <Button size="small" color="inherit" startIcon={<AddOutlined />} onClick={() => setCount(count + 1)}>
          Add another answer
        </Button>
      ) : null}
    </Box>
  );
}
