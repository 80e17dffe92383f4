import TerminalIcon from '@mui/icons-material/Terminal';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';

/** What an administrator meets: no clinical data comes to her devices, and her work is done at the terminal. */
export function AdministratorScreen() {
  return (
    <Page title="Administration">
      <Panel title="Your account holds no patients">
        <EmptyState title="Administrators work at the terminal" icon={<TerminalIcon />}>
          People, teams, devices and imports are commands of <code>npm run admin</code>, where the server
          runs. Each one explains itself with <code>--help</code>.
        </EmptyState>
      </Panel>
    </Page>
  );
}
