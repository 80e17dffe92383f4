import LinkOff from '@mui/icons-material/LinkOff';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Paper from '@mui/material/Paper';
import Typography from '@mui/material/Typography';

interface EngineLostProps {
  /** Why, in a sentence, or empty. */
  reason: string;
  onReconnect: () => void;
}

/** The engine has gone. Says what that means for the work and how to go on. */
export function EngineLost({ reason, onReconnect }: EngineLostProps) {
  return (
    <Box component="main" sx={{ minHeight: '100%', display: 'grid', placeItems: 'center', p: 2 }}>
      <Paper variant="outlined" role="alert" sx={{ maxWidth: 460, p: 4, display: 'grid', gap: 1.5 }}>
        <LinkOff aria-hidden sx={{ fontSize: '2rem', color: 'warning.main' }} />
        <Typography variant="h1">Careline lost touch with your records</Typography>
        <Typography>
          {reason || 'The part of Careline that keeps your records does not answer.'} Everything that was
          marked as saved is on this device, and the call clock is kept.
        </Typography>
        <Button
          variant="contained"
          size="large"
          onClick={onReconnect}
          autoFocus
          sx={{ justifySelf: 'start', mt: 1 }}
        >
          Reconnect
        </Button>
      </Paper>
    </Box>
  );
}
