import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { ResourceMatch } from '#shared/domain/resource-match.ts';
import { KeyHint } from '../../ui/KeyHint.tsx';
import { StatusChip } from '../../ui/StatusChip.tsx';
import { VisuallyHidden } from '../../ui/VisuallyHidden.tsx';
import { languageLabel } from '../../words/labels.ts';
import { dateText, phoneText, telephoneLink } from '../patient/formats.ts';
import { COVERAGE_WORDS } from './need-words.ts';

interface ResourceCardProps {
  match: ResourceMatch;
  language: string;
  mayWrite: boolean;
  hasKey: boolean;
  onRefer(): void;
  onWrong(): void;
}

/** A resource: how to reach it, for whom it is, and how sure that is. */
export function ResourceCard({ match, language, mayWrite, hasKey, onRefer, onWrong }: ResourceCardProps) {
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
            {...(hasKey ? { endIcon: <KeyHint keys="r" />, 'aria-keyshortcuts': 'r' } : {})}
          >
            Refer<VisuallyHidden> to {resource.name}</VisuallyHidden>
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
