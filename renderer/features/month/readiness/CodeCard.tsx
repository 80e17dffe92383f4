import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { CodeReadiness } from '#shared/contract/engine/month.ts';
import type { EvidenceKind } from '#shared/domain/care-evidence.ts';
import { MinutesBar } from '../../../ui/MinutesBar.tsx';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { RequirementLine } from './RequirementLine.tsx';
import { minutesWords, STATE_WORDS } from './state-words.ts';

interface CodeCardProps {
  code: CodeReadiness;
  onRecord?: (kind: EvidenceKind) => void;
}

/** A code with its units, its minutes, and each requirement as met or missing. */
export function CodeCard({ code, onRecord }: CodeCardProps) {
  const { label, tone } = STATE_WORDS[code.state];
  const words = minutesWords(code);
  return (
    <Box sx={{ pt: 0.5, pb: 1.25, '& + &': { borderTop: '1px solid', borderColor: 'divider', pt: 1.25 } }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline', flexWrap: 'wrap' }}>
        <Typography component="h3" variant="subtitle2">
          {code.code}
        </Typography>
        <Typography variant="body2" sx={{ flex: 1, minWidth: 0 }}>
          {code.title}
        </Typography>
        <StatusChip label={label} tone={tone} />
      </Box>
      {words === '' ? null : (
        <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mt: 0.5 }}>
          {code.state === 'needs-time' && code.nextAtMinutes !== null ? (
            <MinutesBar
              minutes={code.minutes}
              target={code.nextAtMinutes}
              label={`Minutes for ${code.code}`}
              withNumbers={false}
              width="9rem"
            />
          ) : null}
          <Typography variant="caption" color="textSecondary">
            {words}
          </Typography>
        </Box>
      )}
      {code.reason === '' ? null : (
        <Typography variant="body2" sx={{ mt: 0.5 }}>
          {code.reason}
        </Typography>
      )}
      <Box
        component="ul"
        aria-label={`What ${code.code} needs`}
        sx={{ listStyle: 'none', m: 0, mt: 0.75, p: 0 }}
      >
        {code.requirements.map((state) => (
          <RequirementLine
            key={state.requirement}
            state={state}
            {...(onRecord === undefined ? {} : { onRecord })}
          />
        ))}
      </Box>
    </Box>
  );
}
