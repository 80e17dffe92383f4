import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import { Panel } from '../../ui/Panel.tsx';
import { instantText } from '../patient/formats.ts';
import { usePlanHistory } from '../plan-versions/index.ts';
import { LANGUAGE_NAMES, METHOD_LABELS } from './words.ts';

/** Who got a copy of which version, the last first. */
export function CopiesGiven({ patientId }: { patientId: string }) {
  const { data } = usePlanHistory(patientId);
  const copies = (data?.versions ?? [])
    .flatMap(({ plan, copies: ofVersion }) => ofVersion.map((copy) => ({ ...copy, version: plan.version })))
    .sort((left, right) => (left.givenAt > right.givenAt ? -1 : 1));
  return (
    <Panel title="Copies given" note={copies.length === 0 ? undefined : String(copies.length)}>
      {copies.length === 0 ? (
        <Typography variant="body2">
          None on record. Billing asks for the day on which the patient or a caregiver got a copy.
        </Typography>
      ) : (
        <Box
          component="ul"
          aria-label="Copies given"
          sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}
        >
          {copies.map(({ id, recipient, method, language, version, givenAt, name }) => (
            <Box component="li" key={id} sx={{ fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
              <strong>{recipient}</strong>, {METHOD_LABELS[method].toLowerCase()}
              <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
                Version {version}, {LANGUAGE_NAMES[language as 'en' | 'es'] ?? language}.{' '}
                {instantText(givenAt)}, {name}
              </Box>
            </Box>
          ))}
        </Box>
      )}
    </Panel>
  );
}
