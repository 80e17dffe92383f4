import AddOutlined from '@mui/icons-material/Add';
import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { memo, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { textIn } from '#shared/domain/questionnaire/model.ts';
import { notify } from '../../ui/notices/notices.ts';
import type { AddRow, FormRow, HeadingRow } from './form-layout.ts';
import { decidePrivacy } from './form-moves.ts';
import type { FormSession } from './form-session.ts';
import { Introduction } from './Introduction.tsx';
import { PrivacyCheck } from './PrivacyCheck.tsx';
import { RowFrame } from './RowFrame.tsx';

interface OtherRowProps {
  session: FormSession;
  row: Exclude<FormRow, { kind: 'question' }>;
  language: string;
}

/** A row of the whole form that is no question: a heading, a text, a decision. */
export const OtherRow = memo(function OtherRow({ session, row, language }: OtherRowProps) {
  if (row.kind === 'heading') return <Heading session={session} row={row} language={language} />;
  if (row.kind === 'text') {
    return (
      <RowFrame>
        <Introduction items={[row.item]} language={language} />
      </RowFrame>
    );
  }
  return <Stop session={session} row={row} language={language} />;
});

function Heading({ session, row, language }: OtherRowProps & { row: HeadingRow }) {
  const { item, repetition } = row;
  const title = textIn(item, language);
  const remove = () => {
    const { responses, counts } = session.store.getState();
    session.removeRepetition(item, row.instance);
    notify(`${title} ${repetition?.number} removed.`, {
      undo: () => session.replace(Object.values(responses), counts),
    });
  };
  return (
    <Box
      sx={{ display: 'flex', alignItems: 'baseline', gap: 1, pt: 1.5, pb: 0.5, ml: `${row.depth * 12}px` }}
    >
      <Typography variant="h2" component="h3">
        {title}
        {repetition === null ? '' : ` ${repetition.number} of ${repetition.of}`}
      </Typography>
      {repetition?.canRemove ? (
        <Button size="small" color="inherit" onClick={remove}>
          Remove
        </Button>
      ) : null}
    </Box>
  );
}

/** A row at which a decision is made instead of an answer. */
function Stop({ session, row, language }: OtherRowProps) {
  const isCurrent = useStore(session.store, (state) => state.current === row.key);
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!isCurrent || frame.current?.contains(document.activeElement)) return;
    frame.current?.focus({ preventScroll: true });
    frame.current?.scrollIntoView({ block: 'nearest' });
  }, [isCurrent]);
  return (
    <RowFrame ref={frame} tabIndex={-1} data-current={isCurrent} onFocus={() => session.goTo(row.key)}>
      {row.kind === 'privacy' ? (
        <PrivacyCheck
          row={row}
          introduction={[]}
          language={language}
          isFocused={false}
          onAlone={() => decidePrivacy(session, row, true)}
          onNotAlone={() => decidePrivacy(session, row, false)}
        />
      ) : row.kind === 'add' ? (
        <AddButton session={session} row={row} language={language} />
      ) : (
        <Alert severity="info">
          <strong>{textIn(row.item, language)}</strong>{' '}
          {row.kind === 'unsupported' ? row.item.unsupportedReason : ''}
        </Alert>
      )}
    </RowFrame>
  );
}

function AddButton({ session, row, language }: OtherRowProps & { row: AddRow }) {
  return (
    <Box>
      <Button
        variant="outlined"
        startIcon={<AddOutlined />}
        aria-keyshortcuts="1"
        onClick={() => session.addRepetition(row.item, row.instance)}
      >
        Add another: {textIn(row.item, language)}
      </Button>
    </Box>
  );
}
