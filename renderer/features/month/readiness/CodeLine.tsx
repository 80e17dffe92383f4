import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { REQUIREMENT_WORDS } from '#shared/content/billing/index.ts';
import type { CodeReadiness } from '#shared/contract/engine/month.ts';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { minutesWords, STATE_WORDS } from './state-words.ts';

/** A code that this month is not about, in two lines. */
export function CodeLine({ code }: { code: CodeReadiness }) {
  const { label, tone } = STATE_WORDS[code.state];
  const missing = code.requirements
    .filter(({ isMet }) => !isMet)
    .map(({ requirement }) => REQUIREMENT_WORDS[requirement].title.toLowerCase());
  const why = [code.reason, minutesWords(code), missing.length === 0 ? '' : `Missing: ${missing.join(', ')}`];
  return (
    <Box component="li" sx={{ py: 0.75, borderTop: '1px solid', borderColor: 'divider' }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'baseline' }}>
        <Typography variant="body2" sx={{ flex: 1, minWidth: 0 }}>
          <strong>{code.code}</strong> {code.title}
        </Typography>
        <StatusChip label={label} tone={tone} />
      </Box>
      <Typography variant="caption" color="textSecondary">
        {why.filter((one) => one !== '').join('. ')}
      </Typography>
    </Box>
  );
}
