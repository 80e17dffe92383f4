import GppMaybe from '@mui/icons-material/GppMaybeOutlined';
import Box from '@mui/material/Box';
import { licenseGapReason, licenseGapTitle } from '#shared/content/license-states/license-words.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { useLicenseGap } from './use-license-gap.ts';

/** In a row of the queue: a quiet mark, told by its title. */
export function LicenseMark({ patientId }: { patientId: string }) {
  const gap = useLicenseGap(patientId);
  if (gap === null) return null;
  return (
    <>
      <span aria-hidden>·</span>
      <Box
        component="span"
        title={`${licenseGapTitle(gap)}. ${licenseGapReason(gap, 'Your')}`}
        sx={{ display: 'inline-flex', alignItems: 'center', color: 'warning.main' }}
      >
        <GppMaybe aria-hidden sx={{ fontSize: '0.95rem' }} />
        <VisuallyHidden>{licenseGapTitle(gap)}</VisuallyHidden>
      </Box>
    </>
  );
}

/** Beside the button that starts a call: what is missing, in words. */
export function LicenseChip({ patientId }: { patientId: string }) {
  const gap = useLicenseGap(patientId);
  if (gap === null) return null;
  return (
    <Box sx={{ mt: 0.75 }}>
      <StatusChip
        tone="caution"
        icon={<GppMaybe aria-hidden />}
        label={licenseGapTitle(gap)}
        title={licenseGapReason(gap, 'Your')}
      />
    </Box>
  );
}
