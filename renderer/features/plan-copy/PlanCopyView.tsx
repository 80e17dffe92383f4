import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { type CopyLanguage, copyLanguageOf, type PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EmptyState } from '../../ui/EmptyState.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { notify } from '../../ui/notices/notices.ts';
import { ViewFrame } from '../../ui/ViewFrame.tsx';
import { useChart } from '../patient/chart.ts';
import { CopiesGiven } from './CopiesGiven.tsx';
import { CopyBar } from './CopyBar.tsx';
import { CopyPage } from './CopyPage.tsx';
import { GiveCopyDialog } from './GiveCopyDialog.tsx';
import { PrintedPage } from './PrintedPage.tsx';
import { ReadingPanel } from './ReadingPanel.tsx';
import { saveCopy } from './save-copy.ts';

/** The patient's copy of her active plan: seen, printed, saved, and recorded when it was given. */
export function PlanCopyView() {
  const { patient } = useChart();
  const [language, setLanguage] = useState<CopyLanguage>(copyLanguageOf(patient));
  const query = useQuery(
    useEngine().carePlans.copy.queryOptions({ input: { patientId: patient.id, language } }),
  );
  return (
    <ViewFrame>
      <QueryState query={query} what="the copy" rows={8}>
        {(copy) =>
          copy === null ? (
            <EmptyState title="No version is approved yet">
              A patient gets a copy of the approved plan only.{' '}
              <Link to={`/patients/${patient.id}/care-plan`}>Open the care plan</Link> to submit it.
            </EmptyState>
          ) : (
            <Copy patientId={patient.id} copy={copy} onLanguage={setLanguage} />
          )
        }
      </QueryState>
    </ViewFrame>
  );
}

interface CopyProps {
  patientId: string;
  copy: PatientCopy;
  onLanguage: (language: CopyLanguage) => void;
}

function Copy({ patientId, copy, onLanguage }: CopyProps) {
  const [isGiving, setIsGiving] = useState(false);
  const print = () => window.print();
  const save = async () => {
    try {
      await saveCopy(copy);
      notify('The PDF is made. It holds health data: keep the file safe.', { tone: 'good' });
    } catch {
      notify('The PDF could not be made. Print the copy instead.', { tone: 'critical' });
    }
  };
  const group = 'Patient’s copy';
  useShortcut('p', print, { description: 'Print the copy', group });
  useShortcut('d', () => void save(), { description: 'Save the copy as a PDF', group });
  useShortcut('r', () => setIsGiving(true), { description: 'Record that a copy was given', group });
  return (
    <Box
      sx={{
        display: 'grid',
        gap: 1.25,
        alignItems: 'start',
        gridTemplateColumns: { xs: 'minmax(0, 1fr)', lg: 'minmax(0, 1fr) 340px' },
      }}
    >
      <Paper variant="outlined">
        <CopyBar
          copy={copy}
          onLanguage={onLanguage}
          onPrint={print}
          onSave={() => void save()}
          onGive={() => setIsGiving(true)}
        />
        <Box sx={{ p: 2, backgroundColor: 'desk.well' }}>
          <Box
            sx={{
              maxWidth: 760,
              mx: 'auto',
              p: { xs: 2, md: 4 },
              backgroundColor: '#ffffff',
              boxShadow: '0 1px 6px rgb(0 0 0 / 25%)',
            }}
          >
            <CopyPage copy={copy} />
          </Box>
        </Box>
      </Paper>
      <Box sx={{ display: 'grid', gap: 1.25 }}>
        <ReadingPanel copy={copy} />
        <CopiesGiven patientId={patientId} />
      </Box>
      <PrintedPage>
        <CopyPage copy={copy} />
      </PrintedPage>
      {isGiving ? (
        <GiveCopyDialog patientId={patientId} copy={copy} onClose={() => setIsGiving(false)} />
      ) : null}
    </Box>
  );
}
