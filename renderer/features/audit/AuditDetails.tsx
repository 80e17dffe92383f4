import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useMutation } from '@tanstack/react-query';
import { auditActionWords } from '#shared/content/audit-actions.ts';
import type { AuditLine } from '#shared/contract/engine/audit.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { errorSentence } from '../../client/error-sentence.ts';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { chainWords, clockWords, recordWords, spanWords, whoWords } from './audit-view.ts';

const exactly = new Intl.DateTimeFormat('en-US', { dateStyle: 'medium', timeStyle: 'long' });

/** One event with all that is known of it, and the check of its device's chain. */
export function AuditDetails({ line, onClose }: { line: AuditLine; onClose: () => void }) {
  const check = useMutation(useEngine().audit.verifyChain.mutationOptions());
  const result = check.data ? chainWords(check.data) : null;
  const facts: [string, string][] = [
    ['Who', whoWords(line.who)],
    ['Patient', line.patientName || line.patientId],
    ['Record', [recordWords(line), line.entityId].filter(Boolean).join(' · ')],
    [
      'Happened',
      `${exactly.format(new Date(line.at))}, by the clock of the ${line.sequence === null ? 'server' : 'device'}`,
    ],
    ['Arrived', line.receivedAt === '' ? 'Not sent yet' : exactly.format(new Date(line.receivedAt))],
    [
      'Offline',
      line.isOffline && line.receivedAt !== ''
        ? `Yes: it came ${spanWords(Date.parse(line.receivedAt) - Date.parse(line.at))} later`
        : 'No',
    ],
    ['Clock', clockWords(line.clockBehindMs) || 'No difference known'],
    ['Device', line.deviceName || line.deviceId],
    ['Place in its chain', line.sequence === null ? 'None: the server wrote it down' : String(line.sequence)],
    ['Code', line.action],
  ];
  return (
    <Dialog open onClose={onClose} fullWidth maxWidth="sm" aria-labelledby="audit-details">
      <DialogTitle id="audit-details">{auditActionWords(line.action)}</DialogTitle>
      <DialogContent>
        <DefinitionList>
          {facts
            .filter(([, value]) => value !== '')
            .map(([label, value]) => (
              <DataRow key={label} term={label}>
                {value}
              </DataRow>
            ))}
        </DefinitionList>
        {result ? (
          <Alert severity={result.isWhole ? 'success' : 'error'} sx={{ mt: 1.5 }}>
            {result.words}
          </Alert>
        ) : null}
        {check.isError ? (
          <Alert severity="error" sx={{ mt: 1.5 }}>
            {errorSentence(check.error)}
          </Alert>
        ) : null}
      </DialogContent>
      <DialogActions>
        {line.deviceId === '' ? null : (
          <Button
            variant="outlined"
            disabled={check.isPending}
            onClick={() => check.mutate({ deviceId: line.deviceId })}
          >
            {check.isPending ? 'Checking …' : "Check this device's chain"}
          </Button>
        )}
        <Button variant="contained" onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
