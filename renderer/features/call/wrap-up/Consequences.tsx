import Box from '@mui/material/Box';
import Typography from '@mui/material/Typography';

/** What will happen when the call is signed, in words. */
export function Consequences({ sentences }: { sentences: readonly string[] }) {
  if (sentences.length === 0) return null;
  return (
    <Box component="section" aria-labelledby="consequences-heading">
      <Typography variant="h3" id="consequences-heading" sx={{ mb: 0.75 }}>
        When you sign
      </Typography>
      <Box component="ul" sx={{ m: 0, pl: 2.25, fontSize: '0.8125rem', display: 'grid', gap: 0.25 }}>
        {sentences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </Box>
    </Box>
  );
}
