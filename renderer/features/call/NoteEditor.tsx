import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import type { CallNote } from '#shared/domain/call.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { Panel } from '../../ui/Panel.tsx';
import type { AutosaveState } from '../patient/autosave/autosave.ts';
import { SavedLine } from '../patient/autosave/SavedLine.tsx';
import { noteSectionLabel } from '../patient/words.ts';
import { editCall, flushCall } from './call-draft-store.ts';
import { focusNote, noteFieldId } from './note-focus.ts';

const SECTIONS: { section: keyof CallNote; rows: number }[] = [
  { section: 'reason', rows: 4 },
  { section: 'assessment', rows: 6 },
  { section: 'education', rows: 3 },
  { section: 'plan', rows: 4 },
];
const LONGEST = 20_000;

/** The note of the call by section. Every burst of keys goes to disk; nothing here has to be saved by hand. */
export function NoteEditor({ draft, saving }: { draft: CallDraft; saving: AutosaveState }) {
  const { callId, note } = draft;
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
      <Box sx={{ display: 'grid', gap: 1.5, pt: 0.75 }}>
        {SECTIONS.map(({ section, rows }) => (
          <TextField
            key={section}
            id={noteFieldId(section)}
            label={noteSectionLabel[section]}
            multiline
            minRows={rows}
            value={note[section]}
            onChange={(event) => editCall(callId, { note: { [section]: event.target.value } })}
            onBlur={() => void flushCall(callId)}
            slotProps={{ htmlInput: { maxLength: LONGEST }, inputLabel: { shrink: true } }}
          />
        ))}
      </Box>
    </Panel>
  );
}
