import ArrowBack from '@mui/icons-material/ArrowBack';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation } from 'react-router';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { QueryState } from '../../../client/QueryState.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { Page } from '../../../ui/Page.tsx';
import { MoveForm } from './MoveForm.tsx';
import { patientsOfState } from './move-path.ts';

/** Gives patients to somebody else: who takes them, and what moves with them, before anything does. */
export function MoveScreen() {
  const patientIds = patientsOfState(useLocation().state);
  return patientIds.length === 0 ? <Nobody /> : <Chosen patientIds={patientIds} />;
}

function Chosen({ patientIds }: { patientIds: string[] }) {
  const [takerIds, setTakerIds] = useState<string[]>([]);
  const query = useQuery(
    useEngine().assignments.preview.queryOptions({
      input: { patientIds, takerIds },
      placeholderData: keepPreviousData,
    }),
  );
  if (query.isSuccess && query.data.patients.length === 0) return <Nobody />;
  return (
    <QueryState query={query} what="what will move" rows={12}>
      {(preview) => <MoveForm {...{ preview, takerIds, setTakerIds }} isFresh={!query.isPlaceholderData} />}
    </QueryState>
  );
}

function Nobody() {
  return (
    <Page
      title="Move patients"
      actions={
        <Button component={Link} to="/team" variant="outlined" startIcon={<ArrowBack />}>
          Team
        </Button>
      }
    >
      <Paper variant="outlined">
        <EmptyState
          title="No patient is chosen"
          action={
            <Button component={Link} to="/team/patients?show=patients" variant="contained">
              Choose patients
            </Button>
          }
        >
          Tick them in the list of your team, or begin from the chart of one.
        </EmptyState>
      </Paper>
    </Page>
  );
}
