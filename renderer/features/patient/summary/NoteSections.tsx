import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CallNote } from '#shared/domain/call.ts';
import { noteSectionLabel } from '../words.ts';

export const NOTE_SECTIONS = ['reason', 'assessment', 'education', 'plan'] as const;

/** A note as it was signed, section by section; what is empty is left out. */
export function NoteSections({ note }: { note: CallNote }) {
  return NOTE_SECTIONS.filter((section) => note[section] !== '').map((section) => (
    <Box key={section} sx={{ mt: 0.5 }}>
      <Typography variant="caption" color="textSecondary">
        {noteSectionLabel[section]}
      </Typography>
      <Typography variant="body2" sx={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
        {note[section]}
      </Typography>
    </Box>
  ));
}
