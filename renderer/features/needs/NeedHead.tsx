import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { instantDate } from '../patient/formats.ts';
import {
  NEED_STATUS_TONES,
  NEED_STATUS_WORDS,
  openItemIds,
  titleOf,
  URGENCY_TONES,
  URGENCY_WORDS,
} from './need-words.ts';

/** The chips of a need: how urgent, and where it stands. */
export function NeedChips({ view }: { view: NeedView }) {
  const { need, urgency, asks } = view;
  return (
    <Box component="span" sx={{ display: 'inline-flex', gap: 0.5, flexWrap: 'wrap' }}>
      {need.closedAt === '' ? (
        <StatusChip tone={URGENCY_TONES[urgency]} label={URGENCY_WORDS[urgency]} />
      ) : null}
      <StatusChip tone={NEED_STATUS_TONES[need.status]} label={NEED_STATUS_WORDS[need.status]} />
      {asks === null ? null : <StatusChip tone="accent" label="Ask if it is met" />}
    </Box>
  );
}

/** A need in one line, to open. */
export function NeedHead({ view, onOpen }: { view: NeedView; onOpen(): void }) {
  const waiting = openItemIds(view).length;
  const title = titleOf(view, false);
  return (
    <ButtonBase
      onClick={onOpen}
      aria-expanded={false}
      sx={{
        ...{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center', justifyContent: 'flex-start' },
        ...{ border: 1, borderColor: 'divider', borderRadius: 1, px: 1.25, py: 0.875, textAlign: 'left' },
        '&:hover': { backgroundColor: 'action.hover' },
      }}
    >
      <Typography variant="subtitle1" component="h3">
        {title}
      </Typography>
      <NeedChips view={view} />
      <Typography variant="caption" color="textSecondary" sx={{ ml: 'auto' }}>
        {[
          `found ${instantDate(view.need.foundAt)}`,
          waiting === 0 ? '' : `${waiting} to accept`,
          view.referrals.length === 0 ? '' : `${view.referrals.length} referred`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </ButtonBase>
  );
}
