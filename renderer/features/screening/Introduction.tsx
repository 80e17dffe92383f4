import Typography from '@mui/material/Typography';

/** What to say before a question, word for word. */
export function Introduction({ texts }: { texts: readonly string[] }) {
  return texts.map((text) => (
    <Typography
      key={text}
      variant="body1"
      sx={{ borderLeft: 3, borderColor: 'primary.main', pl: 1.25, color: 'text.secondary', maxWidth: '72ch' }}
    >
      {text}
    </Typography>
  ));
}
