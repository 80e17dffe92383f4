import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { PlanHistory, SubmittedPlan } from '#shared/contract/engine/care-plans.ts';
import { QueryState } from '../../client/QueryState.tsx';
import { DetailBar } from '../../ui/DetailBar.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { instantText } from '../patient/formats.ts';
import { DecisionDialog, PlanDiff, usePlanHistory } from '../plan-versions/index.ts';

interface ApprovalDetailProps {
  submitted: SubmittedPlan;
  /** Called when the plan was approved or returned. */
  onDecided: () => void;
}

/** A submitted plan against the version that holds, with the two ways to decide. */
export function ApprovalDetail({ submitted, onDecided }: ApprovalDetailProps) {
  const query = usePlanHistory(submitted.patientId);
  return (
    <QueryState query={query} what="the plan" rows={6}>
      {(history) => <Detail submitted={submitted} history={history} onDecided={onDecided} />}
    </QueryState>
  );
}

function Detail({ submitted, history, onDecided }: ApprovalDetailProps & { history: PlanHistory }) {
  const [decision, setDecision] = useState<'approve' | 'return' | null>(null);
  const { working, versions, mayApprove } = history;
  const last = versions.find(({ isEffective }) => isEffective)?.plan ?? null;
  const options = { group: 'Plans to approve', enabled: mayApprove && working?.status === 'submitted' };
  useShortcut('a', () => setDecision('approve'), { ...options, description: 'Approve the plan' });
  useShortcut('r', () => setDecision('return'), { ...options, description: 'Return the plan' });
  if (working === null) return null;
  return (
    <>
      <DetailBar>
        <Box sx={{ flex: 1, minWidth: 220 }}>
          <Typography variant="h2">
            <Link component={RouterLink} to={`/patients/${submitted.patientId}/care-plan`} color="inherit">
              {submitted.patientName}
            </Link>
          </Typography>
          <Typography variant="caption" color="textSecondary">
            Submitted by {submitted.submittedBy}, {instantText(submitted.submittedAt)}.{' '}
            {last === null ? 'Nothing was approved before.' : `Compared with version ${last.version}.`}
          </Typography>
        </Box>
        {mayApprove ? (
          <>
            <Button
              color="inherit"
              variant="outlined"
              aria-keyshortcuts="r"
              onClick={() => setDecision('return')}
            >
              Return
              <Key keys="r" />
            </Button>
            <Button variant="contained" aria-keyshortcuts="a" onClick={() => setDecision('approve')}>
              Approve
              <Key keys="a" />
            </Button>
          </>
        ) : null}
      </DetailBar>
      <Box sx={{ p: 1.75, display: 'grid', gap: 1.5 }}>
        {mayApprove ? null : (
          <Alert severity="info">
            Your credential does not allow approving. An RN, NP, PA or MD of the team sees this plan too.
          </Alert>
        )}
        {submitted.comment === '' ? null : (
          <Typography variant="body2" sx={{ overflowWrap: 'anywhere' }}>
            <strong>{submitted.submittedBy}:</strong> {submitted.comment}
          </Typography>
        )}
        <PlanDiff
          before={last}
          after={working}
          names={{ before: last === null ? 'Before' : `Version ${last.version}`, after: 'Submitted' }}
        />
      </Box>
      {decision === null ? null : (
        <DecisionDialog
          decision={decision}
          plan={working}
          onClose={() => setDecision(null)}
          onDone={onDecided}
        />
      )}
    </>
  );
}

function Key({ keys }: { keys: string }) {
  return (
    <span aria-hidden style={{ marginLeft: 8 }}>
      <KeyHint keys={keys} />
    </span>
  );
}
