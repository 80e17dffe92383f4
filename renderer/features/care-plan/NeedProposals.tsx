import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { NEED_GUIDES } from '#shared/content/needs.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import { type NeedProposal, proposalsForNeeds } from '#shared/domain/needs.ts';
import { instantDate, todayAtDesk } from '../patient/formats.ts';
import { newId } from './new-id.ts';
import { addItems } from './plan-edits.ts';
import type { EditablePlan } from './use-plan.ts';

/** Needs that the last screening of each form found and that the plan does not have yet: one press adds problem, goal and steps. */
export function NeedProposals({ chart, plan }: { chart: PatientChart; plan: EditablePlan }) {
  const open = openProposals(chart, plan);
  if (open.length === 0) return null;
  const add = ({ problem, goal, interventions }: NeedProposal) =>
    plan.edit((content) =>
      addItems(content, {
        problems: problem === null ? [] : [problem],
        goals: goal === null ? [] : [goal],
        interventions,
      }),
    );
  return (
    <Box component="section" aria-label="Needs found in screenings" sx={{ display: 'grid', gap: 0.75 }}>
      {open.map(({ proposal, foundOn }) => (
        <Alert
          key={proposal.need.id}
          severity="warning"
          action={
            proposal.problem === null ? null : (
              <Button
                color="inherit"
                size="small"
                onClick={() => add(proposal)}
                aria-label={`Add to plan: ${proposal.problem.title}`}
              >
                Add to plan
              </Button>
            )
          }
        >
          <strong>{proposal.need.title}</strong> · screening of {foundOn}.{' '}
          {proposal.problem === null
            ? 'This never goes on a plan that is printed or sent. Follow the safety steps with your RN.'
            : (proposal.goal?.description ?? '')}
        </Alert>
      ))}
    </Box>
  );
}

function openProposals(
  chart: PatientChart,
  plan: EditablePlan,
): { proposal: NeedProposal; foundOn: string }[] {
  const newest = new Map<string, (typeof chart.screenings)[number]>();
  for (const screening of chart.screenings) {
    const known = newest.get(screening.questionnaire);
    if (known === undefined || known.authoredAt < screening.authoredAt)
      newest.set(screening.questionnaire, screening);
  }
  const titles = new Set(plan.content.problems.map(({ title }) => title));
  return [...newest.values()].flatMap((screening) =>
    proposalsForNeeds(screening.needs, NEED_GUIDES, todayAtDesk(Date.now()), newId, screening.id)
      .filter(({ problem }) => problem === null || !titles.has(problem.title))
      .map((proposal) => ({ proposal, foundOn: instantDate(screening.authoredAt) })),
  );
}
