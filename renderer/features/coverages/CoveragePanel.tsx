import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { Coverage } from '#shared/domain/coverage.ts';
import { isCheckDue, isInForce } from '#shared/domain/coverage-rules.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import { useNow } from '../../client/use-now.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { dateText, phoneText, telephoneLink, todayAtDesk } from '../patient/formats.ts';
import { CoverageDialog } from './CoverageDialog.tsx';

interface CoveragePanelProps {
  patientId: string;
  coverages: readonly Coverage[];
  mayWrite: boolean;
}

/** The health plans of a patient as noted: what they cover, who is in the network, and how old that is. Those in force first. */
export function CoveragePanel({ patientId, coverages, mayWrite }: CoveragePanelProps) {
  const [edited, setEdited] = useState<Coverage | 'new' | null>(null);
  const today = todayAtDesk(useNow(60_000));
  const sorted = [...coverages].sort(
    (one, two) =>
      Number(isInForce(two, today)) - Number(isInForce(one, today)) ||
      two.startsOn.localeCompare(one.startsOn),
  );
  return (
    <Panel
      title="Health plans"
      actions={
        mayWrite ? (
          <Button size="small" onClick={() => setEdited('new')}>
            Add plan
          </Button>
        ) : null
      }
    >
      {sorted.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          No plan noted.
        </Typography>
      ) : null}
      {sorted.map((coverage) => (
        <CoverageNote
          key={coverage.id}
          coverage={coverage}
          today={today}
          onEdit={mayWrite ? () => setEdited(coverage) : null}
        />
      ))}
      {edited === null ? null : (
        <CoverageDialog
          patientId={patientId}
          coverage={edited === 'new' ? null : edited}
          today={today}
          onClose={() => setEdited(null)}
        />
      )}
    </Panel>
  );
}

interface CoverageNoteProps {
  coverage: Coverage;
  today: LocalDate;
  onEdit: (() => void) | null;
}

function CoverageNote({ coverage, today, onEdit }: CoverageNoteProps) {
  const { payer, plan, memberId, phone, benefits, networkNotes, checkedOn, startsOn, endsOn } = coverage;
  const inForce = isInForce(coverage, today);
  const name = [payer, plan].filter(Boolean).join(', ');
  return (
    <Box component="article" aria-label={name} sx={{ py: 0.5 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
        <Typography
          variant="body2"
          sx={{ fontWeight: 600 }}
          color={inForce ? 'textPrimary' : 'textSecondary'}
        >
          {name}
        </Typography>
        {inForce ? null : <StatusChip label="Not in force" />}
        {inForce && isCheckDue(coverage, today) ? <StatusChip tone="caution" label="Check again" /> : null}
        <Box sx={{ flex: 1 }} />
        {onEdit === null ? null : (
          <Button size="small" color="inherit" onClick={onEdit} aria-label={`Edit ${name}`}>
            Edit
          </Button>
        )}
      </Box>
      <Typography variant="body2">
        {memberId === '' ? 'No member number' : `Member ${memberId}`}
        {phone === '' ? null : (
          <>
            {' · '}
            <Link href={telephoneLink(phone)} underline="always">
              {phoneText(phone)}
            </Link>
          </>
        )}
      </Typography>
      <Words head="Covers" words={benefits} />
      <Words head="In network" words={networkNotes} />
      <Typography variant="caption" color="textSecondary">
        {[
          startsOn === '' ? '' : `from ${dateText(startsOn)}`,
          endsOn === '' ? '' : `until ${dateText(endsOn)}`,
          checkedOn === '' ? 'never checked' : `checked ${dateText(checkedOn)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
    </Box>
  );
}

function Words({ head, words }: { head: string; words: string }) {
  if (words === '') return null;
  return (
    <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap' }}>
      <Box component="span" sx={{ color: 'text.secondary' }}>
        {head}:{' '}
      </Box>
      {words}
    </Typography>
  );
}
