import Link from '@mui/material/Link';
import Typography from '@mui/material/Typography';
import type { QuestionnaireItem } from '#shared/domain/questionnaire/model.ts';

/** What the form says to whoever asks, and where it says more. */
export function Help({ item }: { item: QuestionnaireItem }) {
  if (item.help === '' && item.supportLinks.length === 0) return null;
  return (
    <Typography variant="caption" component="p" color="textSecondary" sx={{ maxWidth: '72ch' }}>
      {item.help}
      {item.supportLinks.map((link) => (
        <Link
          key={link}
          href={link}
          target="_blank"
          rel="noreferrer"
          sx={{ ml: item.help === '' ? 0 : 0.75 }}
        >
          More on this
        </Link>
      ))}
    </Typography>
  );
}
