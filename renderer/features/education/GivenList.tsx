import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';
import type { GivenView } from '#shared/contract/engine/education.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { instantText } from '../patient/formats.ts';
import { LANGUAGE_NAMES } from '../plan-copy/index.ts';
import { methodLabel, resultOf } from './education-words.ts';

/** What she was given, the last first. */
export function GivenList({ history }: { history: readonly GivenView[] }) {
  return (
    <Box
      component="section"
      aria-label="Given before"
      sx={{ display: 'grid', gap: 0.75, alignContent: 'start' }}
    >
      <Typography variant="subtitle2" component="h3">
        Given before
      </Typography>
      {history.length === 0 ? (
        <Typography variant="body2" color="textSecondary">
          Nothing on record yet.
        </Typography>
      ) : (
        <Box component="ul" sx={{ listStyle: 'none', m: 0, p: 0, display: 'grid', gap: 1 }}>
          {history.map(({ given, givenByName }) => (
            <Box component="li" key={given.id} sx={{ fontSize: '0.8125rem', overflowWrap: 'anywhere' }}>
              <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75, alignItems: 'center' }}>
                <strong lang={given.language}>{given.title}</strong>
                <StatusChip {...resultOf(given.teachBack)} />
              </Box>
              <Box component="span" sx={{ display: 'block', color: 'text.secondary' }}>
                {methodLabel(given.method)}, {instantText(given.givenAt)}
                {givenByName === '' ? '' : `, ${givenByName}`}. Version {given.version},{' '}
                {LANGUAGE_NAMES[given.language as 'en' | 'es'] ?? given.language}
                {given.callId === '' ? '' : ', in a call'}.
              </Box>
              {given.note === '' ? null : <span>{given.note}</span>}
            </Box>
          ))}
        </Box>
      )}
    </Box>
  );
}
