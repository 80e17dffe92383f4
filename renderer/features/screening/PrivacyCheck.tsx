import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import type { PrivacyStep } from './form-steps.ts';
import { Introduction } from './Introduction.tsx';

interface PrivacyCheckProps {
  step: PrivacyStep;
  onAlone(): void;
  onNotAlone(): void;
}

/** Before items that can endanger: is the person alone and able to talk? If not, they are skipped, not answered. */
export function PrivacyCheck({ step, onAlone, onNotAlone }: PrivacyCheckProps) {
  const question = useRef<HTMLHeadingElement>(null);
  const group = 'Screening';
  useShortcut('1', onAlone, { description: 'Alone and able to talk', group });
  useShortcut('2', onNotAlone, { description: 'Not alone: skip these questions', group });
  useEffect(() => question.current?.focus({ preventScroll: true }), []);
  const count = step.linkIds.length;
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Introduction texts={step.introduction} />
      <Box>
        <Typography variant="caption" color="textSecondary">
          {step.section === '' ? 'Privacy' : `${step.section} · privacy`}
        </Typography>
        <Typography
          ref={question}
          tabIndex={-1}
          component="h3"
          sx={{
            fontSize: '1.1875rem',
            lineHeight: 1.4,
            fontWeight: 550,
            '&:focus-visible': { outline: 'none' },
            maxWidth: '60ch',
          }}
        >
          Are you alone and able to talk?
        </Typography>
      </Box>
      <Alert severity="info">
        Ask only yes-or-no here. If someone may be listening, skip the {count} questions and try another time.
        The person may also leave out any of them.
      </Alert>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button variant="contained" onClick={onAlone} aria-keyshortcuts="1">
          Yes, alone
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="1" />
          </span>
        </Button>
        <Button variant="outlined" onClick={onNotAlone} aria-keyshortcuts="2">
          No, skip these {count}
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="2" />
          </span>
        </Button>
      </Box>
    </Box>
  );
}
