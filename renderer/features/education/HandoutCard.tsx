import PrintOutlined from '@mui/icons-material/PrintOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import type { HandoutView } from '#shared/contract/engine/education.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { PatientPage, PrintedPage } from '../plan-copy/index.ts';
import { GiveForm, type GivingWords } from './GiveForm.tsx';
import { HandoutText } from './HandoutText.tsx';

interface HandoutCardProps {
  view: HandoutView;
  contact: { name: string; phone: string } | null;
  mayGive: boolean;
  isBusy: boolean;
  onGive(words: GivingWords, onDone: () => void): void;
}

/** Large, to be read aloud without leaning forward. */
const READING = {
  fontSize: '1.125rem',
  lineHeight: 1.5,
  '& h3': { fontSize: '1.5rem', lineHeight: 1.25, m: 0 },
  '& h4': { fontSize: '1.1875rem', lineHeight: 1.3, m: 0, mt: 2.5, mb: 0.5 },
  '& p': { m: 0 },
  '& ul': { m: 0, mt: 0.5, pl: 3 },
  '& li': { mb: 0.75 },
} as const;

/** The handout that is open: read it aloud, record it as given, print it. */
export function HandoutCard({ view, contact, mayGive, isBusy, onGive }: HandoutCardProps) {
  const { handout } = view;
  const print = () => window.print();
  useShortcut('p', print, { description: 'Print the handout', group: 'Handouts' });
  return (
    <Box sx={{ display: 'grid', gap: 1.5, alignContent: 'start', minWidth: 0 }}>
      <Box sx={{ display: 'flex', gap: 1, alignItems: 'start', justifyContent: 'space-between' }}>
        {mayGive ? (
          <GiveForm key={handout.id} isBusy={isBusy} onGive={onGive} />
        ) : (
          <Typography variant="body2">Her care manager records what was given.</Typography>
        )}
        <Button
          size="small"
          color="inherit"
          startIcon={<PrintOutlined />}
          endIcon={<KeyHint keys="p" />}
          aria-keyshortcuts="p"
          onClick={print}
        >
          Print
        </Button>
      </Box>
      <Box
        component="article"
        lang={handout.language}
        aria-label={handout.title}
        sx={{
          ...READING,
          p: 2,
          border: 1,
          borderColor: 'divider',
          borderRadius: 1,
          backgroundColor: 'background.paper',
          maxWidth: 820,
        }}
      >
        <HandoutText handout={handout} contact={contact} isPaper={false} />
      </Box>
      <Typography variant="caption" color="textSecondary">
        Facts from: {handout.sources.join('; ')}.
      </Typography>
      <PrintedPage>
        <PatientPage language={handout.language} title={handout.title}>
          <HandoutText handout={handout} contact={contact} isPaper />
        </PatientPage>
      </PrintedPage>
    </Box>
  );
}
