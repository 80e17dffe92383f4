import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import type { ResourceMatch } from '#shared/domain/resource-match.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { SearchField } from '../../ui/SearchField.tsx';
import type { NeedRights } from './need-rights.ts';
import { ResourceCard } from './ResourceCard.tsx';
import type { NeedActions } from './use-need-actions.ts';

interface ResourceCardsProps {
  view: NeedView;
  actions: NeedActions;
  rights: NeedRights;
}

const SHOWN_AT_FIRST = 3;

/** Who can help near her, from the directory on this device: the ones for her ZIP first. The first is a key away. */
export function ResourceCards({ view, actions, rights }: ResourceCardsProps) {
  const [agrees, setAgrees] = useState(false);
  const [isWhole, setWhole] = useState(false);
  const [text, setText] = useState('');
  const referred = new Set(
    view.referrals
      .filter(({ completedAt }) => completedAt === '')
      .map(({ referral }) => referral?.resourceId),
  );
  const search = useDirectorySearch(text, rights);
  const free = (search ?? view.resources).filter(({ resource }) => !referred.has(resource.id));
  const [first] = free;
  const refer = (id: string) => actions.refer(view, id, agrees);
  useShortcut('r', () => refer(first?.resource.id ?? ''), {
    ...{
      description: 'Refer to the first resource',
      group: 'Needs',
      enabled: rights.mayWrite && search === null,
    },
  });
  if (view.need.closedAt !== '') return null;
  const shown = isWhole ? free : free.slice(0, SHOWN_AT_FIRST);
  return (
    <Box component="section" aria-label="Resources" sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography variant="subtitle2" component="h4">
          Who can help
        </Typography>
        <SearchField label="Search the directory" value={text} onChange={setText} width="13rem" />
        {rights.mayWrite ? (
          <FormControlLabel
            control={<Checkbox size="small" checked={agrees} onChange={(_event, is) => setAgrees(is)} />}
            label={
              <Typography variant="body2">
                The patient agrees that we pass on the name and the need
              </Typography>
            }
          />
        ) : null}
      </Box>
      {free.length === 0 && search !== null ? (
        <Typography variant="body2" color="textSecondary">
          Nothing in the directory has these words.
        </Typography>
      ) : null}
      {free.length === 0 && search === null ? (
        <Box sx={{ display: 'flex', gap: 1, alignItems: 'center' }}>
          <Typography variant="body2" color="textSecondary">
            The directory has {referred.size === 0 ? 'nothing' : 'nobody else'} for this need near this ZIP.
            Call 211.
          </Typography>
          {rights.mayWrite && referred.size === 0 ? (
            <Button
              size="small"
              onClick={() => refer('')}
              endIcon={<KeyHint keys="r" />}
              aria-keyshortcuts="r"
            >
              Refer to 211
            </Button>
          ) : null}
        </Box>
      ) : null}
      <Box
        sx={{
          display: 'grid',
          gap: 1,
          gridTemplateColumns: 'repeat(auto-fill, minmax(260px, 1fr))',
        }}
      >
        {shown.map((match) => (
          <ResourceCard
            key={match.resource.id}
            match={match}
            language={rights.language}
            mayWrite={rights.mayWrite}
            hasKey={match === first && search === null}
            onRefer={() => refer(match.resource.id)}
            onWrong={() => actions.reportWrong(match.resource.id)}
          />
        ))}
      </Box>
      {free.length > SHOWN_AT_FIRST ? (
        <Link
          component="button"
          variant="body2"
          sx={{ justifySelf: 'start' }}
          onClick={() => setWhole(!isWhole)}
        >
          {isWhole ? 'Fewer' : `${free.length - SHOWN_AT_FIRST} more`}
        </Link>
      ) : null}
    </Box>
  );
}

/** What the directory has for some words, in any area; null while nobody searches. */
function useDirectorySearch(text: string, { language, postalCode }: NeedRights): ResourceMatch[] | null {
  const words = text.trim();
  const query = useQuery(
    useEngine().resources.search.queryOptions({
      input: { kinds: [], postalCode, language, text: words, limit: 20 },
      enabled: words.length > 1,
      placeholderData: (previous) => previous,
    }),
  );
  return words.length > 1 ? (query.data ?? []) : null;
}
