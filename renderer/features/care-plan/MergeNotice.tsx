import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import type { Difference } from './plan-edits.ts';

const LIST: Record<Difference['list'], string> = {
  problems: 'Problem',
  goals: 'Goal',
  interventions: 'Step',
  barriers: 'Barrier',
};

/** What others had changed meanwhile and what therefore came into the plan with the save. */
export function MergeNotice({ merged, onClose }: { merged: readonly Difference[]; onClose(): void }) {
  if (merged.length === 0) return null;
  return (
    <Alert severity="info" onClose={onClose} sx={{ alignItems: 'start' }}>
      Your changes are saved. Somebody else had changed the plan meanwhile; this of theirs was kept:
      <Box component="ul" sx={{ m: 0, pl: 2.5 }}>
        {merged.map(({ list, id, kind, title }) => (
          <li key={id}>
            {LIST[list]} {kind}: {title}
          </li>
        ))}
      </Box>
    </Alert>
  );
}
