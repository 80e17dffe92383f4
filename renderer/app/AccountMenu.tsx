import DeleteOutlined from '@mui/icons-material/DeleteOutlined';
import ExpandMore from '@mui/icons-material/ExpandMore';
import KeyboardOutlined from '@mui/icons-material/KeyboardOutlined';
import LockOutlined from '@mui/icons-material/LockOutlined';
import LogoutOutlined from '@mui/icons-material/LogoutOutlined';
import SettingsOutlined from '@mui/icons-material/SettingsOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Divider from '@mui/material/Divider';
import ListItemIcon from '@mui/material/ListItemIcon';
import Menu from '@mui/material/Menu';
import MenuItem from '@mui/material/MenuItem';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ROLE_LABELS } from '#shared/content/labels.ts';
import type { Person } from '#shared/contract/engine/session.ts';
import { useLeave } from '../client/use-leave.ts';
import { KeyHint } from '../ui/KeyHint.tsx';
import { RemoveAccountDialog } from './RemoveAccountDialog.tsx';

/** Who is at the desk, and what only she decides: settings, lock, sign out. */
export function AccountMenu({ person, onHelp }: { person: Person | null; onHelp: () => void }) {
  const navigate = useNavigate();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const [isRemoving, setIsRemoving] = useState(false);
  const { lock, signOut } = useLeave();
  if (person === null) return null;
  const choose = (action: () => void) => () => {
    setAnchor(null);
    action();
  };
  return (
    <>
      <Button
        color="inherit"
        aria-haspopup="menu"
        aria-expanded={anchor !== null}
        endIcon={<ExpandMore />}
        onClick={(event) => setAnchor(event.currentTarget)}
        sx={{ fontWeight: 600, '&:hover': { backgroundColor: 'desk.barHover' } }}
      >
        <Box component="span" sx={{ maxWidth: 150, overflow: 'hidden', textOverflow: 'ellipsis' }}>
          {person.name}
        </Box>
      </Button>
      <Menu
        anchorEl={anchor}
        open={anchor !== null}
        onClose={() => setAnchor(null)}
        anchorOrigin={{ vertical: 'bottom', horizontal: 'right' }}
        transformOrigin={{ vertical: 'top', horizontal: 'right' }}
        slotProps={{ paper: { sx: { minWidth: 260 } } }}
      >
        <Box component="li" role="presentation" sx={{ px: 2, pt: 0.5, pb: 1 }}>
          <Typography variant="subtitle2" component="div">
            {person.name}
            {person.credential === 'none' ? '' : `, ${person.credential}`}
          </Typography>
          <Typography variant="caption" component="div" sx={{ color: 'text.secondary' }}>
            {ROLE_LABELS[person.role]}
            {person.teamName === '' ? '' : `, ${person.teamName}`}
            <br />
            {person.organizationName}
          </Typography>
        </Box>
        <Divider component="li" role="separator" />
        <MenuItem onClick={choose(() => void navigate('/settings'))}>
          <ListItemIcon>
            <SettingsOutlined fontSize="small" />
          </ListItemIcon>
          Settings
        </MenuItem>
        <MenuItem onClick={choose(onHelp)}>
          <ListItemIcon>
            <KeyboardOutlined fontSize="small" />
          </ListItemIcon>
          <Box sx={{ flex: 1 }}>Keyboard shortcuts</Box>
          <KeyHint keys="?" />
        </MenuItem>
        <MenuItem onClick={choose(lock)}>
          <ListItemIcon>
            <LockOutlined fontSize="small" />
          </ListItemIcon>
          <Box sx={{ flex: 1 }}>Lock</Box>
          <KeyHint keys="Ctrl+L" />
        </MenuItem>
        <MenuItem onClick={choose(signOut)}>
          <ListItemIcon>
            <LogoutOutlined fontSize="small" />
          </ListItemIcon>
          Sign out
        </MenuItem>
        <MenuItem onClick={choose(() => setIsRemoving(true))}>
          <ListItemIcon>
            <DeleteOutlined fontSize="small" />
          </ListItemIcon>
          Remove this account from this device
        </MenuItem>
      </Menu>
      <RemoveAccountDialog open={isRemoving} onClose={() => setIsRemoving(false)} />
    </>
  );
}
