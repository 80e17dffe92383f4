import Box from '@mui/material/Box';
import { type ReactNode, useEffect, useRef, useState } from 'react';

/** Lets wide content, such as a table at 200 % zoom, scroll sideways. A stop of the tab key only while it does scroll. */
export function ScrollAcross({ label, children }: { label: string; children: ReactNode }) {
  const box = useRef<HTMLDivElement>(null);
  const [isScrolling, setScrolling] = useState(false);
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setScrolling(element.scrollWidth > element.clientWidth));
    observer.observe(element);
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild);
    return () => observer.disconnect();
  }, []);
  return (
    <Box
      ref={box}
      {...(isScrolling ? { tabIndex: 0, role: 'group', 'aria-label': label } : {})}
      sx={{ overflowX: 'auto' }}
    >
      {children}
    </Box>
  );
}
