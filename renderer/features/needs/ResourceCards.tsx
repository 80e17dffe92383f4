import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import type { NeedView } from '#shared/contract/engine/needs.ts';
import type { ResourceMatch } from '#shared/domain/resource-match.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { useShortcut } from '../../ui/keyboard/use-shortcut.ts';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { languageLabel } from '../../words/labels.ts';
import { dateText, phoneText, telephoneLink } from '../patient/formats.ts';
import type { NeedRights } from './need-rights.ts';
import { COVERAGE_WORDS } from './need-words.ts';
import type { NeedActions } from './use-need-actions.ts';

interface ResourceCardsProps {
  view: NeedView;
  actions: NeedActions;
  rights: NeedRights;
}

const SHOWN_AT_FIRST = 3;

/** Who can help near her, from the directory on this device: the ones for her ZIP first. The first is a key away. */
export function ResourceCards({ view, actions, rights }: ResourceCardsProps) {
  const [agrees, setAgrees] = useState(true);
  const [isWhole, setWhole] = useState(false);
  const referred = new Set(
    view.referrals
      .filter(({ completedAt }) => completedAt === '')
      .map(({ referral }) => referral?.resourceId),
  );
  const free = view.resources.filter(({ resource }) => !referred.has(resource.id));
  const [first] = free;
  const refer = (id: string) => actions.refer(view, id, agrees);
  useShortcut('r', () => refer(first?.resource.id ?? ''), {
    ...{ description: 'Refer to the first resource', group: 'Needs', enabled: rights.mayWrite },
  });
  if (view.need.closedAt !== '') return null;
  const shown = isWhole ? free : free.slice(0, SHOWN_AT_FIRST);
  return (
    <Box component="section" aria-label="Resources" sx={{ display: 'grid', gap: 1 }}>
      <Box sx={{ display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: 1 }}>
        <Typography variant="subtitle2" component="h4">
          Who can help
        </Typography>
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
      {free.length === 0 ? (
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
            hasKey={match === first}
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

interface ResourceCardProps {
  match: ResourceMatch;
  language: string;
  mayWrite: boolean;
  hasKey: boolean;
  onRefer(): void;
  onWrong(): void;
}

function ResourceCard({ match, language, mayWrite, hasKey, onRefer, onWrong }: ResourceCardProps) {
  const { resource, coverage, speaksLanguage, miles } = match;
  const languages = resource.languages.map(languageLabel).join(', ');
  return (
    <Box sx={{ border: 1, borderColor: 'divider', borderRadius: 1, p: 1.25, display: 'grid', gap: 0.375 }}>
      <Typography variant="body2" sx={{ fontWeight: 600 }}>
        {resource.name}
      </Typography>
      <Typography variant="body2">
        {resource.phone === '' ? (
          'No number'
        ) : (
          <Link href={telephoneLink(resource.phone)} underline="always">
            {phoneText(resource.phone)}
          </Link>
        )}
        {resource.hours === '' ? '' : ` · ${resource.hours}`}
      </Typography>
      {resource.description === '' ? null : (
        <Typography variant="caption" color="textSecondary">
          {resource.description}
        </Typography>
      )}
      {resource.eligibility === '' ? null : (
        <Typography variant="caption" color="textSecondary">
          For: {resource.eligibility}
        </Typography>
      )}
      <Typography variant="caption" color="textSecondary">
        {[
          COVERAGE_WORDS[coverage],
          miles === null ? '' : `about ${miles} mi`,
          languages,
          resource.verifiedOn === '' ? 'never verified' : `verified ${dateText(resource.verifiedOn)}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </Typography>
      {language !== 'en' && !speaksLanguage ? (
        <Box>
          <StatusChip tone="caution" label={`No ${languageLabel(language)}: book an interpreter`} />
        </Box>
      ) : null}
      {mayWrite ? (
        <Box sx={{ display: 'flex', gap: 1, mt: 0.25 }}>
          <Button
            size="small"
            variant="outlined"
            onClick={onRefer}
            aria-label={`Refer to ${resource.name}`}
            {...(hasKey ? { endIcon: <KeyHint keys="r" />, 'aria-keyshortcuts': 'r' } : {})}
          >
            Refer
          </Button>
          <Button
            size="small"
            color="inherit"
            onClick={onWrong}
            aria-label={`Wrong number: ${resource.name}`}
          >
            Wrong number
          </Button>
        </Box>
      ) : null}
    </Box>
  );
}
