import Box from '@mui/material/Box';
import type { LocalDate } from '#shared/domain/primitives.ts';
import type { License } from '#shared/domain/staff.ts';
import { formatDate } from '../../../ui/format.ts';
import { StatusChip } from '../../../ui/StatusChip.tsx';
import { licenseStanding } from '../license-days.ts';

/** Her licenses by state, those that end first in front, each with what is left of it. */
export function LicenseChips({ licenses, today }: { licenses: readonly License[]; today: LocalDate }) {
  if (licenses.length === 0) return <Box sx={{ color: 'text.secondary' }}>none</Box>;
  const inOrder = [...licenses].sort((one, other) => (one.expiresOn < other.expiresOn ? -1 : 1));
  return (
    <Box component="ul" sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.5, m: 0, p: 0, listStyle: 'none' }}>
      {inOrder.map((license) => {
        const { tone, words } = licenseStanding(license, today);
        return (
          <li key={license.id}>
            <StatusChip
              tone={tone}
              label={`${license.state}${license.isCompact ? ' compact' : ''}${words === '' ? '' : `, ${words}`}`}
              title={`Number ${license.number}, until ${formatDate(license.expiresOn)}`}
            />
          </li>
        );
      })}
    </Box>
  );
}
