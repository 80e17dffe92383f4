import PhoneEnabled from '@mui/icons-material/PhoneEnabled';
import PhoneInTalk from '@mui/icons-material/PhoneInTalk';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { CALL_KIND_LABELS, RISK_TIER_LABELS } from '#shared/content/labels.ts';
import type { ActiveCall } from '#shared/contract/engine/calls.ts';
import type { QueueRow } from '#shared/contract/engine/queue.ts';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { languageLabel } from '../../words/labels.ts';
import { LicenseChip } from '../licenses/index.ts';
import { opensText } from './opens-at.ts';
import { ReasonList } from './ReasonList.tsx';

interface NextCallPanelProps {
  row: QueueRow | undefined;
  /** Whether it is the first callable patient of the whole queue. */
  isNext: boolean;
  active: ActiveCall | null;
  isStarting: boolean;
  onStart: (row: QueueRow) => void;
  /** Who put her off, if somebody did. */
  heldBy: string;
  /** Skip, snooze, why. */
  actions: ReactNode;
}

/** The chosen patient: why she is here, whether she may be called, and the one button that matters. */
export function NextCallPanel({
  row,
  isNext,
  active,
  isStarting,
  onStart,
  heldBy,
  actions,
}: NextCallPanelProps) {
  if (row === undefined) {
    return (
      <Panel title="Next call">
        <EmptyState title="No call waits" />
      </Panel>
    );
  }
  const isInCall = active !== null;
  return (
    <Panel
      title={titleOf(row, isNext, active)}
      actions={<StatusChip tone="accent" label={CALL_KIND_LABELS[row.suggestedKind]} />}
    >
      <Typography variant="h1" component="p" sx={{ overflowWrap: 'anywhere' }}>
        {row.name}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary' }}>
        {row.age} years · {RISK_TIER_LABELS[row.riskTier]} · {row.programs.join(', ')}
      </Typography>
      <Typography variant="body2" sx={{ mt: 0.5, color: row.callable.now ? 'success.main' : 'warning.main' }}>
        {row.callable.localTime} there
        {row.callable.now ? ', callable now' : `. ${notNow(row)}`}
      </Typography>
      {row.needsInterpreter || !row.language.startsWith('en') ? (
        <Box sx={{ mt: 0.75 }}>
          <StatusChip
            tone={row.needsInterpreter ? 'caution' : 'neutral'}
            label={`${languageLabel(row.language)}${row.needsInterpreter ? ', needs an interpreter' : ''}`}
          />
        </Box>
      ) : null}
      <LicenseChip patientId={row.patientId} />
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
        <Button
          variant="contained"
          size="large"
          loading={isStarting}
          loadingPosition="start"
          startIcon={isInCall ? <PhoneInTalk /> : <PhoneEnabled />}
          endIcon={<KeyHint keys="c" />}
          onClick={() => onStart(row)}
          sx={{ flex: 1 }}
        >
          {isInCall ? 'Back to the call' : 'Start call'}
        </Button>
        <Button variant="outlined" size="large" component={Link} to={`/patients/${row.patientId}`}>
          Chart
        </Button>
      </Box>
      {actions}
      <ReasonList key={row.patientId} reasons={row.reasons} points={row.points} heldBy={heldBy} />
    </Panel>
  );
}

function notNow({ callable, timeZone }: QueueRow): string {
  return callable.opensAt === null
    ? callable.reason
    : `${callable.reason}; ${opensText(callable.opensAt, timeZone)}`;
}

function titleOf(row: QueueRow, isNext: boolean, active: ActiveCall | null): string {
  if (active?.draft.patientId === row.patientId) return 'In call';
  return isNext ? 'Next call' : 'Selected patient';
}
