import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { useEngine } from '../../client/EngineProvider.tsx';

/** The way to the plans that wait for approval, with how many they are. */
export function ApprovalsLink() {
  const plans = useQuery(useEngine().carePlans.submitted.queryOptions()).data;
  const count = plans?.length ?? 0;
  return (
    <Button
      component={Link}
      to="/approvals"
      variant={count > 0 ? 'contained' : 'outlined'}
      startIcon={<FactCheckOutlined />}
      aria-keyshortcuts="g a"
    >
      Plans to approve{count > 0 ? ` (${count})` : ''}
    </Button>
  );
}
