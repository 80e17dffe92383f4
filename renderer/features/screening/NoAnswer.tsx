import Button from '@mui/material/Button';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';

interface NoAnswerProps {
  response: ResponseItem | undefined;
  onStatus(status: 'declined' | 'skipped'): void;
}

/** Why a question has no answer: the person declined, or it was skipped. Both are kept, and they are not the same. */
export function NoAnswer({ response, onStatus }: NoAnswerProps) {
  const group = 'Screening';
  useShortcut('d', () => onStatus('declined'), { description: 'The person declines to answer', group });
  useShortcut('s', () => onStatus('skipped'), { description: 'Skip the question', group });
  return (
    <>
      <StatusButton
        label="Declined"
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
    </>
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
