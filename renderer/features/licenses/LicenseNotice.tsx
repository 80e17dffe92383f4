import GppMaybe from '@mui/icons-material/GppMaybeOutlined';
import Box from '@mui/material/Box';
import {
  licenseGapAdvice,
  licenseGapReason,
  licenseGapTitle,
} from '#shared/content/license-states/license-words.ts';
import { BannerFrame } from '../../ui/BannerFrame.tsx';
import { useLicenseGap } from './use-license-gap.ts';

/** In a chart and in a call, before a number is dialled: that no license of the nurse reaches the patient, and what to do. It holds nothing up. */
export function LicenseNotice({ patientId }: { patientId: string }) {
  const gap = useLicenseGap(patientId);
  if (gap === null) return null;
  return (
    <BannerFrame role="note" label="License" tone="caution">
      <GppMaybe aria-hidden fontSize="small" />
      <Box component="span" sx={{ flex: '1 1 20rem' }}>
        <strong>{licenseGapTitle(gap)}.</strong> {licenseGapReason(gap, 'Your')} {licenseGapAdvice(gap)}
      </Box>
    </BannerFrame>
  );
}
