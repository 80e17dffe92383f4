import Typography from '@mui/material/Typography';
import type { Problem } from '#shared/domain/care-plan.ts';
import { codeSystemName } from '#shared/domain/plan-codes.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { Tone } from '../../ui/tone.ts';
import { instantDate } from '../patient/formats.ts';
import { usePlanChart } from './plan-context.ts';

const CODE_STATUS: Record<Problem['codeStatus'], { tone: Tone; label: string } | null> = {
  none: null,
  proposed: { tone: 'caution', label: 'Code proposed' },
  confirmed: { tone: 'good', label: 'Code confirmed' },
  rejected: { tone: 'neutral', label: 'Code rejected' },
};

/** The codes of a problem, what a clinician said of them, and the need that it came from. */
export function ProblemFacts({ problem }: { problem: Problem }) {
  const { patient, screenings } = usePlanChart();
  const status = CODE_STATUS[problem.codeStatus];
  const need = patient.needs.find(({ problemId }) => problemId === problem.id);
  const screening = screenings.find(({ id }) => id === problem.sourceScreeningId);
  const codes = problem.codes.map(({ system, code }) => `${codeSystemName(system)} ${code}`.trim());
  const source = [
    need === undefined ? '' : `from the need “${need.title}”`,
    screening === undefined ? '' : `screening of ${instantDate(screening.authoredAt)}`,
  ];
  const words = [codes.join(', '), ...source].filter(Boolean).join(' · ');
  if (words === '' && status === null) return null;
  return (
    <>
      <Typography variant="caption" color="textSecondary">
        {words}
      </Typography>
      {status === null || problem.codes.length === 0 ? null : (
        <StatusChip tone={status.tone} label={status.label} />
      )}
    </>
  );
}
