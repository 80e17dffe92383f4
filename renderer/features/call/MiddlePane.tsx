import Box from '@mui/material/Box';
import Paper from '@mui/material/Paper';
import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useEffect, useRef } from 'react';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { PatientChart } from '#shared/contract/engine/patients.ts';
import type { Disposition } from '#shared/domain/call.ts';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { CarePlanEditor } from '../care-plan/index.ts';
import { EducationDesk } from '../education/index.ts';
import { NeedsDesk } from '../needs/index.ts';
import { ScreeningPane, ScreeningsList } from '../screening/index.ts';
import { editCall } from './call-draft-store.ts';
import { GuidePane } from './guide/GuidePane.tsx';
import { focusIdentity } from './guide/IdentityCard.tsx';
import { isVerified } from './identity.ts';
import { type Pane, usePane } from './pane.ts';
import { UntilVerified } from './UntilVerified.tsx';

interface MiddlePaneProps {
  chart: PatientChart;
  draft: CallDraft;
  /** Goes to the wrap-up with how the call ended. */
  onEnd(disposition: Disposition): void;
}

/** The middle of the call: the script, a screening, the care plan or a handout, without leaving the call or its note. */
export function MiddlePane({ chart, draft, onEnd }: MiddlePaneProps) {
  const { pane, form, show, leaveForm } = usePane();
  const wantsCheck = useRef(false);
  useEffect(() => {
    if (pane !== 'guide' || !wantsCheck.current) return;
    wantsCheck.current = false;
    focusIdentity();
  }, [pane]);
  const group = 'Call';
  useShortcut('g u', () => show('guide'), { description: 'Show the call guide', group });
  useShortcut('g h', () => show('screening'), { description: 'Show the screenings', group });
  useShortcut('g n', () => show('needs'), { description: 'Show the needs', group });
  useShortcut('g p', () => show('care-plan'), { description: 'Show the care plan', group });
  useShortcut('g e', () => show('education'), { description: 'Show the handouts', group });
  return (
    <Paper variant="outlined" sx={{ display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0 }}>
      <Tabs
        value={pane}
        onChange={(_event, next: Pane) => show(next)}
        aria-label="Beside the note"
        sx={{ borderBottom: 1, borderColor: 'divider', px: 0.5, flexShrink: 0 }}
      >
        <Tab value="guide" label="Guide" id="pane-tab-guide" aria-controls="pane" aria-keyshortcuts="g u" />
        <Tab
          value="screening"
          label="Screening"
          id="pane-tab-screening"
          aria-controls="pane"
          aria-keyshortcuts="g h"
        />
        <Tab value="needs" label="Needs" id="pane-tab-needs" aria-controls="pane" aria-keyshortcuts="g n" />
        <Tab
          value="care-plan"
          label="Care plan"
          id="pane-tab-care-plan"
          aria-controls="pane"
          aria-keyshortcuts="g p"
        />
        <Tab
          value="education"
          label="Education"
          id="pane-tab-education"
          aria-controls="pane"
          aria-keyshortcuts="g e"
        />
      </Tabs>
      <Box
        role="tabpanel"
        id="pane"
        aria-labelledby={`pane-tab-${pane}`}
        tabIndex={0}
        sx={{ flex: 1, minHeight: 0, overflow: 'auto', outlineOffset: '-2px' }}
      >
        {pane === 'guide' ? <GuidePane chart={chart} draft={draft} onEnd={onEnd} /> : null}
        {pane === 'screening' && form === '' ? (
          <ScreeningsList
            chart={chart}
            onOpen={(address) => show('screening', address)}
            onNeeds={() => show('needs')}
          />
        ) : null}
        {pane === 'screening' && form !== '' ? (
          <ScreeningPane chart={chart} formId={form} onLeave={leaveForm} />
        ) : null}
        {pane === 'needs' ? <NeedsDesk patientId={chart.patient.id} /> : null}
        {pane === 'care-plan' ? <CarePlanEditor chart={chart} /> : null}
        {pane === 'education' && !isVerified(draft.identityCheck) ? (
          <UntilVerified
            onCheck={() => {
              wantsCheck.current = true;
              show('guide');
            }}
          />
        ) : null}
        {pane === 'education' && isVerified(draft.identityCheck) ? (
          <EducationDesk
            patient={chart.patient}
            call={{
              callId: draft.callId,
              note: draft.note.education,
              onNote: (words) => editCall(draft.callId, { note: { education: words } }),
            }}
          />
        ) : null}
      </Box>
    </Paper>
  );
}
