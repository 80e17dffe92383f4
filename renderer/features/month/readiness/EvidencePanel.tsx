import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { EVIDENCE_LABELS } from '#shared/content/billing/index.ts';
import type { PatientReadiness } from '#shared/contract/engine/month.ts';
import { formatDate } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';
import { useEvidence } from './use-evidence.ts';

interface EvidencePanelProps {
  patientId: string;
  evidence: PatientReadiness['evidence'];
  onRecord?: () => void;
}

/** What was recorded of her, the latest first, and by whom. */
export function EvidencePanel({ patientId, evidence, onRecord }: EvidencePanelProps) {
  const { withdraw, isBusy } = useEvidence(patientId);
  return (
    <Panel
      title="Recorded facts"
      note={evidence.length}
      actions={
        onRecord === undefined ? null : (
          <Button size="small" onClick={onRecord}>
            Record a fact
          </Button>
        )
      }
    >
      {evidence.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          Nothing is recorded yet. Visits, copies and approvals stand here once somebody has noted them.
        </Typography>
      ) : null}
      <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {evidence.map((one) => (
          <Box
            component="li"
            key={one.id}
            sx={{
              display: 'flex',
              gap: 1,
              alignItems: 'center',
              py: 0.5,
              '& + &': { borderTop: '1px solid', borderColor: 'divider' },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0 }}>
              <Typography variant="body2">
                {EVIDENCE_LABELS[one.kind].title}
                {valueWords(one)}, {daysOf(one)}
              </Typography>
              <Typography variant="caption" color="textSecondary">
                {one.note === '' ? '' : `${one.note} · `}recorded by {one.recordedByName},{' '}
                {formatDate(one.recordedAt)}
              </Typography>
            </Box>
            {onRecord === undefined ? null : (
              <Button
                size="small"
                color="inherit"
                disabled={isBusy}
                aria-label={`Take back: ${EVIDENCE_LABELS[one.kind].title}, ${formatDate(one.on)}`}
                onClick={() => withdraw(one)}
                sx={{ color: 'text.secondary' }}
              >
                Take back
              </Button>
            )}
          </Box>
        ))}
      </Box>
    </Panel>
  );
}

type Recorded = PatientReadiness['evidence'][number];

function daysOf({ on, until }: Recorded): string {
  return until === '' ? formatDate(on) : `${formatDate(on)} to ${formatDate(until)}`;
}

function valueWords({ kind, value }: Recorded): string {
  if (kind === 'device-data-days') return `: ${value}`;
  if (kind === 'transition-visit' || kind === 'complex-decision-making') {
    return value >= 2 ? ', high complexity' : ', moderate complexity';
  }
  return '';
}
