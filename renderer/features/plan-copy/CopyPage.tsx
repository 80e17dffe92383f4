import Box from '@mui/material/Box';
import type { PatientCopy } from '#shared/domain/patient-copy-shape.ts';

/**
 * The copy as a page: one heading each, lists as lists, in its own language, black on white and large, on screen as on paper. What a browser prints
 * of it to a PDF carries these as tags.
 */
export function CopyPage({ copy }: { copy: PatientCopy }) {
  return (
    <Box
      component="article"
      lang={copy.language}
      aria-label={copy.title}
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
      <h1>{copy.title}</h1>
      <Box component="p" sx={{ fontSize: '22px', fontWeight: 600 }}>
        {copy.patientName}
      </Box>
      <p>{copy.subtitle}</p>
      {copy.sections.map(({ kind, title, intro, items }) => (
        <Box
          key={kind}
          component="section"
          sx={
            kind === 'emergency'
              ? { border: '3px solid #111111', borderRadius: '8px', px: 2, pb: 1, mt: 3 }
              : {}
          }
        >
          <Box component="h2" sx={kind === 'emergency' ? { mt: '12px !important' } : {}}>
            {title}
          </Box>
          {intro === '' ? null : <p>{intro}</p>}
          <ul>
            {items.map(({ text, detail }) => (
              <li key={`${text} ${detail}`}>
                {text}
                {detail === '' ? null : (
                  <Box component="span" sx={{ display: 'block', color: '#333333' }}>
                    {detail}
                  </Box>
                )}
              </li>
            ))}
          </ul>
        </Box>
      ))}
      <Box component="p" sx={{ mt: '24px !important', fontStyle: 'italic' }}>
        {copy.footer}
      </Box>
    </Box>
  );
}
