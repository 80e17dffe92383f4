import Button from '@mui/material/Button';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';

type Reason = 'declined' | 'skipped';

interface NoAnswerProps {
  response: ResponseItem | undefined;
  onStatus(status: Reason): void;
}

const BUTTONS = [
  { status: 'declined', label: 'Declined', keys: 'd' },
  { status: 'skipped', label: 'Skip', keys: 's' },
] as const;

/** Why a question has no answer: the person declined, or it was skipped. Both are kept, and they are not the same. */
export function NoAnswer({ response, onStatus }: NoAnswerProps) {
  return BUTTONS.map(({ status, label, keys }) => (
    <Button
      key={status}
      variant="outlined"
      color={response?.status === status ? 'primary' : 'inherit'}
      aria-pressed={response?.status === status}
      aria-keyshortcuts={keys}
      onClick={() => onStatus(status)}
    >
      {label}
      <span aria-hidden style={{ marginLeft: 8 }}>
        <KeyHint keys={keys} />
      </span>
    </Button>
  ));
}
