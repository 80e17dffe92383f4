import Box from '@mui/material/Box';
import type { ReactNode } from 'react';
import type { CopyLanguage } from '#shared/domain/patient-copy-shape.ts';

interface PatientPageProps {
  language: CopyLanguage;
  title: string;
  children: ReactNode;
}

/**
 * A page for a patient: lists as lists, in its own language, black on white and large, on screen as on paper. What a browser prints of it to a
 * PDF carries these as tags.
 */
export function PatientPage({ language, title, children }: PatientPageProps) {
  return (
    <Box
      component="article"
      lang={language}
      aria-label={title}
      sx={{
        backgroundColor: '#ffffff',
        color: '#111111',
        colorScheme: 'light',
        fontSize: '18px',
        lineHeight: 1.45,
        '& h1': { fontSize: '34px', lineHeight: 1.2, m: 0 },
        '& h2': { fontSize: '25px', lineHeight: 1.25, m: 0, mt: 3, mb: 0.5, breakAfter: 'avoid' },
        '& p': { m: 0 },
        '& ul': { m: 0, mt: 0.5, pl: 3.5 },
        '& li': { mb: 0.75, breakInside: 'avoid' },
      }}
    >
      {children}
    </Box>
  );
}
