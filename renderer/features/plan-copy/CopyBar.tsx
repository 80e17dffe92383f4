import DownloadOutlined from '@mui/icons-material/DownloadOutlined';
import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { CopyLanguage, PatientCopy } from '#shared/domain/patient-copy-shape.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { ToggleChip } from '../../ui/ToggleChip.tsx';
import { LANGUAGE_NAMES } from './words.ts';

interface CopyBarProps {
  copy: PatientCopy;
  onLanguage: (language: CopyLanguage) => void;
  onPrint: () => void;
  onSave: () => void;
  onGive: () => void;
}

/** Which version in which language, and what can be done with it. */
export function CopyBar({ copy, onLanguage, onPrint, onSave, onGive }: CopyBarProps) {
  return (
    <Box sx={{ px: 1.75, py: 1, display: 'flex', gap: 1, alignItems: 'center', flexWrap: 'wrap' }}>
      <Typography variant="h2">Patient’s copy</Typography>
      <StatusChip tone="good" label={`Version ${copy.version}, active`} />
      <Box role="group" aria-label="Language of the labels" sx={{ display: 'flex', gap: 0.5 }}>
        {(['en', 'es'] as const).map((language) => (
          <ToggleChip
            key={language}
            label={LANGUAGE_NAMES[language]}
            isOn={copy.language === language}
            onToggle={() => onLanguage(language)}
          />
        ))}
      </Box>
      <Box sx={{ flex: 1 }} />
      <Button color="inherit" startIcon={<PrintOutlined />} aria-keyshortcuts="p" onClick={onPrint}>
        Print
      </Button>
      <Button color="inherit" startIcon={<DownloadOutlined />} aria-keyshortcuts="d" onClick={onSave}>
        Save PDF
      </Button>
      <Button variant="contained" aria-keyshortcuts="r" onClick={onGive}>
        Record as given
      </Button>
    </Box>
  );
}
