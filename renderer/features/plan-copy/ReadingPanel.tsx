import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { GRADE_AIMED_AT } from '#shared/domain/reading-grade.ts';
import { plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';

/** How hard the copy is to read, and which lines of the plan make it so. */
export function ReadingPanel({ copy: { grade, hardest, leftOut, language } }: { copy: PatientCopy }) {
  const isPlain = grade !== null && grade <= GRADE_AIMED_AT;
  return (
    <Panel title="Reading level">
      <Box sx={{ display: 'grid', gap: 1 }}>
        {grade === null ? (
          <Typography variant="body2">Too few words to tell.</Typography>
        ) : (
          <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
            <StatusChip tone={isPlain ? 'good' : 'caution'} label={`Grade ${grade.toFixed(1)}`} />
            <Typography variant="body2">
              {isPlain ? 'Plain enough' : `Aim at ${GRADE_AIMED_AT} or below`}
            </Typography>
          </Box>
        )}
        <Typography variant="caption" color="textSecondary">
          {language === 'en'
            ? 'Flesch-Kincaid grade, each line as a sentence, without medicines and telephone numbers.'
            : 'Crawford grade of the Spanish labels, each line as a sentence. Goals and steps stay as they were written.'}
        </Typography>
        {hardest.length === 0 ? null : (
          <>
            <Typography variant="h3">Lines to make plainer in the plan</Typography>
            <Box component="ul" sx={{ m: 0, pl: 2.25, fontSize: '0.8125rem' }}>
              {hardest.map(({ text, grade: ofLine }) => (
                <li key={text}>
                  {text} <em>(grade {ofLine.toFixed(1)})</em>
                </li>
              ))}
            </Box>
          </>
        )}
        {leftOut === 0 ? null : (
          <Typography variant="body2">
            {plural(leftOut, 'line')} left out that must not be on paper. Talk about{' '}
            {leftOut === 1 ? 'it' : 'them'} in private.
          </Typography>
        )}
      </Box>
    </Panel>
  );
}
