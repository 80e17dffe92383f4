import SearchOff from '@mui/icons-material/SearchOff';
import Button from '@mui/material/Button';
import { Link } from 'react-router';
import { EmptyState } from '../ui/EmptyState.tsx';
import { Page } from '../ui/Page.tsx';

/** An address that leads nowhere. */
export function NotFound() {
  return (
    <Page title="Nothing here">
      <EmptyState
        icon={<SearchOff />}
        title="This address leads to no screen"
        action={
          <Button variant="contained" component={Link} to="/">
            Go to the first screen
          </Button>
        }
      >
        The link may be from an older version of Careline.
      </EmptyState>
    </Page>
  );
}
