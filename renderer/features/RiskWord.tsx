import Box from '@mui/material/Box';
import { RISK_TIER_LABELS } from '#shared/content/labels.ts';
import type { RiskTier } from '#shared/domain/patient.ts';

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
      {RISK_TIER_LABELS[tier]}
    </Box>
  );
}
