import Box from '@mui/material/Box';
import TextField from '@mui/material/TextField';
import { type KeyboardEvent, useId, useRef, useState } from 'react';
import type { CallNote } from '#shared/domain/call.ts';
import {
  cueAt,
  insertPhrase,
  matchingPhrases,
  type OfferedPhrase,
  type PhraseCue,
} from '#shared/domain/note-phrase.ts';
import { noteSectionLabel } from '../../patient/words.ts';
import { noteFieldId } from '../note-focus.ts';
import { PhraseOptions } from './PhraseOptions.tsx';

const LONGEST = 20_000;
const OFFERED = 6;

interface NoteSectionFieldProps {
  section: keyof CallNote;
  rows: number;
  value: string;
  phrases: readonly OfferedPhrase[];
  onChange(words: string): void;
  onLeave(): void;
}

/** One section of the note. `;` and a word offer phrases; Enter or Tab puts the marked one in, Escape leaves what was typed. */
export function NoteSectionField(props: NoteSectionFieldProps) {
  const { section, rows, value, phrases, onChange, onLeave } = props;
  const listId = useId();
  const field = useRef<HTMLTextAreaElement>(null);
  const [cue, setCue] = useState<PhraseCue | null>(null);
  const [marked, setMarked] = useState(0);
  const offered = cue === null ? [] : matchingPhrases(phrases, cue.word, section).slice(0, OFFERED);
  const at = Math.min(marked, Math.max(0, offered.length - 1));
  const isOffering = offered.length > 0;

  const follow = (text: string, cursor: number) => {
    setCue(cueAt(text, cursor));
    setMarked(0);
  };
  const take = (phrase: OfferedPhrase | undefined) => {
    if (cue === null || phrase === undefined) return;
    const { text, selectFrom, selectUntil } = insertPhrase(value, cue, phrase.text);
    onChange(text);
    setCue(null);
    // The words are on the screen after the next paint; the cursor can only be put there then.
    requestAnimationFrame(() => {
      field.current?.focus();
      field.current?.setSelectionRange(selectFrom, selectUntil);
    });
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (!isOffering) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step !== undefined) setMarked((at + step + offered.length) % offered.length);
    else if (
      (event.key === 'Enter' || event.key === 'Tab') &&
      !event.ctrlKey &&
      !event.metaKey &&
      !event.shiftKey
    )
      take(offered[at]);
    else if (event.key === 'Escape') setCue(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <Box sx={{ position: 'relative' }}>
      <TextField
        fullWidth
        id={noteFieldId(section)}
        inputRef={field}
        label={noteSectionLabel[section]}
        multiline
        minRows={rows}
        value={value}
        onChange={(event) => {
          onChange(event.target.value);
          follow(event.target.value, event.target.selectionStart ?? event.target.value.length);
        }}
        onKeyDown={onKeyDown}
        onBlur={() => {
          setCue(null);
          onLeave();
        }}
        slotProps={{
          htmlInput: {
            maxLength: LONGEST,
            'aria-autocomplete': 'list',
            ...(isOffering
              ? { 'aria-controls': listId, 'aria-activedescendant': `${listId}-${offered[at]?.word}` }
              : {}),
          },
          inputLabel: { shrink: true },
        }}
      />
      {isOffering ? <PhraseOptions id={listId} phrases={offered} marked={at} onTake={take} /> : null}
    </Box>
  );
}
