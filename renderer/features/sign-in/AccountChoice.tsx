import PersonOutlined from '@mui/icons-material/PersonOutlined';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import type { DeviceAccount } from '#shared/contract/engine/session.ts';

interface AccountChoiceProps {
  accounts: DeviceAccount[];
  email: string;
  disabled: boolean;
  onChoose: (email: string) => void;
}

/** The accounts that signed in on this device before. */
export function AccountChoice({ accounts, email, disabled, onChoose }: AccountChoiceProps) {
  return (
    <Box role="group" aria-label="Accounts on this device" sx={{ display: 'grid', gap: 0.75 }}>
      {accounts.map((account) => {
        const isChosen = account.email === email;
        return (
          <Button
            key={account.email}
            variant="outlined"
            color={isChosen ? 'primary' : 'inherit'}
            aria-pressed={isChosen}
            disabled={disabled}
            onClick={() => onChoose(account.email)}
            startIcon={<PersonOutlined />}
            sx={{
              justifyContent: 'flex-start',
              textAlign: 'left',
              whiteSpace: 'normal',
              minHeight: 44,
              backgroundColor: isChosen ? 'desk.selected' : undefined,
            }}
          >
            <Box sx={{ lineHeight: 1.35 }}>
              <Box component="span" sx={{ display: 'block' }}>
                {account.name}
              </Box>
              <Box
                component="span"
                sx={{ display: 'block', fontWeight: 450, fontSize: '0.75rem', color: 'text.secondary' }}
              >
                {account.email}
              </Box>
            </Box>
          </Button>
        );
      })}
    </Box>
  );
}
