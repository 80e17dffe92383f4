import PersonAdd from '@mui/icons-material/PersonAdd';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { FirstPassphrase, PersonRecord, TeamRecord } from '#shared/contract/administration.ts';
import type { LocalDate } from '#shared/domain/primitives.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { QueryState } from '../../../client/QueryState.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { plural } from '../../../ui/format.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { Page } from '../../../ui/Page.tsx';
import { Panel } from '../../../ui/Panel.tsx';
import { SearchField } from '../../../ui/SearchField.tsx';
import { ToggleChip } from '../../../ui/ToggleChip.tsx';
import { licenseStanding } from '../license-days.ts';
import { SecretDialog } from '../SecretDialog.tsx';
import { useToday } from '../use-administration.ts';
import { PeopleTable } from './PeopleTable.tsx';
import { PersonDialog } from './PersonDialog.tsx';

type Opened = { person: PersonRecord | null } | null;

/** The accounts of the practice: who may do what, for which team, under which licenses. */
export function PeopleScreen() {
  const query = useQuery(useEngine().administration.people.queryOptions());
  const [opened, setOpened] = useState<Opened>(null);
  const [made, setMade] = useState<(FirstPassphrase & { name: string }) | null>(null);
  useShortcut('n', () => setOpened({ person: null }), { description: 'New account', group: 'People' });
  const { data } = query;
  return (
    <Page
      fill
      title="People"
      subtitle={data === undefined ? undefined : subtitleOf(data.people, data.teams)}
      actions={
        <Button
          variant="contained"
          startIcon={<PersonAdd />}
          endIcon={<KeyHint keys="n" />}
          onClick={() => setOpened({ person: null })}
        >
          New account
        </Button>
      }
    >
      <QueryState query={query} what="the people of your practice" rows={8}>
        {({ people, teams }) => (
          <>
            <PeoplePanel people={people} onOpen={(person) => setOpened({ person })} />
            {opened === null ? null : (
              <PersonDialog
                key={opened.person?.staffId ?? 'new'}
                person={opened.person}
                teams={teams}
                onClose={() => setOpened(null)}
                onPassphrase={(name, passphrase) => {
                  setOpened(null);
                  setMade({ name, ...passphrase });
                }}
              />
            )}
          </>
        )}
      </QueryState>
      {made === null ? null : (
        <SecretDialog
          title={`The passphrase of ${made.name}`}
          label="Passphrase"
          secret={made.passphrase}
          onClose={() => setMade(null)}
        >
          <p>Shown only now: it is kept nowhere. Tell it to her by telephone or in person.</p>
          <p>She signs in with it and chooses one of her own under Settings.</p>
        </SecretDialog>
      )}
    </Page>
  );
}

function PeoplePanel({ people, onOpen }: { people: PersonRecord[]; onOpen(person: PersonRecord): void }) {
  const today = useToday();
  const [text, setText] = useState('');
  const [only, setOnly] = useState<'' | 'ending' | 'closed'>('');
  const ending = people.filter((person) => isEnding(person, today));
  const closed = people.filter(({ isActive }) => !isActive);
  const chosen = { '': people.filter(({ isActive }) => isActive), ending, closed }[only];
  const shown = chosen.filter((person) => matches(person, text));
  const toggle = (which: 'ending' | 'closed') => () => setOnly(only === which ? '' : which);
  return (
    <Panel
      title="Accounts"
      flush
      scroll
      sx={{ flex: 1 }}
      actions={
        <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', py: 0.25 }}>
          <ToggleChip
            label="License ending"
            count={ending.length}
            isOn={only === 'ending'}
            onToggle={toggle('ending')}
          />
          <ToggleChip
            label="Closed"
            count={closed.length}
            isOn={only === 'closed'}
            onToggle={toggle('closed')}
          />
          <SearchField label="Filter by name, e-mail or team" value={text} onChange={setText} width="17rem" />
        </Box>
      }
    >
      {shown.length === 0 ? (
        <EmptyState title="Nobody here">
          No account is like this. Take away a filter to see others.
        </EmptyState>
      ) : (
        <PeopleTable people={shown} today={today} onOpen={onOpen} />
      )}
    </Panel>
  );
}

function isEnding({ isActive, licenses }: PersonRecord, today: LocalDate): boolean {
  return isActive && licenses.some((license) => licenseStanding(license, today).isEnding);
}

function matches({ name, email, teamName }: PersonRecord, text: string): boolean {
  const wanted = text.trim().toLowerCase();
  return [name, email, teamName].some((words) => words.toLowerCase().includes(wanted));
}

function subtitleOf(people: readonly PersonRecord[], teams: readonly TeamRecord[]): string {
  const open = people.filter(({ isActive }) => isActive).length;
  return `${plural(open, 'account')}, ${plural(teams.filter((team) => team.people > 0).length, 'team')}`;
}
