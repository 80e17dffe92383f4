import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { type QuestionnaireItem, textIn } from '#shared/domain/questionnaire/model.ts';
import { plural } from '../../ui/format.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import type { PrivacyRow } from './form-layout.ts';
import { Introduction } from './Introduction.tsx';

interface PrivacyCheckProps {
  row: PrivacyRow;
  introduction: readonly QuestionnaireItem[];
  language: string;
  /** Whether it takes the keyboard when it comes. */
  isFocused: boolean;
  onAlone(): void;
  onNotAlone(): void;
}

/** Before items that can endanger: is the person alone and able to talk? If not, they are skipped, not answered. */
export function PrivacyCheck(props: PrivacyCheckProps) {
  const { row, introduction, language, isFocused, onAlone, onNotAlone } = props;
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    if (isFocused) question.current?.focus({ preventScroll: true });
  }, [isFocused]);
  const section = row.section === null ? '' : textIn(row.section, language);
  const questions = plural(row.questions.length, 'question');
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Introduction items={introduction} language={language} />
      <Box>
        <Typography variant="caption" color="textSecondary">
          {section === '' ? 'Privacy' : `${section} · privacy`}
        </Typography>
        <Typography
          ref={question}
          tabIndex={-1}
          component="h3"
          sx={{
            fontSize: '1.3125rem',
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
        Ask only yes-or-no here. If someone may be listening, skip the {questions} and try another time. The
        person may also leave out any of them.
      </Alert>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button variant="contained" onClick={onAlone} aria-keyshortcuts="1">
          Yes, alone
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="1" />
          </span>
        </Button>
        <Button variant="outlined" onClick={onNotAlone} aria-keyshortcuts="2">
          No, skip {questions}
          <span aria-hidden style={{ marginLeft: 8 }}>
            <KeyHint keys="2" />
          </span>
        </Button>
      </Box>
    </Box>
  );
}
