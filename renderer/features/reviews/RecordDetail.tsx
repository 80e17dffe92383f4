import ContentCopy from '@mui/icons-material/ContentCopy';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useState } from 'react';
import { Link as RouterLink } from 'react-router';
import type { ReviewEntry } from '#shared/contract/engine/reviews.ts';
import { DataRow } from '../../ui/DataRow.tsx';
import { DefinitionList } from '../../ui/DefinitionList.tsx';
import { formatDateTime } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { notify } from '../../ui/notices/notices.ts';
import { RecordText } from './RecordText.tsx';
import { useDecide } from './use-decide.ts';

/** A record that came late, or one that its author passed on as it is: read it, then close it. */
export function RecordDetail({ entry, onDecided }: { entry: ReviewEntry; onDecided: () => void }) {
  const { decide, isDeciding, problem } = useDecide(entry, onDecided);
  const [wasCopied, setCopied] = useState(false);
  const isLate = entry.kind === 'late';
  const side = isLate ? entry.kept : entry.other;
  const close = () => decide('seen');
  useShortcut('Ctrl+enter', close, { description: isLate ? 'Seen' : 'Done', group: 'To decide' });
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(side?.text ?? '');
      setCopied(true);
    } catch {
      notify('The text could not be copied. Select it and copy it with Ctrl+C.', { tone: 'critical' });
    }
  };
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <DefinitionList termWidth="11rem">
        <DataRow term={isLate ? 'From' : 'Author'}>{side?.byName ?? 'A colleague'}</DataRow>
        <DataRow term="Written">{side === null ? 'Not known' : formatDateTime(side.at)}</DataRow>
        <DataRow term={isLate ? 'Arrived' : 'Passed on'}>{formatDateTime(entry.raisedAt)}</DataRow>
        {isLate ? null : <DataRow term="Why it was refused">{entry.reason}</DataRow>}
      </DefinitionList>
      <RecordText text={side?.text ?? ''} />
      {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap', alignItems: 'center' }}>
        <Button
          variant="contained"
          size="large"
          onClick={close}
          disabled={isDeciding}
          aria-keyshortcuts="Control+Enter"
        >
          {isLate ? 'Seen' : 'Done'}
          <Box component="span" aria-hidden sx={{ ml: 1 }}>
            <KeyHint keys="Ctrl+Enter" />
          </Box>
        </Button>
        {isLate ? null : (
          <Button size="large" variant="outlined" startIcon={<ContentCopy />} onClick={() => void copy()}>
            {wasCopied ? 'Copied' : 'Copy the text'}
          </Button>
        )}
        {entry.patientName === '' ? null : (
          <Button size="large" variant="outlined" component={RouterLink} to={`/patients/${entry.patientId}`}>
            Open the chart
          </Button>
        )}
      </Box>
    </Box>
  );
}
