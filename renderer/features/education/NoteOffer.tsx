import Alert from '@mui/material/Alert';
import Button from '@mui/material/Button';
import { educationLine } from '#shared/domain/education.ts';
import type { EducationGiven } from '#shared/domain/education-given.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';

interface NoteOfferProps {
  given: EducationGiven;
  onTake(line: string): void;
}

/** Offers the line for the note that tells of a handout. Nothing is written without her key. */
export function NoteOffer({ given, onTake }: NoteOfferProps) {
  const line = educationLine(given);
  const take = () => onTake(line);
  useShortcut('a', take, { description: 'Add the line to the note', group: 'Handouts' });
  return (
    <Alert
      severity="info"
      icon={false}
      action={
        <Button
          size="small"
          color="inherit"
          onClick={take}
          endIcon={<KeyHint keys="a" />}
          aria-keyshortcuts="a"
        >
          Add to the note
        </Button>
      }
    >
      {line}
    </Alert>
  );
}
