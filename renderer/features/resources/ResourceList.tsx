import Box from '@mui/material/Box';
import ButtonBase from '@mui/material/ButtonBase';
import Typography from '@mui/material/Typography';
import { useEffect, useRef } from 'react';
import type { DirectoryRow } from '#shared/contract/engine/referrals.ts';
import { useNow } from '../../client/use-now.ts';
import { plural } from '../../ui/format.ts';
import { Panel } from '../../ui/Panel.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { languageLabel } from '../../words/labels.ts';
import { phoneText } from '../patient/formats.ts';
import { areaText, kindsText, verifiedText } from './resource-words.ts';

interface ResourceListProps {
  rows: readonly DirectoryRow[];
  postalCode: string;
  language: string;
  chosen: DirectoryRow;
  onChoose(resourceId: string): void;
}

/** What was found, the fittest first. */
export function ResourceList({ rows, postalCode, language, chosen, onChoose }: ResourceListProps) {
  const now = useNow(60_000);
  const list = useRef<HTMLUListElement>(null);
  const chosenId = chosen.match.resource.id;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is what scrolls
  useEffect(() => {
    list.current?.querySelector('[aria-current]')?.scrollIntoView?.({ block: 'nearest' });
  }, [chosenId]);
  return (
    <Panel title="Found" note={rows.length} flush scroll>
      <Box component="ul" ref={list} sx={{ listStyle: 'none', m: 0, p: 0 }}>
        {rows.map(({ match, openReferrals }) => {
          const { resource } = match;
          const verified = verifiedText(resource.verifiedOn, now);
          const isChosen = resource.id === chosenId;
          return (
            <Box component="li" key={resource.id} sx={{ borderTop: 1, borderColor: 'divider' }}>
              <ButtonBase
                onClick={() => onChoose(resource.id)}
                aria-current={isChosen ? 'true' : undefined}
                sx={{
                  ...{ width: '100%', display: 'grid', gap: 0.25, justifyItems: 'start', textAlign: 'left' },
                  ...{ gridTemplateColumns: 'minmax(0, 1fr)', fontFamily: 'inherit' },
                  ...{ px: 1.75, py: 0.75, '&:hover': { backgroundColor: 'desk.hover' } },
                  ...(isChosen ? { boxShadow: 'inset 3px 0 0', color: 'primary.main' } : {}),
                }}
              >
                <Box sx={{ display: 'flex', gap: 1, width: '100%', alignItems: 'baseline' }}>
                  <Typography variant="body2" sx={{ fontWeight: 600, flex: 1 }}>
                    {resource.name}
                  </Typography>
                  <Typography variant="body2" color="textPrimary">
                    {resource.phone === '' ? 'no number' : phoneText(resource.phone)}
                  </Typography>
                </Box>
                <Typography variant="caption" color="textSecondary">
                  {[kindsText(resource), areaText(match, postalCode)].filter(Boolean).join(' · ')}
                </Typography>
                <Box sx={{ display: 'flex', flexWrap: 'wrap', gap: 0.75 }}>
                  {verified.tone === 'caution' ? <StatusChip tone="caution" label={verified.words} /> : null}
                  {language !== '' && !match.speaksLanguage ? (
                    <StatusChip tone="caution" label={`No ${languageLabel(language)}`} />
                  ) : null}
                  {openReferrals === 0 ? null : (
                    <StatusChip tone="info" label={plural(openReferrals, 'open referral')} />
                  )}
                </Box>
              </ButtonBase>
            </Box>
          );
        })}
      </Box>
    </Panel>
  );
}
