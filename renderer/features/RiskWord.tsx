import Box from '@mui/material/Box';
import type { RiskTier } from '#shared/domain/patient.ts';
import { riskLabel } from '../words/labels.ts';

/** The risk tier in words; high risk stands out by weight and colour. */
export function RiskWord({ tier }: { tier: RiskTier }) {
  return (
    <Box
      component="span"
      sx={
        tier === 'high'
          ? { color: 'error.main', fontWeight: 600, whiteSpace: 'nowrap' }
          : { whiteSpace: 'nowrap' }
      }
    >
      {riskLabel[tier]}
    </Box>
  );
}
