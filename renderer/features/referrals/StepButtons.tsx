import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import type { ReferralState } from '#shared/domain/referral.ts';
import { nextSteps } from '#shared/domain/referral-lifecycle.ts';
import type { Task } from '#shared/domain/task.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { notify } from '../../ui/notices/notices.ts';
import { NO_NEWS, REFERRAL_STATE_WORDS, REFERRAL_STEPS } from './referral-words.ts';

interface StepButtonsProps {
  task: Task;
  /** Whether the keys of the steps are this referral's. */
  hasKeys: boolean;
  /** Help was received: whoever shows the row may ask whether the need is met. */
  onReceived?(): void;
}

/** The steps that may come next, one key each. */
export function StepButtons({ task, hasKeys, onReceived }: StepButtonsProps) {
  const advance = useMutation(
    useEngine().referrals.advance.mutationOptions({
      onError: (error) => notify(errorSentence(error), { tone: 'critical' }),
      onSuccess: ({ asksIfMet }, { state }) => {
        notify(`Referral: ${REFERRAL_STATE_WORDS[state].toLowerCase()}.`, { tone: 'good' });
        setNote('');
        if (asksIfMet) onReceived?.();
      },
    }),
  );
  const [note, setNote] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const { referral } = task;
  const take = (state: ReferralState) => {
    if (!advance.isPending) advance.mutate({ taskId: task.id, state, note: note.trim() });
  };
  useShortcut('e', () => field.current?.focus(), {
    ...{ description: 'Referral: what was said', group: 'Referrals', enabled: hasKeys },
  });
  if (referral === null) return null;
  const steps = nextSteps(referral);
  if (steps.length === 0) return null;
  return (
    <Box sx={{ display: 'grid', gap: 0.5 }}>
      <TextField
        inputRef={field}
        label="What was said"
        value={note}
        onChange={(event) => setNote(event.target.value)}
        onKeyDown={(event) => {
          // The keys of the steps are heard again; her words go with the one she takes.
          if (event.key === 'Enter' || event.key === 'Escape') field.current?.blur();
        }}
        slotProps={{
          htmlInput: {
            maxLength: 2000,
            autoComplete: 'off',
            ...(hasKeys ? { 'aria-keyshortcuts': 'e' } : {}),
          },
          input: hasKeys ? { endAdornment: <KeyHint keys="e" /> } : {},
        }}
        sx={{ maxWidth: '32rem' }}
      />
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5 }}>
        {steps.map((state, index) => (
          <StepButton
            key={state}
            {...(state === referral.state ? NO_NEWS : REFERRAL_STEPS[state])}
            isFirst={index === 0 && state !== referral.state}
            hasKey={hasKeys}
            onTake={() => take(state)}
          />
        ))}
      </Box>
    </Box>
  );
}

interface StepButtonProps {
  words: string;
  keys: string;
  isFirst: boolean;
  hasKey: boolean;
  onTake(): void;
}

function StepButton({ words, keys, isFirst, hasKey, onTake }: StepButtonProps) {
  useShortcut(keys, onTake, { description: `Referral: ${words}`, group: 'Referrals', enabled: hasKey });
  return (
    <Button
      size="small"
      variant={isFirst ? 'outlined' : 'text'}
      color={isFirst ? 'primary' : 'inherit'}
      onClick={onTake}
      {...(hasKey ? { endIcon: <KeyHint keys={keys} />, 'aria-keyshortcuts': keys } : {})}
    >
      {words}
    </Button>
  );
}
