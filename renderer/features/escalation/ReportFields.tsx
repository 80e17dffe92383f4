import Alert from '@mui/material/Alert';
import TextField from '@mui/material/TextField';
import type { EscalationView } from '#shared/contract/engine/escalations.ts';
import type { Sbar } from '#shared/domain/escalation.ts';
import { useEngineClient } from '../../client/EngineProvider.tsx';
import { HelpSection } from './HelpSection.tsx';
import { useSaved } from './use-saved.ts';

const PARTS: [keyof Sbar, string][] = [
  ['situation', 'Situation'],
  ['background', 'Background'],
  ['assessment', 'Assessment: what you hear and measure'],
  ['recommendation', 'Request, and read-back'],
];

/** The report to whoever takes over, filled from the chart; saved as it is typed. */
export function ReportFields({ view }: { view: EscalationView }) {
  const client = useEngineClient();
  const { taskId } = view.row;
  const { value, change, problem } = useSaved(view.escalation.sbar, (sbar) =>
    client.escalations.saveReport({ taskId, sbar }),
  );
  return (
    <HelpSection title="Report (SBAR)">
      {problem === '' ? null : <Alert severity="error">{problem}</Alert>}
      {PARTS.map(([part, label]) => (
        <TextField
          key={part}
          multiline
          maxRows={9}
          label={label}
          value={value[part]}
          disabled={!view.isOpen}
          onChange={(event) => change({ ...value, [part]: event.target.value })}
          slotProps={{ htmlInput: { maxLength: 4000 } }}
          sx={{ mt: 0.75 }}
        />
      ))}
    </HelpSection>
  );
}
