import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import { dispositionLabel } from '#shared/content/dispositions.ts';
import { CALL_KIND_LABELS, CALL_STANDING_LABELS } from '#shared/content/labels.ts';
import type { CallReviewView, SupervisorWord } from '#shared/contract/engine/call-reviews.ts';
import { DetailBar } from '../../ui/DetailBar.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { dispositionTone } from '../disposition-tone.ts';
import { instantText } from '../patient/formats.ts';
import { STANDING_TONES } from './review-words.ts';

interface CallBarProps {
  view: CallReviewView;
  isChartOpen: boolean;
  onWord: (word: SupervisorWord) => void;
  onChart: (isOpen: boolean) => void;
}

/** Which call it is, and what a supervisor may do with it, one key each. */
export function CallBar({ view: { row, entry, problems }, isChartOpen, onWord, onChart }: CallBarProps) {
  const reasons = [...new Set(Object.values(problems).filter(Boolean))];
  return (
    <DetailBar>
      <Box sx={{ flex: 1, minWidth: 240 }}>
        <Box sx={{ display: 'flex', gap: 0.75, alignItems: 'center', flexWrap: 'wrap' }}>
          <Typography variant="h2">
            <Link component={RouterLink} to={`/patients/${row.patientId}`} color="inherit">
              {row.patientName}
            </Link>
          </Typography>
          <StatusChip tone={STANDING_TONES[row.standing]} label={CALL_STANDING_LABELS[row.standing]} />
          <StatusChip tone={dispositionTone(row.disposition)} label={dispositionLabel(row.disposition)} />
          {row.isEscalated ? <StatusChip tone="critical" label="Escalated" /> : null}
        </Box>
        <Typography variant="caption" color="textSecondary">
          {row.staffName} · {instantText(row.startedAt)} · {CALL_KIND_LABELS[row.kind]} · {entry.minutes} min
        </Typography>
      </Box>
      <Act
        keys="o"
        words={isChartOpen ? 'Close the chart' : 'Chart as it stood'}
        onTake={() => onChart(!isChartOpen)}
      />
      <Act keys="c" words="Comment" isOffered={problems.comment === ''} onTake={() => onWord('comment')} />
      <Act keys="r" words="Return" isOffered={problems.returned === ''} onTake={() => onWord('returned')} />
      <Act
        keys="s"
        words="Co-sign"
        isFirst
        isOffered={problems['co-signed'] === ''}
        onTake={() => onWord('co-signed')}
      />
      {reasons.length === 0 ? null : (
        <Typography variant="caption" color="textSecondary" sx={{ width: '100%' }}>
          {reasons.join(' ')}
        </Typography>
      )}
    </DetailBar>
  );
}

interface ActProps {
  keys: string;
  words: string;
  isOffered?: boolean;
  isFirst?: boolean;
  onTake: () => void;
}

function Act({ keys, words, isOffered = true, isFirst = false, onTake }: ActProps) {
  useShortcut(keys, onTake, { description: words, group: 'Calls to review', enabled: isOffered });
  if (!isOffered) return null;
  return (
    <Button
      size="small"
      variant={isFirst ? 'contained' : 'outlined'}
      color={isFirst ? 'primary' : 'inherit'}
      onClick={onTake}
      endIcon={<KeyHint keys={keys} />}
      aria-keyshortcuts={keys}
    >
      {words}
    </Button>
  );
}
