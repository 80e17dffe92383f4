import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { CallNote } from '#shared/domain/call.ts';
import { KeyHint } from '../../../ui/KeyHint.tsx';
import { useShortcut } from '../../../ui/keyboard/use-shortcut.ts';
import { Panel } from '../../../ui/Panel.tsx';
import type { AutosaveState } from '../../patient/autosave/autosave.ts';
import { SavedLine } from '../../patient/autosave/SavedLine.tsx';
import { editCall, flushCall } from '../call-draft-store.ts';
import { focusNote } from '../note-focus.ts';
import { NoteSectionField } from './NoteSectionField.tsx';
import { OwnPhrasesDialog } from './OwnPhrasesDialog.tsx';
import { useNotePhrases } from './use-note-phrases.ts';

const SECTIONS: { section: keyof CallNote; rows: number }[] = [
  { section: 'reason', rows: 4 },
  { section: 'assessment', rows: 6 },
  { section: 'education', rows: 3 },
  { section: 'plan', rows: 4 },
];

/** The note of the call by section. Every burst of keys goes to disk; nothing here has to be saved by hand. */
export function NoteEditor({ draft, saving }: { draft: CallDraft; saving: AutosaveState }) {
  const { callId, note } = draft;
  const phrases = useNotePhrases();
  const [isEditingPhrases, setEditingPhrases] = useState(false);
  useShortcut('n', () => focusNote('reason'), { description: 'Write the note', group: 'Call' });
  return (
    <Panel
      title={
        <>
          Note{' '}
          <span aria-hidden style={{ opacity: 0.75 }}>
            <KeyHint keys="n" />
          </span>
        </>
      }
      actions={<SavedLine saving={saving} />}
      scroll
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 1 }}>
        <Typography variant="caption" color="textSecondary" sx={{ flex: 1 }}>
          Type <KeyHint keys=";" /> and a word for a phrase.
        </Typography>
        <Button size="small" color="inherit" onClick={() => setEditingPhrases(true)}>
          Your phrases
        </Button>
      </Box>
      <Box sx={{ display: 'grid', gap: 1.5, pt: 0.75 }}>
        {SECTIONS.map(({ section, rows }) => (
          <NoteSectionField
            key={section}
            section={section}
            rows={rows}
            value={note[section]}
            phrases={phrases}
            onChange={(words) => {
              editCall(callId, { note: { [section]: words } });
            }}
            onLeave={() => void flushCall(callId)}
          />
        ))}
      </Box>
      {isEditingPhrases ? <OwnPhrasesDialog onClose={() => setEditingPhrases(false)} /> : null}
    </Panel>
  );
}
