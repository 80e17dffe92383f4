import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import type { ReactNode } from 'react';
import { CARE_PLAN_STATUS_LABELS } from '#shared/content/labels.ts';
import type { PlanHistory, PlanVersionRow } from '#shared/contract/engine/care-plans.ts';
import type { CarePlan } from '#shared/domain/care-plan.ts';
import { plural } from '../../ui/format.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { instantText } from '../patient/formats.ts';

interface VersionListProps {
  history: PlanHistory;
  chosenId: string;
  onChoose: (id: string) => void;
}

/** The plan that is worked on and its versions, the newest first. */
export function VersionList({ history, chosenId, onChoose }: VersionListProps) {
  const { working, signatures, versions } = history;
  const last = signatures.at(-1);
  return (
    <Box component="ul" aria-label="Versions" sx={{ listStyle: 'none', m: 0, p: 0 }}>
      {working === null ? null : (
        <Entry
          title="The plan now"
          status={working.status}
          isChosen={working.id === chosenId}
          onChoose={() => onChoose(working.id)}
        >
          {last === undefined ? null : `${actionWord(last.action)} by ${last.name}, ${instantText(last.at)}`}
          {last?.comment ? <Quote>{last.comment}</Quote> : null}
        </Entry>
      )}
      {versions.map(({ plan, isEffective, approved, copies }: PlanVersionRow) => (
        <Entry
          key={plan.id}
          title={`Version ${plan.version}`}
          // Of two that were approved apart from each other, one holds.
          status={plan.status === 'active' && !isEffective ? 'superseded' : plan.status}
          isChosen={plan.id === chosenId}
          onChoose={() => onChoose(plan.id)}
        >
          {approved === null ? null : `Approved by ${approved.name}, ${instantText(approved.at)}`}
          {approved?.comment ? <Quote>{approved.comment}</Quote> : null}
          <Typography component="span" variant="caption" color="textSecondary" sx={{ display: 'block' }}>
            {copies.length === 0 ? 'No copy given' : `${plural(copies.length, 'copy', 'copies')} given`}
          </Typography>
        </Entry>
      ))}
    </Box>
  );
}

interface EntryProps {
  title: string;
  status: CarePlan['status'];
  isChosen: boolean;
  onChoose: () => void;
  children: ReactNode;
}

function Entry({ title, status, isChosen, onChoose, children }: EntryProps) {
  return (
    <Box component="li" sx={{ borderTop: 1, borderColor: 'divider' }}>
      <ButtonBase
        aria-pressed={isChosen}
        onClick={onChoose}
        sx={{
          display: 'block',
          width: '100%',
          textAlign: 'left',
          fontFamily: 'inherit',
          px: 1.75,
          py: 1,
          fontSize: '0.8125rem',
          lineHeight: 1.45,
          backgroundColor: isChosen ? 'desk.selected' : 'transparent',
          boxShadow: isChosen ? (theme) => `inset 3px 0 0 ${theme.vars.palette.primary.main}` : 'none',
          '&:focus-visible': { outlineOffset: '-2px' },
        }}
      >
        <Box component="span" sx={{ display: 'flex', gap: 1, alignItems: 'center', mb: 0.25 }}>
          <Box component="span" sx={{ fontWeight: 600 }}>
            {title}
          </Box>
          <StatusChip
            tone={
              status === 'active' || status === 'approved'
                ? 'good'
                : status === 'superseded'
                  ? 'neutral'
                  : 'caution'
            }
            label={CARE_PLAN_STATUS_LABELS[status]}
          />
        </Box>
        {children}
      </ButtonBase>
    </Box>
  );
}

function Quote({ children }: { children: string }) {
  return (
    <Box component="span" sx={{ display: 'block', fontStyle: 'italic', overflowWrap: 'anywhere' }}>
      “{children}”
    </Box>
  );
}

function actionWord(action: string): string {
  return action.charAt(0).toUpperCase() + action.slice(1);
}
