import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useRef, useState } from 'react';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { wordDiff } from '../../ui/diff/word-diff.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { BaseLine } from './BaseLine.tsx';
import { type Choice, DECIDE_LABELS } from './review-labels.ts';
import { SideCard } from './SideCard.tsx';
import { ThirdValue } from './ThirdValue.tsx';
import { useDecide } from './use-decide.ts';

/** Two values of one field, side by side: pick one, or write a third. */
export function ConflictDetail({ entry, onDecided }: { entry: ReviewEntry; onDecided: () => void }) {
  const [choice, setChoice] = useState<Choice | null>(null);
  const [third, setThird] = useState('');
  const [comment, setComment] = useState('');
  const thirdField = useRef<HTMLInputElement>(null);
  const cards = useRef<HTMLDivElement>(null);
  const { decide, isDeciding, problem } = useDecide(entry, onDecided);
  const diff = wordDiff(entry.kept?.text ?? '', entry.other?.text ?? '');

  const pick = (picked: Choice) => {
    setChoice(picked);
    const index = { kept: 0, other: 1, third: -1 }[picked];
    if (picked === 'third') thirdField.current?.focus();
    else cards.current?.querySelectorAll<HTMLElement>('[role=radio]')[index]?.focus();
  };
  const finish = () => {
    if (choice !== null) decide(choice, choice === 'third' ? third : '', comment);
  };
  const group = 'To decide';
  useShortcut('ArrowLeft', () => pick('kept'), { description: 'Pick the left value', group });
  useShortcut('ArrowRight', () => pick('other'), { description: 'Pick the right value', group });
  useShortcut('v', () => pick('third'), {
    description: 'Write another value',
    group,
    enabled: entry.third !== null,
  });
  useShortcut('Ctrl+enter', finish, { description: 'Decide', group });

  const onKeyDown = (event: KeyboardEvent) => {
    const picked = ({ ArrowLeft: 'kept', ArrowRight: 'other' } as const)[event.key];
    if (picked !== undefined) pick(picked);
    else if (event.key === ' ' || event.key === 'Enter') (event.target as HTMLElement).click();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Box
        ref={cards}
        role="radiogroup"
        aria-label="Which value is right?"
        onKeyDown={onKeyDown}
        sx={{ display: 'grid', gap: 1.5, gridTemplateColumns: { xs: '1fr', sm: '1fr 1fr' } }}
      >
        <SideCard
          title="In the record now"
          keys="ArrowLeft"
          side={entry.kept}
          parts={diff.left}
          isPicked={choice === 'kept'}
          isStop={choice !== 'other'}
          onPick={() => pick('kept')}
        />
        <SideCard
          title="The other value"
          keys="ArrowRight"
          side={entry.other}
          parts={diff.right}
          isPicked={choice === 'other'}
          isStop={choice === 'other'}
          onPick={() => pick('other')}
        />
      </Box>
      <BaseLine text={entry.baseText} />
      {entry.third === null ? null : (
        <ThirdValue
          third={entry.third}
          text={third}
          inputRef={thirdField}
          isPicked={choice === 'third'}
          onChange={(text) => {
            setThird(text);
            setChoice(text === '' ? null : 'third');
          }}
        />
      )}
      <TextField
        label="Why (others will read it)"
        value={comment}
        onChange={(event) => setComment(event.target.value)}
        slotProps={{ htmlInput: { maxLength: 2000 } }}
      />
      {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
        <Button
          variant="contained"
          size="large"
          onClick={finish}
          disabled={choice === null || isDeciding}
          aria-keyshortcuts="Control+Enter"
        >
          {choice === null ? 'Decide' : DECIDE_LABELS[choice]}
          <Box component="span" aria-hidden sx={{ ml: 1 }}>
            <KeyHint keys="Ctrl+Enter" />
          </Box>
        </Button>
        {choice === null ? (
          <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary' }}>
            Pick a value first.
          </Box>
        ) : null}
      </Box>
    </Box>
  );
}
