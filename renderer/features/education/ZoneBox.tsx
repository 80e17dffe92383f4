import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import EmergencyOutlined from '@mui/icons-material/EmergencyOutlined';
import PhoneInTalkOutlined from '@mui/icons-material/PhoneInTalkOutlined';
import Box from '@mui/material/Box';
import type { Theme } from '@mui/material/styles';
import type { ReactNode } from 'react';
import type { Zones } from '#shared/domain/education.ts';
import { toneColors } from '../../ui/tone.ts';

interface ZoneBoxProps {
  zone: keyof Zones;
  /** On paper and on the page that looks like it; else in the colours of the app. */
  isPaper: boolean;
  heading: ReactNode;
  items: readonly string[];
}

const LOOKS = {
  green: { icon: CheckCircleOutlined, tone: 'good', line: 'success.main' },
  yellow: { icon: PhoneInTalkOutlined, tone: 'caution', line: 'warning.main' },
  red: { icon: EmergencyOutlined, tone: 'critical', line: 'error.main' },
} as const;

/** As in the light scheme: paper is white at night too. */
const PAPER = {
  green: { fill: '#e0f2e8', text: '#14532f', line: '#1d6b41' },
  yellow: { fill: '#fcefd6', text: '#6b4000', line: '#8a5300' },
  red: { fill: '#fde5e3', text: '#8f1d16', line: '#b3261e' },
} as const;

/** A zone: its colour is a fill and a frame, its meaning is in its words and its icon. Reads the same in black and white. */
export function ZoneBox({ zone, isPaper, heading, items }: ZoneBoxProps) {
  const { icon: Icon, tone, line } = LOOKS[zone];
  const lookOf = (theme: Theme) => {
    const { fill, text } = isPaper ? PAPER[zone] : toneColors(theme, tone);
    return { backgroundColor: fill, '--zone-text': text, borderColor: isPaper ? PAPER[zone].line : line };
  };
  return (
    <Box
      component="section"
      sx={(theme) => ({
        mt: 2,
        px: 2,
        py: 1,
        border: '2px solid',
        borderLeftWidth: '12px',
        borderRadius: '8px',
        breakInside: 'avoid',
        ...lookOf(theme),
      })}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, color: 'var(--zone-text)' }}>
        <Icon aria-hidden sx={{ fontSize: '1.75em' }} />
        {heading}
      </Box>
      <ul>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </Box>
  );
}
