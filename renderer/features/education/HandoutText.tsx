import Box from '@mui/material/Box';
import { HANDOUT_WORDS } from '#shared/content/education/index.ts';
import type { Handout } from '#shared/domain/education.ts';
import { dayInWords, fill } from '#shared/domain/patient-copy-shape.ts';
import { ZoneBox } from './ZoneBox.tsx';

interface HandoutTextProps {
  handout: Handout;
  /** Whom she calls. */
  contact: { name: string; phone: string } | null;
  isPaper: boolean;
}

const ZONES = ['green', 'yellow', 'red'] as const;

/** The words of a handout, to be read aloud or printed. */
export function HandoutText({ handout, contact, isPaper }: HandoutTextProps) {
  const words = HANDOUT_WORDS[handout.language];
  const [Title, Heading] = isPaper ? (['h1', 'h2'] as const) : (['h3', 'h4'] as const);
  return (
    <>
      <Title>{handout.title}</Title>
      <Heading>{words.about}</Heading>
      {handout.about.map((line) => (
        <Box component="p" key={line} sx={{ mb: '8px !important' }}>
          {line}
        </Box>
      ))}
      <Heading>{words.daily}</Heading>
      <Lines items={handout.daily} />
      {ZONES.map((zone) => (
        <ZoneBox
          key={zone}
          zone={zone}
          isPaper={isPaper}
          heading={
            <Box component={Heading} sx={{ m: '0 !important' }}>
              {words.zones[zone]}
            </Box>
          }
          items={handout.zones[zone]}
        />
      ))}
      <Heading>{words.questions}</Heading>
      <Lines items={handout.questions} />
      {contact === null ? null : (
        <Box component="p" sx={{ mt: '20px !important', fontWeight: 600 }}>
          {fill(words.contact, contact)}
        </Box>
      )}
      <Box component="p" sx={{ mt: '12px !important', fontSize: '0.8em' }}>
        {fill(words.footer, {
          version: handout.version,
          day: dayInWords(handout.date, handout.language),
        })}
      </Box>
    </>
  );
}

function Lines({ items }: { items: readonly string[] }) {
  return (
    <ul>
      {items.map((item) => (
        <li key={item}>{item}</li>
      ))}
    </ul>
  );
}
