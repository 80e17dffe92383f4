import Box from '@mui/material/Box';
import type { PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { PatientPage } from './PatientPage.tsx';

/** The copy as a page, one heading for each of its sections. */
export function CopyPage({ copy }: { copy: PatientCopy }) {
  return (
    <PatientPage language={copy.language} title={copy.title}>
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
    </PatientPage>
  );
}
