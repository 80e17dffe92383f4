import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useParams, useSearchParams } from 'react-router';
import type { PatientReadiness } from '#shared/contract/engine/month.ts';
import type { EvidenceKind } from '#shared/domain/care-evidence.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { QueryState } from '../../../client/QueryState.tsx';
import { EmptyState } from '../../../ui/EmptyState.tsx';
import { ViewFrame } from '../../../ui/ViewFrame.tsx';
import { EvidenceDialog } from './EvidenceDialog.tsx';
import { EvidencePanel } from './EvidencePanel.tsx';
import { MonthPager } from './MonthPager.tsx';
import { ProgramCodes } from './ProgramCodes.tsx';

/** Billing readiness of one patient: per program what a month has, what it lacks, and where that is recorded. */
export function ReadinessView() {
  const { patientId = '' } = useParams();
  const [address, setAddress] = useSearchParams();
  const month = address.get('month') ?? undefined;
  const engine = useEngine();
  const query = useQuery(
    engine.month.readiness.queryOptions({
      input: month === undefined ? { patientId } : { patientId, month },
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <ViewFrame>
      <QueryState query={query} what="billing readiness" rows={7}>
        {(view) => (
          <Readiness view={view} onMonth={(chosen) => setAddress({ month: chosen }, { replace: true })} />
        )}
      </QueryState>
    </ViewFrame>
  );
}

function Readiness({ view, onMonth }: { view: PatientReadiness; onMonth: (month: string) => void }) {
  const [recording, setRecording] = useState<EvidenceKind | 'any' | null>(null);
  const programs = [...new Set(view.codes.map(({ program }) => program))];
  return (
    <>
      <MonthPager months={view.months} month={view.month} onMonth={onMonth} />
      <Box
        sx={{
          display: 'grid',
          gap: 1.25,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1.7fr) minmax(0, 1fr)' },
        }}
      >
        <Box sx={{ display: 'flex', flexDirection: 'column', gap: 1.25, minWidth: 0 }}>
          {programs.length === 0 ? (
            <EmptyState title="In no program this month">
              There is nothing to prepare for a biller in a month without an enrollment.
            </EmptyState>
          ) : null}
          {programs.map((program) => (
            <ProgramCodes
              key={program}
              program={program}
              minutes={view.minutes.find((one) => one.program === program)?.minutes ?? 0}
              codes={view.codes.filter((code) => code.program === program)}
              {...(view.mayWrite ? { onRecord: setRecording } : {})}
            />
          ))}
          <Typography variant="caption" color="textSecondary">
            Prepared for the practice’s biller, who decides. Nothing is billed or sent from here, and time is
            counted only for work that was needed.
          </Typography>
        </Box>
        <EvidencePanel
          patientId={view.patientId}
          evidence={view.evidence}
          {...(view.mayWrite ? { onRecord: () => setRecording('any') } : {})}
        />
      </Box>
      {recording === null ? null : (
        <EvidenceDialog
          patientId={view.patientId}
          kind={recording}
          today={view.today}
          onClose={() => setRecording(null)}
        />
      )}
    </>
  );
}
