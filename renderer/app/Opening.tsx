import Box from '@mui/material/Box';
import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useState } from 'react';
import { ProductMark } from './ProductMark.tsx';

/** An engine that has said nothing for this long will not. */
const LONGEST_WAIT = 30_000;

/** The first moment, before the engine has answered. Shows nothing at all if that is quick. */
export function Opening({ onGiveUp }: { onGiveUp?: () => void }) {
  const [isSlow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 300);
    return () => clearTimeout(timer);
  }, []);
  useEffect(() => {
    if (onGiveUp === undefined) return;
    const timer = setTimeout(onGiveUp, LONGEST_WAIT);
    return () => clearTimeout(timer);
  }, [onGiveUp]);
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
