import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { Link as RouterLink } from 'react-router';
import { useEngine } from '../../client/EngineProvider.tsx';
import { formatNumber } from '../../ui/format.ts';

/** On the supervisor's board: how many patients no license of their care manager reaches. Nothing where all are reached. */
export function TeamLicenseCount() {
  const count = useQuery(useEngine().licenses.ofTeam.queryOptions()).data?.length ?? 0;
  if (count === 0) return null;
  return (
    <Box>
      <Box component="dt" sx={{ fontSize: '0.75rem', color: 'text.secondary' }}>
        Outside license
      </Box>
      <Typography component="dd" variant="h3" sx={{ m: 0, fontSize: '1.125rem' }}>
        <Link component={RouterLink} to="/team/licenses" underline="hover">
          {formatNumber(count)}
        </Link>
      </Typography>
    </Box>
  );
}
