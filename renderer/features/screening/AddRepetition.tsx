import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import { type QuestionnaireItem, textIn } from '#shared/domain/questionnaire/model.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import type { AddRow } from './form-layout.ts';
import { Introduction } from './Introduction.tsx';

interface AddRepetitionProps {
  row: AddRow;
  introduction: readonly QuestionnaireItem[];
  language: string;
  onAdd(): void;
  onNext(): void;
}

/** After the last repetition of a group: is there another one? */
export function AddRepetition({ row, introduction, language, onAdd, onNext }: AddRepetitionProps) {
  const question = useRef<HTMLHeadingElement>(null);
  useEffect(() => question.current?.focus({ preventScroll: true }), []);
  const choices = [
    { keys: '1', label: 'Add another', run: onAdd },
    { keys: '2', label: 'No, go on', run: onNext },
  ];
  return (
    <Box sx={{ display: 'grid', gap: 1.5 }}>
      <Introduction items={introduction} language={language} />
      <Typography
        ref={question}
        tabIndex={-1}
        component="h3"
        sx={{ fontSize: '1.3125rem', fontWeight: 550, '&:focus-visible': { outline: 'none' } }}
      >
        {textIn(row.item, language)}: is there another one? There {row.count === 1 ? 'is' : 'are'} {row.count}{' '}
        so far.
      </Typography>
      <Box sx={{ display: 'flex', gap: 1 }}>
        {choices.map(({ keys, label, run }) => (
          <Button key={keys} variant="outlined" onClick={run} aria-keyshortcuts={keys}>
            {label}
            <span aria-hidden style={{ marginLeft: 8 }}>
              <KeyHint keys={keys} />
            </span>
          </Button>
        ))}
      </Box>
    </Box>
  );
}
