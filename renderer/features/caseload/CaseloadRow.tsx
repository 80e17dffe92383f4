import Box from '@mui/material/Box';
import Link from '@mui/material/Link';
import { Link as RouterLink } from 'react-router';
import type { PatientRow } from '#shared/contract/engine/patients.ts';
import { formatAgo } from '../../ui/format.ts';
import { cellStyle } from '../../ui/row-styles.ts';
import { RiskWord } from '../RiskWord.tsx';

/** The cells of one patient. The link covers the whole row, so that one may click anywhere. */
export function CaseloadRow({ row, withManager }: { row: PatientRow; withManager: boolean }) {
  return (
    <>
      <Box role="rowheader" sx={cellStyle}>
        <Link
          component={RouterLink}
          to={`/patients/${row.patientId}`}
          color="inherit"
          sx={{ fontWeight: 600, '&::after': { content: '""', position: 'absolute', inset: 0 } }}
        >
          {row.name}
        </Link>
        <Box component="span" sx={{ ml: 1, fontSize: '0.75rem', color: 'text.secondary' }}>
          {row.recordNumber}
        </Box>
      </Box>
      <Box role="cell" sx={{ textAlign: 'right' }}>
        {row.age}
      </Box>
      <Box role="cell">
        <RiskWord tier={row.riskTier} />
      </Box>
      <Box role="cell" sx={cellStyle}>
        {row.programs.join(', ')}
      </Box>
      <Box role="cell" sx={cellStyle}>
        {[row.city, row.state].filter(Boolean).join(', ')}
      </Box>
      {withManager ? (
        <Box role="cell" sx={cellStyle}>
          {row.careManagerName}
        </Box>
      ) : null}
      <Box role="cell" sx={{ textAlign: 'right' }}>
        {row.minutesThisMonth}
      </Box>
      <Box role="cell" sx={{ ...cellStyle, color: 'text.secondary' }}>
        {row.lastContactAt === null ? 'never' : formatAgo(row.lastContactAt)}
      </Box>
    </>
  );
}
