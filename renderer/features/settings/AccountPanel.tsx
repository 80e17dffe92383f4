import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { ROLE_LABELS } from '#shared/content/labels.ts';
import { useSession } from '../../client/live-store.ts';
import { useLeave } from '../../client/use-leave.ts';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';

/** Who is signed in, and the two ways to leave. */
export function AccountPanel() {
  const session = useSession();
  const { lock, signOut } = useLeave();
  const person = session?.person;
  if (session === null || person === null || person === undefined) return null;
  return (
    <Panel title="Account">
      <DefinitionList>
        <DataRow term="Name">
          {person.name}
          {person.credential === 'none' ? '' : `, ${person.credential}`}
        </DataRow>
        <DataRow term="Role">{ROLE_LABELS[person.role]}</DataRow>
        {person.teamName === '' ? null : <DataRow term="Team">{person.teamName}</DataRow>}
        <DataRow term="Organization">{person.organizationName}</DataRow>
        <DataRow term="E-mail">{person.email}</DataRow>
        <DataRow term="Careline runs as">
          {session.home === 'desktop' ? 'Desktop app' : 'Browser edition'}
        </DataRow>
        {session.lockAfterMinutes === null ? null : (
          <DataRow term="Locks itself">
            After {plural(session.lockAfterMinutes, 'minute')} without a key or a pointer
            {session.home === 'desktop' ? ', and with this computer' : ''}
          </DataRow>
        )}
      </DefinitionList>
      <Box sx={{ display: 'flex', gap: 1, mt: 1.5 }}>
        <Button variant="outlined" onClick={lock}>
          Lock
        </Button>
        <Button variant="outlined" onClick={signOut}>
          Sign out
        </Button>
      </Box>
    </Panel>
  );
}
