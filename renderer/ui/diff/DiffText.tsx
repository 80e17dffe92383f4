import Box from '@mui/material/Box';
import { VisuallyHidden } from '../VisuallyHidden.tsx';
import type { DiffPart } from './word-diff.ts';

/** A text in which what differs from the other one is bold, underlined and on a fill: never by color alone. */
export function DiffText({ parts }: { parts: DiffPart[] }) {
  return (
    <Box component="span" sx={{ whiteSpace: 'pre-line', overflowWrap: 'anywhere' }}>
      {parts.map(({ text, isDifferent }, index) =>
        isDifferent ? (
          <Box
            component="mark"
            // biome-ignore lint/suspicious/noArrayIndexKey: the parts of one text have no other identity
            key={index}
            sx={{
              px: '2px',
              borderRadius: '3px',
              fontWeight: 700,
              color: 'desk.cautionText',
              backgroundColor: 'desk.cautionFill',
              textDecoration: 'underline',
              textDecorationThickness: '2px',
              textUnderlineOffset: '3px',
            }}
          >
            <VisuallyHidden>different: </VisuallyHidden>
            {text}
          </Box>
        ) : (
          text
        ),
      )}
    </Box>
  );
}
