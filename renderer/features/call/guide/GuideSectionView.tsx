import Lock from '@mui/icons-material/LockOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useId } from 'react';
import type { GuideSection } from '#shared/domain/call-guide.ts';
import { noteSectionLabel } from '../../patient/words.ts';
import { focusNote } from '../note-focus.ts';
import { PromptList } from './PromptList.tsx';

interface GuideSectionViewProps {
  section: GuideSection;
  /** False while the person is not identified: only the title shows. */
  isOpen: boolean;
  fill(text: string): string;
}

/** A part of the script, with the way to the part of the note that belongs to it. */
export function GuideSectionView({ section, isOpen, fill }: GuideSectionViewProps) {
  const id = useId();
  return (
    <Box component="section" aria-labelledby={id} sx={{ borderTop: 1, borderColor: 'divider', pt: 1.25 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, minHeight: 32 }}>
        <Typography
          variant="h2"
          id={id}
          sx={{ flex: 1, display: 'flex', gap: 0.75, alignItems: 'center' }}
          color={isOpen ? 'textPrimary' : 'textSecondary'}
        >
          {isOpen ? null : <Lock titleAccess="After the identity check" sx={{ fontSize: '1rem' }} />}
          {section.title}
        </Typography>
        {isOpen ? (
          <Button
            size="small"
            onClick={() => focusNote(section.noteSection)}
            aria-label={`Write note: ${noteSectionLabel[section.noteSection]}`}
          >
            Write note
          </Button>
        ) : null}
      </Box>
      {isOpen ? <PromptList prompts={section.prompts} fill={fill} label={section.title} /> : null}
    </Box>
  );
}
