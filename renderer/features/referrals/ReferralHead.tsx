import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { Link as RouterLink } from 'react-router';
import type { ReferralRow } from '#shared/contract/engine/referrals.ts';

/** Where the needs of a referral's patient stand. */
export const needsOf = ({ task }: ReferralRow) => `/patients/${task.patientId}/needs`;

/** For whom and what a referral is; leads to the need. */
export function ReferralHead({ row }: { row: ReferralRow }) {
  return (
    <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
      <Link component={RouterLink} to={needsOf(row)} variant="body2" sx={{ fontWeight: 600 }}>
        {row.patientName}
      </Link>
      <Typography variant="body2" color="textSecondary">
        {row.task.title}
      </Typography>
    </Box>
  );
}
