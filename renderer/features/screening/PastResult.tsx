import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Screening } from '#shared/domain/screening.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { instantDate } from '../patient/formats.ts';
import { NeedsFound, ScoreList } from './ResultParts.tsx';

/** A completed screening: its needs in one line, the rest on demand. */
export function PastResult({
  screening,
  isOpenAtFirst = false,
}: {
  screening: Screening;
  isOpenAtFirst?: boolean;
}) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const on = ` on ${instantDate(screening.authoredAt)}`;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="subtitle2" component="h3">
          {instantDate(screening.authoredAt)} · {screening.title}
        </Typography>
        {screening.needs.length === 0 ? <StatusChip tone="good" label="No needs" /> : null}
        {isOpen
          ? null
          : screening.needs.map((need) => <StatusChip key={need.id} tone="caution" label={need.title} />)}
        <Box sx={{ flex: 1 }} />
        <Button size="small" color="inherit" onClick={() => setOpen(!isOpen)} aria-expanded={isOpen}>
          {isOpen ? 'Close' : 'Details'}
        </Button>
      </Box>
      <Collapse in={isOpen} unmountOnExit>
        <Box sx={{ display: 'grid', gap: 1.25, pt: 0.75 }}>
          {screening.needs.length === 0 ? null : <NeedsFound needs={screening.needs} on={on} />}
          <ScoreList scores={screening.scores} on={on} />
        </Box>
      </Collapse>
    </Box>
  );
}
