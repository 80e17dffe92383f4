import HistoryOutlined from '@mui/icons-material/HistoryOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link } from 'react-router';
import type { PlanHistory } from '#shared/contract/engine/care-plans.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { instantDate } from '../patient/formats.ts';
import { DecisionDialog } from './DecisionDialog.tsx';
import { type PlanDecision, usePlanHistory } from './use-plan-history.ts';

interface PlanApprovalProps {
  patientId: string;
  mayWrite: boolean;
}

/** Where the plan stands on its way to approval, the ways to submit and to decide, to its versions and to the patient's copy. */
export function PlanApproval({ patientId, mayWrite }: PlanApprovalProps) {
  const history = usePlanHistory(patientId).data;
  const [decision, setDecision] = useState<PlanDecision | null>(null);
  const working = history?.working ?? null;
  const maySubmit =
    mayWrite && working !== null && (working.status === 'draft' || working.status === 'active');
  useShortcut('s', () => setDecision('submit'), {
    description: 'Submit the plan for approval',
    group: 'Care plan',
    enabled: maySubmit,
  });
  if (history === undefined) return null;
  const returned = returnedWords(history);
  return (
    <Paper
      component="section"
      variant="outlined"
      aria-label="Approval"
      sx={{ px: 1.75, py: 1, display: 'grid', gap: 0.75 }}
    >
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
        <Typography variant="body2" sx={{ flex: 1, minWidth: 200 }}>
          {standingWords(history)}
        </Typography>
        <Button
          color="inherit"
          size="small"
          component={Link}
          to={`/patients/${patientId}/care-plan/versions`}
          startIcon={<HistoryOutlined />}
        >
          Versions
        </Button>
        <Button
          color="inherit"
          size="small"
          component={Link}
          to={`/patients/${patientId}/care-plan/copy`}
          startIcon={<PrintOutlined />}
        >
          Patient’s copy
        </Button>
        {maySubmit ? (
          <Button variant="outlined" size="small" aria-keyshortcuts="s" onClick={() => setDecision('submit')}>
            Submit for approval
          </Button>
        ) : null}
        {history.mayApprove && working?.status === 'submitted' ? (
          <>
            <Button color="inherit" variant="outlined" size="small" onClick={() => setDecision('return')}>
              Return
            </Button>
            <Button variant="contained" size="small" onClick={() => setDecision('approve')}>
              Approve
            </Button>
          </>
        ) : null}
      </Box>
      {returned === '' ? null : <Alert severity="warning">{returned}</Alert>}
      {decision !== null && working !== null ? (
        <DecisionDialog decision={decision} plan={working} onClose={() => setDecision(null)} />
      ) : null}
    </Paper>
  );
}

function standingWords({ working, versions, signatures }: PlanHistory): string {
  const effective = versions.find(({ isEffective }) => isEffective);
  const active =
    effective === undefined
      ? 'No version approved yet.'
      : `Version ${effective.plan.version} is active, approved ${instantDate(effective.approved?.at ?? effective.plan.updatedAt)} by ${effective.approved?.name ?? 'somebody'}.`;
  if (working?.status === 'submitted') {
    const submitted = signatures.findLast(({ action }) => action === 'submitted');
    const by =
      submitted === undefined ? '' : ` since ${instantDate(submitted.at)}, submitted by ${submitted.name}`;
    return `${active} The plan waits for approval${by}.`;
  }
  return working?.status === 'draft' && effective !== undefined
    ? `${active} The plan has changes since.`
    : active;
}

/** What the one who returned it last asked for, until it is submitted again. */
function returnedWords({ working, signatures }: PlanHistory): string {
  const last = signatures.findLast(({ action }) => action !== 'revised' && action !== 'authored');
  if (working?.status !== 'draft' || last?.action !== 'returned') return '';
  return `Returned by ${last.name} on ${instantDate(last.at)}: ${last.comment}`;
}
