import CheckCircleOutlined from '@mui/icons-material/CheckCircleOutlined';
import Close from '@mui/icons-material/Close';
import ErrorOutlined from '@mui/icons-material/ErrorOutlineOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import IconButton from '@mui/material/IconButton';
import { useEffect, useState } from 'react';
import type { Notice } from './notices.ts';

const STANDS_FOR = 8_000;

/** One notice. It leaves after eight seconds, but not while the pointer or the focus rests on it. */
export function NoticeBar({ notice, onDone }: { notice: Notice; onDone: () => void }) {
  const [isHeld, setHeld] = useState(false);
  useEffect(() => {
    if (isHeld || notice.tone === 'critical') return;
    const timer = setTimeout(onDone, STANDS_FOR);
    return () => clearTimeout(timer);
  }, [isHeld, notice.tone, onDone]);
  return (
    <Box
      onMouseEnter={() => setHeld(true)}
      onMouseLeave={() => setHeld(false)}
      onFocus={() => setHeld(true)}
      onBlur={() => setHeld(false)}
      sx={{
        display: 'flex',
        alignItems: 'center',
        gap: 1,
        minHeight: 40,
        pl: 1.5,
        pr: 0.5,
        borderRadius: '6px',
        boxShadow: 4,
        fontSize: '0.8125rem',
        backgroundColor: 'desk.bar',
        color: 'desk.barText',
        border: '1px solid',
        borderColor: 'desk.barLine',
      }}
    >
      {notice.tone === 'good' ? <CheckCircleOutlined aria-hidden fontSize="small" /> : null}
      {notice.tone === 'critical' ? <ErrorOutlined aria-hidden fontSize="small" /> : null}
      <span>{notice.text}</span>
      {notice.undo === undefined ? null : (
        <Button
          color="inherit"
          onClick={() => {
            notice.undo?.();
            onDone();
          }}
        >
          Undo
        </Button>
      )}
      <IconButton color="inherit" aria-label="Dismiss" onClick={onDone}>
        <Close sx={{ fontSize: '1rem' }} />
      </IconButton>
    </Box>
  );
}
