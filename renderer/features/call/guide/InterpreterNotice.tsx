import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import { editCall } from '../call-draft-store.ts';

/** Says that an interpreter is needed and takes the number that the interpreter gives. */
export function InterpreterNotice({ draft }: { draft: CallDraft }) {
  return (
    <Alert
      severity="info"
      sx={{ '& .MuiAlert-message': { display: 'flex', gap: 1.5, alignItems: 'center', flex: 1 } }}
    >
      <Box sx={{ flex: 1 }}>
        Bring a qualified interpreter onto the line before you begin. A relative does not take the place of
        one.
      </Box>
      <TextField
        label="Interpreter number"
        value={draft.interpreterId}
        onChange={(event) => editCall(draft.callId, { interpreterId: event.target.value })}
        slotProps={{ htmlInput: { maxLength: 60 } }}
        sx={{ width: 170, flexShrink: 0 }}
      />
    </Alert>
  );
}
