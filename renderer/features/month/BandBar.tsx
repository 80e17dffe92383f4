import Box from '@mui/material/Box';
import type { MonthView } from '#shared/contract/engine/month.ts';
import { bandFill } from './band-words.ts';

type Bands = MonthView['programs'][number]['bands'];

/** How the patients of a program are spread over its thresholds. The numbers stand beside it in words. */
export function BandBar({ bands }: { bands: Bands }) {
  return (
    <Box
      aria-hidden
      sx={{ display: 'flex', gap: '2px', height: 12, my: 0.75, borderRadius: '4px', overflow: 'hidden' }}
    >
      {bands.map(({ from, patients }, index) =>
        patients.length === 0 ? null : (
          <Box key={from} sx={[{ minWidth: 4 }, bandFill(index)]} style={{ flexGrow: patients.length }} />
        ),
      )}
    </Box>
  );
}
