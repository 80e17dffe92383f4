import FactCheckOutlined from '@mui/icons-material/FactCheckOutlined';
import Button from '@mui/material/Button';
import { Link } from 'react-router';

/** The way to the plans that wait for approval, with how many they are. */
export function ApprovalsLink({ count }: { count: number }) {
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
