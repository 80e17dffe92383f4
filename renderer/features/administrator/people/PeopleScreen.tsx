import PersonAdd from '@mui/icons-material/PersonAdd';
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
import { FilteredPanel } from '../FilteredPanel.tsx';
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
          <p>Shown only now: it is kept nowhere. Tell it to the person by telephone or face to face.</p>
          <p>It is for the first sign-in; under Settings the person then chooses another.</p>
        </SecretDialog>
      )}
    </Page>
  );
}

function PeoplePanel({ people, onOpen }: { people: PersonRecord[]; onOpen(person: PersonRecord): void }) {
  const today = useToday();
  return (
    <FilteredPanel
      title="Accounts"
      rows={people.filter(({ isActive }) => isActive)}
      filters={[
        { label: 'License ending', rows: people.filter((person) => isEnding(person, today)) },
        { label: 'Closed', rows: people.filter(({ isActive }) => !isActive) },
      ]}
      wordsOf={({ name, email, teamName }) => `${name} ${email} ${teamName}`}
      search={{ label: 'Filter by name, e-mail or team', width: '17rem' }}
      empty={
        <EmptyState title="Nobody here">
          No account is like this. Take away a filter to see others.
        </EmptyState>
      }
    >
      {(shown) => <PeopleTable people={shown} today={today} onOpen={onOpen} />}
    </FilteredPanel>
  );
}

function isEnding({ isActive, licenses }: PersonRecord, today: LocalDate): boolean {
  return isActive && licenses.some((license) => licenseStanding(license, today).isEnding);
}

function subtitleOf(people: readonly PersonRecord[], teams: readonly TeamRecord[]): string {
  const open = people.filter(({ isActive }) => isActive).length;
  return `${plural(open, 'account')}, ${plural(teams.filter((team) => team.people > 0).length, 'team')}`;
}
