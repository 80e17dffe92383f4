import Search from '@mui/icons-material/Search';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import { useSession } from '../client/live-store.ts';
import { ClockBar } from '../features/clock/index.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { AccountMenu } from './AccountMenu.tsx';
import { MainNavigation } from './MainNavigation.tsx';
import { ProductMark } from './ProductMark.tsx';
import { SyncLight } from './SyncLight.tsx';

interface TitleBarProps {
  onSearch: () => void;
  onHelp: () => void;
}

/** On every screen: where one can go, the running clock, where the records are, and who is at the desk. */
export function TitleBar({ onSearch, onHelp }: TitleBarProps) {
  const person = useSession()?.person ?? null;
  return (
    <Box
      component="header"
      sx={{
        display: 'flex',
        alignItems: 'center',
        flexWrap: 'wrap',
        columnGap: 1,
        minHeight: 48,
        px: { xs: 1.5, md: 2 },
        backgroundColor: 'desk.bar',
        color: 'desk.barText',
        borderBottom: '1px solid',
        borderColor: 'desk.barLine',
        '& :focus-visible': { outlineColor: '#9fe3dc' },
      }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mr: 1.5 }}>
        <ProductMark />
        <Box component="span" sx={{ fontWeight: 650, letterSpacing: '-0.01em' }}>
          Careline
        </Box>
      </Box>
      <MainNavigation role={person?.role ?? 'care-manager'} />
      <Box sx={{ flex: 1 }} />
      <ClockBar />
      <Button
        color="inherit"
        title="Find a patient or a screen"
        aria-keyshortcuts="Control+K"
        startIcon={<Search />}
        onClick={onSearch}
        sx={{
          color: 'desk.barMuted',
          fontWeight: 500,
          border: '1px solid',
          borderColor: 'desk.barLine',
          '&:hover': { backgroundColor: 'desk.barHover', color: 'desk.barText' },
        }}
      >
        <Box component="span" sx={{ display: { xs: 'none', md: 'inline' }, mr: 1 }}>
          Find
        </Box>
        <KeyHint keys="Ctrl+K" />
      </Button>
      <SyncLight />
      <AccountMenu person={person} onHelp={onHelp} />
    </Box>
  );
}
