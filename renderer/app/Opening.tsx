import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useState } from 'react';
import { ProductMark } from './ProductMark.tsx';

/** The first moment, before the engine has answered. Shows nothing at all if that is quick. */
export function Opening() {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  if (!isSlow) return null;
  return (
    <Box
      role="status"
      sx={{ height: '100%', display: 'grid', placeContent: 'center', gap: 2, justifyItems: 'center' }}
    >
      <ProductMark size={40} />
      <LinearProgress aria-label="Opening Careline" sx={{ width: 160 }} />
    </Box>
  );
}
