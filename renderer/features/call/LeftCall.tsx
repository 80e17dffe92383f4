import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import type { ActiveCall } from '#shared/contract/engine/calls.ts';
import type { CallNote, Disposition } from '#shared/domain/call.ts';
import type { Program } from '#shared/domain/patient.ts';
import type { Activity } from '#shared/domain/time-entry.ts';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { LoadingState } from '../../ui/LoadingState.tsx';
import { Page } from '../../ui/Page.tsx';
import { Panel } from '../../ui/Panel.tsx';
import { useKeptState } from '../patient/autosave/use-kept-state.ts';
import { noteSectionLabel } from '../patient/words.ts';
import { useCallDraft } from './use-call-draft.ts';
import { DispositionPicker } from './wrap-up/DispositionPicker.tsx';
import { MinutesFields } from './wrap-up/MinutesFields.tsx';
import { useWrapUp } from './wrap-up/use-wrap-up.ts';

/**
 * A call whose patient was given to somebody else while it was open. Her chart is gone from this device; what was written and the minutes are
 * finished here and reach whoever has her now.
 */
export function LeftCall({ call }: { call: ActiveCall }) {
  const open = useCallDraft(call);
  if (open === undefined) return <LoadingState what="the call" rows={8} />;
  return <LeftCallForm call={{ ...call, draft: open.draft }} />;
}

function LeftCallForm({ call }: { call: ActiveCall }) {
  const { draft, patientName: name } = call;
  const [disposition, setDisposition] = useKeptState<Disposition | null>(
    `wrap-up-disposition ${draft.callId}`,
    null,
  );
  const [program, setProgram] = useKeptState<Program>(`wrap-up-program ${draft.callId}`, 'CCM');
  const [activity, setActivity] = useKeptState<Activity>(
    `wrap-up-activity ${draft.callId}`,
    'patient-contact',
  );
  const [wasTried, setTried] = useState(false);
  // Her own time zone left with the chart; nothing is planned here that would need it.
  const { finish, problem, isFinishing } = useWrapUp({ name, timeZone: '' }, draft);
  const sign = () => {
    setTried(true);
    if (disposition !== null) void finish({ disposition, program, activity, nextContact: null });
  };
  useShortcut('Ctrl+enter', sign, { description: 'Sign and finish', group: 'Call' });
  const words = (Object.keys(noteSectionLabel) as (keyof CallNote)[]).filter(
    (section) => draft.note[section] !== '',
  );
  return (
    <Page title={`Finish the call with ${name}`}>
      <Alert severity="info" role="status">
        {name} is with somebody else now, and the chart has left this device. What you wrote until then is
        kept below. Sign it: your words and your minutes go to the colleague who has {name} now, marked as
        late. What is to be added, tell your supervisor.
      </Alert>
      <Box
        sx={{
          display: 'grid',
          gap: 1.5,
          alignItems: 'start',
          gridTemplateColumns: { xs: 'minmax(0, 1fr)', md: 'minmax(0, 1fr) minmax(0, 1fr)' },
        }}
      >
        <Panel title="What you wrote">
          {words.length === 0 ? (
            'Nothing was written yet.'
          ) : (
            <DefinitionList termWidth="11rem">
              {words.map((section) => (
                <DataRow key={section} term={noteSectionLabel[section]}>
                  <Box component="span" sx={{ whiteSpace: 'pre-line' }}>
                    {draft.note[section]}
                  </Box>
                </DataRow>
              ))}
            </DefinitionList>
          )}
        </Panel>
        <Panel title="Finish">
          <Box sx={{ display: 'grid', gap: 2, pt: 1 }}>
            <MinutesFields
              callId={draft.callId}
              chart={null}
              disposition={disposition}
              program={program}
              activity={activity}
              onProgram={setProgram}
              onActivity={setActivity}
            />
            <Box sx={{ display: 'flex', flexDirection: 'column', maxHeight: 260 }}>
              <DispositionPicker value={disposition} onChoose={setDisposition} />
            </Box>
            {wasTried && disposition === null ? (
              <Alert severity="error">Choose how the call ended.</Alert>
            ) : null}
            {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
            <Box>
              <Button
                variant="contained"
                size="large"
                onClick={sign}
                disabled={isFinishing}
                aria-keyshortcuts="Control+Enter"
              >
                Sign and finish
                <Box component="span" aria-hidden sx={{ ml: 1 }}>
                  <KeyHint keys="Ctrl+Enter" />
                </Box>
              </Button>
            </Box>
          </Box>
        </Panel>
      </Box>
    </Page>
  );
}
