import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import Typography from '@mui/material/Typography';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import type { Tone } from '../../ui/tone.ts';
import type { NeedRights } from './need-rights.ts';
import { CODE_STATUS_WORDS } from './need-words.ts';
import type { NeedActions } from './use-need-actions.ts';

const TONES = { none: 'neutral', proposed: 'caution', confirmed: 'good', rejected: 'neutral' } as const;

interface CodeLineProps {
  view: NeedView;
  actions: NeedActions;
  rights: NeedRights;
}

/** The proposed diagnosis code and whose word it waits for. Only an RN or practitioner gets the buttons that decide. */
export function CodeLine({ view, actions, rights }: CodeLineProps) {
  const { need, codes } = view;
  if (need.code === null && codes.length === 0) return null;
  const mayChoose =
    rights.mayWrite && codes.length > 1 && (need.codeStatus !== 'confirmed' || rights.mayDecideCodes);
  const tone: Tone = TONES[need.codeStatus];
  return (
    <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 1, alignItems: 'center' }}>
      <Typography variant="caption" color="textSecondary" sx={{ width: 56 }}>
        Code
      </Typography>
      {mayChoose ? (
        <TextField
          select
          size="small"
          label="Code to propose"
          value={need.code?.code ?? ''}
          onChange={(event) => actions.chooseCode(view, event.target.value)}
          sx={{ minWidth: 280 }}
        >
          {codes.map(({ code, display, when }) => (
            <MenuItem key={code} value={code} sx={{ whiteSpace: 'normal' }}>
              {code} {display}
              {when === '' ? '' : ` (${when})`}
            </MenuItem>
          ))}
        </TextField>
      ) : (
        <Typography variant="body2">
          {need.code === null ? 'None proposed yet' : `${need.code.code} ${need.code.display ?? ''}`}
        </Typography>
      )}
      <StatusChip tone={tone} label={CODE_STATUS_WORDS[need.codeStatus]} />
      {rights.mayDecideCodes && need.code !== null ? (
        <>
          {need.codeStatus === 'confirmed' ? null : (
            <Button size="small" onClick={() => actions.decideCode(view, 'confirmed')}>
              Confirm code
            </Button>
          )}
          {need.codeStatus === 'rejected' ? null : (
            <Button size="small" color="inherit" onClick={() => actions.decideCode(view, 'rejected')}>
              Reject code
            </Button>
          )}
        </>
      ) : null}
    </Box>
  );
}
