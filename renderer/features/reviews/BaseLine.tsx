import Box from '@mui/material/Box';

/** What both started from. */
export function BaseLine({ text }: { text: string }) {
  return (
    <Box sx={{ fontSize: '0.8125rem', color: 'text.secondary', whiteSpace: 'pre-line' }}>
      {text === '' ? (
        'Nothing was there before.'
      ) : (
        <>
          Both started from:{' '}
          <Box component="span" sx={{ color: 'text.primary', fontWeight: 550 }}>
            {text}
          </Box>
        </>
      )}
    </Box>
  );
}
