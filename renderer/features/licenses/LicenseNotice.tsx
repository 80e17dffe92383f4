import GppMaybe from '@mui/icons-material/GppMaybeOutlined';
import Box from '@mui/material/Box';
import {
  licenseGapAdvice,
  licenseGapReason,
  licenseGapTitle,
} from '#shared/content/license-states/license-words.ts';
import { toneColors } from '../../ui/tone.ts';
import { useLicenseGap } from './use-license-gap.ts';

/** In a chart and in a call, before a number is dialled: that no license of the nurse reaches the patient, and what to do. It holds nothing up. */
export function LicenseNotice({ patientId }: { patientId: string }) {
  const gap = useLicenseGap(patientId);
  if (gap === null) return null;
  return (
    <Box
      role="note"
      aria-label="License"
      sx={(theme) => ({
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        px: { xs: 1.5, md: 2.5 },
        py: 0.5,
        fontSize: '0.8125rem',
        backgroundColor: toneColors(theme, 'caution').fill,
        color: toneColors(theme, 'caution').text,
      })}
    >
      <GppMaybe aria-hidden sx={{ fontSize: '1.1rem' }} />
      <span>
        <strong>{licenseGapTitle(gap)}.</strong> {licenseGapReason(gap, 'Your')} {licenseGapAdvice(gap)}
      </span>
    </Box>
  );
}
