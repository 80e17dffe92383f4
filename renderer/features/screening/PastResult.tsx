import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Collapse from '@mui/material/Collapse';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Screening } from '#shared/domain/screening.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { languageLabel } from '../../words/labels.ts';
import { instantDate } from '../patient/formats.ts';
import { PastAnswers } from './PastAnswers.tsx';
import { NeedsFound, ScoreList } from './ResultParts.tsx';

interface PastResultProps {
  screening: Screening;
  isOpenAtFirst?: boolean;
  /** The date of the screening that took its place, or empty. */
  amendedOn?: string;
  /** Opens a correction. Left out where none may be made. */
  onAmend?(): void;
}

/** A completed screening: its needs in one line, the rest on demand. */
export function PastResult({ screening, isOpenAtFirst = false, amendedOn = '', onAmend }: PastResultProps) {
  const [isOpen, setOpen] = useState(isOpenAtFirst);
  const [hasAnswers, showAnswers] = useState(false);
  const on = ` on ${instantDate(screening.authoredAt)}`;
  const heading = `${screening.title}${on}`;
  const answersWord = hasAnswers ? 'Hide answers' : `Show ${screening.items.length} answers`;
  return (
    <Box sx={{ borderTop: 1, borderColor: 'divider', pt: 1 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="subtitle2" component="h3">
          {instantDate(screening.authoredAt)} · {screening.title}
        </Typography>
        {amendedOn === '' ? null : <StatusChip label={`Corrected on ${amendedOn}`} />}
        {screening.amendsId === '' ? null : <StatusChip label="Correction" />}
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
          {screening.language === 'en' ? null : (
            <Typography variant="caption" color="textSecondary">
              Asked in {languageLabel(screening.language)}.
            </Typography>
          )}
          <Box sx={{ display: 'flex', gap: 1 }}>
            <Button
              size="small"
              variant="outlined"
              color="inherit"
              onClick={() => showAnswers(!hasAnswers)}
              aria-expanded={hasAnswers}
              aria-label={`${answersWord}: ${heading}`}
            >
              {answersWord}
            </Button>
            {onAmend === undefined || amendedOn !== '' ? null : (
              <Button size="small" color="inherit" onClick={onAmend} aria-label={`Correct ${heading}`}>
                Correct
              </Button>
            )}
          </Box>
          {hasAnswers ? <PastAnswers screening={screening} /> : null}
        </Box>
      </Collapse>
    </Box>
  );
}
