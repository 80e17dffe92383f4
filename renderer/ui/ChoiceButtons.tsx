import Button from '@mui/material/Button';
import type { KeyboardEvent } from 'react';
import { KeyHint } from './KeyHint.tsx';
import { isField } from './keyboard/is-field.ts';

interface ChoiceButtonsProps<Choice> {
  choices: readonly Choice[];
  wordsOf(choice: Choice): string;
  onTake(choice: Choice): void;
  isBusy: boolean;
  /** Whether the first one has the focus at once. */
  isFirst?: boolean;
}

/** Choices of which one is taken at once, by pointer or by its number key: see {@link numberKeys}. */
export function ChoiceButtons<Choice>({
  choices,
  wordsOf,
  onTake,
  isBusy,
  isFirst,
}: ChoiceButtonsProps<Choice>) {
  return choices.map((choice, index) => (
    <Button
      key={wordsOf(choice)}
      fullWidth
      variant="outlined"
      color="inherit"
      autoFocus={isFirst === true && index === 0}
      disabled={isBusy}
      onClick={() => onTake(choice)}
      endIcon={index < 9 ? <KeyHint keys={String(index + 1)} /> : null}
      sx={{ justifyContent: 'space-between', mb: 0.5, fontWeight: 500 }}
    >
      {wordsOf(choice)}
    </Button>
  ));
}

/** What hears the number keys of a dialog's choices, wherever the focus is but in a field of words. */
export function numberKeys<Choice>(choices: readonly Choice[], take: (choice: Choice) => void) {
  return (event: KeyboardEvent) => {
    if (isField(event.target as HTMLElement) || event.ctrlKey || event.altKey) return;
    const chosen = choices[Number(event.key) - 1];
    if (chosen === undefined) return;
    event.preventDefault();
    take(chosen);
  };
}
