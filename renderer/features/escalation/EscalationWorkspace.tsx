import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import { useState } from 'react';
import { escalationProtocol } from '#shared/content/escalations/index.ts';
import type { EscalationView } from '#shared/contract/engine/escalations.ts';
import { CloseForm } from './CloseForm.tsx';
import { EscalationHead } from './EscalationHead.tsx';
import { EscalationTimes } from './EscalationTimes.tsx';
import { leaveEscalation, openEscalation } from './escalation-store.ts';
import { PRIVATE_WORDS, REPORT_WORDS } from './escalation-words.ts';
import { HelpPane } from './HelpPane.tsx';
import { NoteLine } from './NoteLine.tsx';
import { PlaceFields } from './PlaceFields.tsx';
import { ReportFields } from './ReportFields.tsx';
import { StepList } from './StepList.tsx';

/** An escalation on one screen: where help must go, what to do next, who can help, and the report. */
export function EscalationWorkspace({ view }: { view: EscalationView }) {
  const [isClosing, setClosing] = useState(false);
  const isUrgent = view.escalation.level !== 'SameDay';
  return (
    <>
      <EscalationHead view={view} />
      <DialogContent
        sx={{
          display: 'grid',
          gap: 2.5,
          minHeight: 0,
          p: '12px 20px !important',
          gridTemplateColumns: { md: 'minmax(0, 1.35fr) minmax(0, 1fr)' },
          gridTemplateRows: { md: 'minmax(0, 1fr)' },
          overflow: { xs: 'auto', md: 'hidden' },
        }}
      >
        <Box
          tabIndex={-1}
          sx={{
            display: 'grid',
            alignContent: 'start',
            gap: 1.5,
            overflow: { md: 'auto' },
            pr: 0.5,
            pt: 0.5,
          }}
        >
          {isUrgent ? <PlaceFields view={view} /> : <ReportFields view={view} />}
          <Warning view={view} />
          <StepList view={view} />
        </Box>
        <Box
          tabIndex={-1}
          sx={{ display: 'grid', alignContent: 'start', gap: 2, overflow: { md: 'auto' }, pr: 0.5 }}
        >
          {view.escalation.level === 'E911' ? null : <Duties view={view} />}
          {view.escalation.level === 'RN-now' ? <ReportFields view={view} /> : null}
          <HelpPane view={view} />
          {view.escalation.level === 'E911' ? <Duties view={view} /> : null}
          {view.escalation.level === 'E911' ? <ReportFields view={view} /> : null}
          <EscalationTimes view={view} />
        </Box>
      </DialogContent>
      <DialogActions sx={{ display: 'block', borderTop: 1, borderColor: 'divider' }}>
        {isClosing && view.isOpen ? (
          <CloseForm view={view} onBack={() => setClosing(false)} onClosed={leaveEscalation} />
        ) : (
          <Box sx={{ display: 'flex', gap: 1.5, alignItems: 'center', pt: 1 }}>
            <NoteLine view={view} />
            <Button
              color="inherit"
              onClick={() => openEscalation({ patientId: view.row.patientId, callId: view.callId })}
              sx={{ whiteSpace: 'nowrap' }}
            >
              Something else, too
            </Button>
            {view.isOpen ? (
              <Button variant="outlined" color="inherit" onClick={() => setClosing(true)}>
                How it ended
              </Button>
            ) : (
              <Button variant="contained" onClick={leaveEscalation}>
                Done
              </Button>
            )}
          </Box>
        )}
      </DialogActions>
    </>
  );
}

function Warning({ view: { escalation } }: { view: EscalationView }) {
  const protocol = escalationProtocol(escalation.triggerId);
  const raise = escalation.level === 'E911' ? '' : (protocol?.raiseWhen ?? '');
  const words = [protocol?.warning ?? '', raise].filter((part) => part !== '').join(' ');
  return words === '' ? null : (
    <Alert severity="warning" role="note" sx={{ fontWeight: 600 }}>
      {words}
    </Alert>
  );
}

function Duties({ view: { escalation } }: { view: EscalationView }) {
  const protocol = escalationProtocol(escalation.triggerId);
  if (protocol === undefined || (!protocol.isPrivate && protocol.mandatoryReport === 'none')) return null;
  return (
    <Alert severity="info" role="note">
      {protocol.mandatoryReport === 'none' ? null : (
        <Box sx={{ mb: 0.5 }}>
          <strong>Must it be reported?</strong> {REPORT_WORDS[protocol.mandatoryReport]}
        </Box>
      )}
      {protocol.isPrivate ? PRIVATE_WORDS : null}
    </Alert>
  );
}
