import Home from '@mui/icons-material/Home';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { EscalationView } from '#shared/contract/engine/escalations.ts';
import { addressLine } from '#shared/domain/dispatch-script.ts';
import { useEngineClient } from '../../client/EngineProvider.tsx';
import { useSaved } from './use-saved.ts';

/** Where help must go and which number reaches the patient: first, large, and ready to be read to a dispatcher. */
export function PlaceFields({ view }: { view: EscalationView }) {
  const client = useEngineClient();
  const { row, escalation, patient } = view;
  const { location, callbackNumber } = escalation;
  const { value, change, problem } = useSaved({ location, callbackNumber }, (place) =>
    client.escalations.savePlace({ taskId: row.taskId, ...place }),
  );
  const onFile = addressLine(patient.address);
  return (
    <Box component="section" aria-label="Where help must go" sx={{ display: 'grid', gap: 1 }}>
      {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'end', columnGap: 2, rowGap: 0.5 }}>
        <Large label={value.location === '' ? 'Address on file, not confirmed' : 'The patient is at'}>
          {value.location || onFile || 'No address on file: ask'}
        </Large>
        {value.location !== '' || onFile === '' || !view.isOpen ? null : (
          <Button
            variant="outlined"
            startIcon={<Home />}
            onClick={() => change({ ...value, location: onFile })}
          >
            Is there
          </Button>
        )}
      </Box>
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          mt: 0.5,
          gridTemplateColumns: { md: 'minmax(0, 1.6fr) minmax(0, 1fr)' },
        }}
      >
        <TextField
          label="Where is the patient now?"
          placeholder="Ask: the patient may not be at home"
          value={value.location}
          disabled={!view.isOpen}
          onChange={(event) => change({ ...value, location: event.target.value })}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 500 } }}
        />
        <TextField
          label="Number to call back"
          placeholder="Ask for a safe number"
          value={value.callbackNumber}
          disabled={!view.isOpen}
          onChange={(event) => change({ ...value, callbackNumber: event.target.value })}
          slotProps={{ inputLabel: { shrink: true }, htmlInput: { maxLength: 40, inputMode: 'tel' } }}
          sx={{ '& input': { fontSize: '1.125rem', fontWeight: 650 } }}
        />
      </Box>
    </Box>
  );
}

function Large({ label, children }: { label: string; children: string }) {
  return (
    <Box sx={{ minWidth: 0 }}>
      <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
        {label}
      </Typography>
      <Box sx={{ fontSize: '1.375rem', fontWeight: 650, lineHeight: 1.25, overflowWrap: 'anywhere' }}>
        {children}
      </Box>
    </Box>
  );
}
