import Box from '@mui/material/Box';
import { NoticeBar } from './NoticeBar.tsx';
import { useNotices } from './notices.ts';

/** The place at the foot of the window where notices stand. Once per app. */
export function NoticeHost() {
  const { notices, dismiss } = useNotices();
  return (
    <Box
      role="status"
      aria-live="polite"
      sx={{
        position: 'fixed',
        left: 16,
        bottom: 16,
        zIndex: 'snackbar',
        display: 'grid',
        gap: 1,
        justifyItems: 'start',
        maxWidth: 'calc(100vw - 32px)',
      }}
    >
      {notices.map((notice) => (
        <NoticeBar key={notice.id} notice={notice} onDone={() => dismiss(notice.id)} />
      ))}
    </Box>
  );
}
