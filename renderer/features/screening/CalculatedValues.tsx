import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { useStore } from 'zustand';
import { isAskedOfPerson } from '#shared/domain/questionnaire/missing-items.ts';
import { textIn } from '#shared/domain/questionnaire/model.ts';
import { answerText } from './answer-words.ts';
import type { FormSession } from './form-session.ts';

/** The values that rules work out of the answers so far. */
export function CalculatedValues({ session, language }: { session: FormSession; language: string }) {
  const rows = useStore(session.store, (state) => state.rows);
  const calculated = useStore(session.store, (state) => state.calculated);
  const shown = rows.filter(
    (row) => row.kind === 'question' && !isAskedOfPerson(row.item) && (calculated[row.key] ?? []).length > 0,
  );
  if (shown.length === 0) return null;
  return (
    <Box component="section" aria-label="Worked out so far" aria-live="polite">
      {shown.map(({ key, item }) => (
        <Typography key={key} variant="body2" color="textSecondary">
          {textIn(item, language)}:{' '}
          <strong>{(calculated[key] ?? []).map((one) => answerText(item, one, language)).join('; ')}</strong>
        </Typography>
      ))}
    </Box>
  );
}
