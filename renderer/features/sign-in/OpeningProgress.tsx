import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import Typography from '@mui/material/Typography';

/** Between submit and the first screen: making the key from a passphrase takes a second or two, on purpose. Keeps its place when still. */
export function OpeningProgress({ isOpening }: { isOpening: boolean }) {
  return (
    <Box role="status" sx={{ minHeight: '1.75rem', display: 'grid', gap: 0.5 }}>
      {isOpening ? (
        <>
          <LinearProgress aria-label="Opening your records" />
          <Typography variant="caption" sx={{ color: 'text.secondary' }}>
            Checking the passphrase and opening your records…
          </Typography>
        </>
      ) : null}
    </Box>
  );
}
