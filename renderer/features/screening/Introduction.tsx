import Typography from '@mui/material/Typography';
import { type QuestionnaireItem, spokenIn } from '#shared/domain/questionnaire/model.ts';

/** What to say before a question, word for word. */
export function Introduction({ items, language }: { items: readonly QuestionnaireItem[]; language: string }) {
  return items.map((item) => (
    <Typography
      key={item.linkId}
      variant="body1"
      sx={{ borderLeft: 3, borderColor: 'primary.main', pl: 1.25, color: 'text.secondary', maxWidth: '72ch' }}
    >
      {spokenIn(item, language)}
    </Typography>
  ));
}
