import InterpreterMode from '@mui/icons-material/InterpreterMode';
import Translate from '@mui/icons-material/Translate';
import Box from '@mui/material/Box';
import { Link } from 'react-router';
import type { QueueRow } from '#shared/contract/engine/queue.ts';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { languageLabel } from '../../words/labels.ts';
import { LicenseMark } from '../licenses/index.ts';
import { RiskWord } from '../RiskWord.tsx';

/** Who: name, age, risk, and the language where it is not English. */
export function PatientCell({ row }: { row: QueueRow }) {
  const isOtherLanguage = row.needsInterpreter || !row.language.startsWith('en');
  return (
    <Box role="gridcell" sx={{ minWidth: 0 }}>
      <Box
        component={Link}
        to={`/patients/${row.patientId}`}
        tabIndex={-1}
        sx={{
          display: 'block',
          overflow: 'hidden',
          textOverflow: 'ellipsis',
          whiteSpace: 'nowrap',
          fontWeight: 600,
          color: 'text.primary',
          textDecoration: 'none',
          '&:hover': { textDecoration: 'underline' },
        }}
      >
        {row.name}
      </Box>
      <Box
        sx={{
          display: 'flex',
          alignItems: 'center',
          gap: 0.5,
          fontSize: '0.75rem',
          color: 'text.secondary',
          whiteSpace: 'nowrap',
        }}
      >
        <span>{row.age}</span>
        <span aria-hidden>·</span>
        <RiskWord tier={row.riskTier} />
        <LicenseMark patientId={row.patientId} />
        {isOtherLanguage ? (
          <>
            <span aria-hidden>·</span>
            <Box
              component="span"
              title={row.needsInterpreter ? 'Needs an interpreter' : 'Prefers this language'}
              sx={{
                display: 'inline-flex',
                alignItems: 'center',
                gap: 0.5,
                minWidth: 0,
                ...(row.needsInterpreter ? { color: 'warning.main', fontWeight: 600 } : {}),
              }}
            >
              {row.needsInterpreter ? (
                <InterpreterMode aria-hidden sx={{ fontSize: '0.95rem' }} />
              ) : (
                <Translate aria-hidden sx={{ fontSize: '0.85rem' }} />
              )}
              <Box component="span" sx={{ overflow: 'hidden', textOverflow: 'ellipsis' }}>
                {languageLabel(row.language)}
              </Box>
              {row.needsInterpreter ? <VisuallyHidden>, needs an interpreter</VisuallyHidden> : null}
            </Box>
          </>
        ) : null}
      </Box>
    </Box>
  );
}
