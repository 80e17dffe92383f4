import ErrorOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';

interface ErrorStateProps {
  title: string;
  /** One sentence: what is wrong and what to do. */
  sentence: string;
  onRetry?: () => void;
  retryLabel?: string;
}

/** Something could not be shown. Announced at once. */
export function ErrorState({ title, sentence, onRetry, retryLabel = 'Try again' }: ErrorStateProps) {
  return (
    <Box
      role="alert"
      sx={{ display: 'grid', justifyItems: 'center', gap: 0.75, px: 3, py: 5, textAlign: 'center' }}
    >
      <ErrorOutlined aria-hidden color="error" sx={{ fontSize: '2rem' }} />
      <Typography variant="subtitle1" component="p">
        {title}
      </Typography>
      <Typography variant="body2" sx={{ color: 'text.secondary', maxWidth: '52ch' }}>
        {sentence}
      </Typography>
      {onRetry === undefined ? null : (
        <Button variant="outlined" onClick={onRetry} sx={{ mt: 1 }}>
          {retryLabel}
        </Button>
      )}
    </Box>
  );
}
