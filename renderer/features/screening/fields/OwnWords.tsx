import TextField from '@mui/material/TextField';
import { ownWords, withOwnWords } from '../choose-option.ts';
import type { FieldProps } from './field-props.ts';

/** What she says where no answer of the list fits. */
export function OwnWords({ item, id, answers, onAnswers, onEnter }: FieldProps) {
  return (
    <TextField
      id={id}
      label="Other, as it was said"
      value={ownWords(item, answers)}
      onChange={(event) => onAnswers(withOwnWords(item, answers, event.target.value))}
      onKeyDown={(event) => {
        if (event.key !== 'Enter') return;
        event.preventDefault();
        onEnter();
      }}
      slotProps={{ htmlInput: { maxLength: item.limits.maxLength ?? 2000 } }}
      sx={{ maxWidth: 480, mt: 0.75 }}
    />
  );
}
