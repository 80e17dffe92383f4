import Box from '@mui/material/Box';
import { NavLink } from 'react-router';
import type { Role } from '#shared/domain/staff.ts';
import { OpenReviews } from './OpenReviews.tsx';
import { screensFor } from './screens.ts';

/** The main screens of a role. */
export function MainNavigation({ role }: { role: Role }) {
  return (
    <Box component="nav" aria-label="Main" sx={{ display: 'flex', gap: 0.25 }}>
      {screensFor(role)
        .filter((screen) => screen.isMain)
        .map((screen) => (
          <Box
            key={screen.path}
            component={NavLink}
            to={screen.path}
            end={screen.path === '/'}
            sx={{
              display: 'flex',
              alignItems: 'center',
              height: 48,
              px: 1.5,
              color: 'desk.barMuted',
              textDecoration: 'none',
              fontSize: '0.8125rem',
              fontWeight: 600,
              boxShadow: 'inset 0 0 0 transparent',
              '&:hover': { color: 'desk.barText', backgroundColor: 'desk.barHover' },
              '&.active': { color: 'desk.barText', boxShadow: 'inset 0 -3px 0 #5cc4bd' },
              '&:focus-visible': { outlineOffset: '-3px' },
            }}
          >
            {screen.name}
            {screen.withOpenReviews === true ? <OpenReviews /> : null}
          </Box>
        ))}
    </Box>
  );
}
