import Button from '@mui/material/Button';
import Dialog from '@mui/material/Dialog';
import DialogActions from '@mui/material/DialogActions';
import DialogContent from '@mui/material/DialogContent';
import DialogTitle from '@mui/material/DialogTitle';
import { useQuery } from '@tanstack/react-query';
import { useEngine } from '../../client/EngineProvider.tsx';
import { QueryState } from '../../client/QueryState.tsx';
import { EntriesTable } from './EntriesTable.tsx';

interface HistoryDialogProps {
  entryId: string;
  timeZone: string;
  onClose: () => void;
}

/** What became of an entry, in the order in which it was written. */
export function HistoryDialog({ entryId, timeZone, onClose }: HistoryDialogProps) {
  const query = useQuery(useEngine().ledger.history.queryOptions({ input: { entryId } }));
  return (
    <Dialog open onClose={onClose} maxWidth="lg" fullWidth aria-labelledby="ledger-history-title">
      <DialogTitle id="ledger-history-title">History of an entry</DialogTitle>
      <DialogContent>
        <QueryState query={query} what="the history" rows={3}>
          {(entries) => <EntriesTable {...{ entries, timeZone }} withPatient withWritten />}
        </QueryState>
      </DialogContent>
      <DialogActions>
        <Button autoFocus onClick={onClose}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  );
}
