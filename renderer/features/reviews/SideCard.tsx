import CheckCircle from '@mui/icons-material/CheckCircle';
import RadioButtonChecked from '@mui/icons-material/RadioButtonChecked';
import RadioButtonUnchecked from '@mui/icons-material/RadioButtonUnchecked';
import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { ReviewSideEntry } from '#shared/contract/engine/reviews.ts';
import { DiffText } from '../../ui/diff/DiffText.tsx';
import type { DiffPart } from '../../ui/diff/word-diff.ts';
import { formatDateTime } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';

interface SideCardProps {
  /** `In the record now`. */
  title: string;
  /** The key that picks it, as it is printed on the keyboard. */
  keys?: string;
  side: ReviewSideEntry | null;
  parts: DiffPart[];
  isPicked: boolean;
  /** Whether the tab key stops here: once in a group. */
  isStop?: boolean;
  /** Missing where nothing is to be picked any more. */
  onPick?: () => void;
}

/** One of the two values, with who wrote it and when. A radio button as large as its words. */
export function SideCard({ title, keys, side, parts, isPicked, isStop = false, onPick }: SideCardProps) {
  return (
    <Box
      {...(onPick === undefined
        ? {}
        : {
            role: 'radio',
            'aria-checked': isPicked,
            tabIndex: isStop ? 0 : -1,
            onClick: onPick,
          })}
      sx={{
        display: 'grid',
        gridTemplateRows: 'auto 1fr auto',
        gap: 1,
        p: 1.75,
        minHeight: 132,
        borderRadius: '8px',
        border: '2px solid',
        borderColor: isPicked ? 'primary.main' : 'desk.line',
        backgroundColor: isPicked ? 'desk.selected' : 'background.paper',
        cursor: onPick === undefined ? 'default' : 'pointer',
        '&:hover': onPick === undefined ? {} : { borderColor: isPicked ? 'primary.main' : 'desk.control' },
      }}
    >
      <CardHead>
        <CardIcon isPicked={isPicked} isOffered={onPick !== undefined} />
        <Box component="span" sx={{ fontWeight: 620 }}>
          {title}
        </Box>
        <Box sx={{ flex: 1 }} />
        {isPicked ? <strong>{onPick === undefined ? 'Chosen' : 'Picked'}</strong> : null}
        {keys === undefined ? null : (
          <Box component="span" aria-hidden sx={{ color: isPicked ? 'text.primary' : 'text.secondary' }}>
            <KeyHint keys={keys} />
          </Box>
        )}
      </CardHead>
      <Box sx={{ fontSize: '1.0625rem', lineHeight: 1.5 }}>
        {side === null || side.text === '' ? (
          <Box component="em" sx={{ color: 'text.secondary' }}>
            Removed
          </Box>
        ) : (
          <DiffText parts={parts} />
        )}
      </Box>
      <Box sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
        {side === null ? null : `${side.byName}, ${formatDateTime(side.at)}`}
      </Box>
    </Box>
  );
}

/** A radio button while there is something to pick; afterwards a tick at what was chosen. */
function CardIcon({ isPicked, isOffered }: { isPicked: boolean; isOffered: boolean }) {
  const Icon = isOffered ? (isPicked ? RadioButtonChecked : RadioButtonUnchecked) : CheckCircle;
  if (!isOffered && !isPicked) return null;
  return (
    <Icon aria-hidden sx={{ fontSize: '1.25rem', color: isPicked ? 'primary.main' : 'text.secondary' }} />
  );
}

function CardHead({ children }: { children: ReactNode }) {
  return <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, fontSize: '0.8125rem' }}>{children}</Box>;
}
