import WarningAmber from '@mui/icons-material/WarningAmber';
import Box from '@mui/material/Box';
import type { LosingNurse } from '#shared/domain/reassignment.ts';
import { SILENT_AFTER } from '#shared/domain/team-counts.ts';
import { useNow } from '../../../client/use-now.ts';
import { formatAgo, plural } from '../../../ui/format.ts';
import { Panel } from '../../../ui/Panel.tsx';

const MINUTE = 60_000;

/** Who gives patients away, when each of her devices was last heard of, and what becomes of words that are still on them. */
export function LosingPanel({ losing }: { losing: readonly LosingNurse[] }) {
  const now = useNow(MINUTE);
  const withDevices = losing.some(({ devices }) => devices.length > 0);
  return (
    <Panel title="Who gives them" sx={{ flexShrink: 0 }}>
      <Box
        component="ul"
        sx={{ m: 0, p: 0, listStyle: 'none', fontSize: '0.8125rem', display: 'grid', gap: 0.5 }}
      >
        {losing.map(({ staffId, name, patients, devices, isActive }) => (
          <Box component="li" key={staffId} sx={{ display: 'flex', columnGap: 2, flexWrap: 'wrap' }}>
            <span>
              <strong>{name}</strong>: {plural(patients, 'patient')}
              {isActive || staffId === '' ? '' : ', account closed'}
            </span>
            {devices.map(({ id, name: device, lastContactAt }) => {
              const isSilent = now - Date.parse(lastContactAt) > SILENT_AFTER;
              return (
                <Box
                  key={id}
                  component="span"
                  sx={{
                    ...{ display: 'inline-flex', alignItems: 'center', gap: 0.5 },
                    color: isSilent ? 'warning.main' : 'text.secondary',
                  }}
                >
                  {isSilent ? <WarningAmber aria-hidden sx={{ fontSize: '1rem' }} /> : null}
                  {device}, last contact {formatAgo(lastContactAt, Math.max(now, Date.now()))}
                </Box>
              );
            })}
          </Box>
        ))}
      </Box>
      {withDevices ? (
        <Box component="p" sx={{ m: 0, mt: 0.75, fontSize: '0.8125rem', color: 'text.secondary' }}>
          What was written on these devices since their last contact, and open drafts, cannot be seen from
          here. Nothing of it is lost: it arrives when the device connects, marked late, and stands under To
          decide.
        </Box>
      ) : null}
    </Panel>
  );
}
