import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useRef } from 'react';
import type { CarePlanContent } from '#shared/domain/care-plan.ts';
import {
  acceptAll,
  acceptProposal,
  leaveOut,
  type PlanProposal,
  wordsOf,
} from '#shared/domain/plan-proposals.ts';
import { plural } from '../../ui/format.ts';
import { targetText } from '../patient/measures.ts';
import { usePlanDesk, usePlanPart } from './plan-context.ts';
import { openPlanOf, propose } from './plan-store.ts';

const KIND: Record<PlanProposal['list'], string> = {
  problems: 'Problem',
  goals: 'Goal',
  interventions: 'Step',
  barriers: 'Barrier',
};
const NONE: readonly PlanProposal[] = [];

/** What a template would add, taken or left out one by one. Nothing stands in the plan before it is taken. */
export function ProposalList() {
  const { patientId, actions } = usePlanDesk();
  const proposals = usePlanPart((plan) => plan.proposals, NONE);
  const list = useRef<HTMLUListElement>(null);
  if (proposals.length === 0) return null;
  const decide = (
    change: (content: CarePlanContent) => { content: CarePlanContent; proposals: PlanProposal[] },
  ) => {
    const content = openPlanOf(patientId)?.content;
    if (content === undefined) return;
    const decided = change(content);
    if (decided.content !== content) actions.edit(() => decided.content);
    propose(patientId, decided.proposals);
  };
  /** The focus goes to what stands in the place of the decided one, so that one key decides after the other. */
  const decideAt = (index: number, change: Parameters<typeof decide>[0]) => {
    decide(change);
    requestAnimationFrame(() => {
      const rows = [...(list.current?.children ?? [])];
      (rows[index] ?? rows.at(-1))?.querySelector('button')?.focus();
    });
  };
  return (
    <Box
      component="section"
      aria-label="Proposed for the plan"
      sx={{ border: 1, borderColor: 'info.main', borderStyle: 'dashed', borderRadius: 1, p: 1 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, flexWrap: 'wrap' }}>
        <Typography variant="h3" sx={{ flex: 1 }}>
          {plural(proposals.length, 'proposal')} not in the plan yet
        </Typography>
        <Button
          size="small"
          variant="outlined"
          onClick={() => decide((content) => acceptAll(content, proposals))}
        >
          Take all
        </Button>
        <Button size="small" color="inherit" onClick={() => propose(patientId, [])}>
          Leave all out
        </Button>
      </Box>
      <Box component="ul" ref={list} aria-label="Proposals" sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {proposals.map((one, index) => (
          <Box
            component="li"
            key={one.id}
            sx={{
              display: 'flex',
              gap: 1,
              alignItems: 'center',
              minHeight: 34,
              pl: one.list === 'problems' ? 0 : 2,
            }}
          >
            <Button
              size="small"
              aria-label={`Take ${KIND[one.list].toLowerCase()}: ${wordsOf(one.item)}`}
              onClick={() => decideAt(index, (content) => acceptProposal(content, proposals, one.id))}
            >
              Take
            </Button>
            <Button
              size="small"
              color="inherit"
              aria-label={`Leave out ${KIND[one.list].toLowerCase()}: ${wordsOf(one.item)}`}
              onClick={() =>
                decideAt(index, (content) => ({ content, proposals: leaveOut(proposals, one.id) }))
              }
            >
              Leave out
            </Button>
            <Typography variant="body2" sx={{ flex: 1, fontWeight: one.list === 'problems' ? 600 : 400 }}>
              <Typography component="span" variant="caption" color="textSecondary">
                {KIND[one.list]}{' '}
              </Typography>
              {wordsOf(one.item)}
              {targetOf(one)}
            </Typography>
          </Box>
        ))}
      </Box>
    </Box>
  );
}

function targetOf({ item }: PlanProposal): string {
  return 'target' in item && item.target !== null ? ` (${targetText(item.target)})` : '';
}
