import Link from '@mui/material/Link';

/** The first stop of the tab key: past the title bar to the screen. */
export function SkipLink() {
  return (
    <Link
      href="#main"
      onClick={(event) => {
        event.preventDefault();
        document.getElementById('main')?.focus();
      }}
      sx={{
        position: 'absolute',
        left: 8,
        top: -60,
        zIndex: 'tooltip',
        px: 2,
        py: 1,
        borderRadius: '6px',
        backgroundColor: 'background.paper',
        '&:focus-visible': { top: 6 },
      }}
    >
      Skip to the screen
    </Link>
  );
}
