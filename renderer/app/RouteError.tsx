import { useNavigate } from 'react-router';
import { ErrorState } from '../ui/ErrorState.tsx';
import { Page } from '../ui/Page.tsx';

/** A screen that failed while it was drawn. The title bar, the call clock and the rest of the app stay usable. */
export function RouteError() {
  const navigate = useNavigate();
  return (
    <Page title="This screen failed">
      <ErrorState
        title="Careline could not draw this screen"
        sentence="What was saved is safe on this device. Open the screen again; if it fails again, tell your supervisor."
        retryLabel="Open it again"
        onRetry={() => void navigate(0)}
      />
    </Page>
  );
}
