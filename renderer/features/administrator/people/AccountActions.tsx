import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import type { FirstPassphrase, PersonRecord } from '#shared/contract/administration.ts';
import { useEngine } from '../../../client/EngineProvider.tsx';
import { plural } from '../../../ui/format.ts';
import { ConfirmDialog } from '../ConfirmDialog.tsx';

interface AccountActionsProps {
  person: PersonRecord;
  onDone(words: string): void;
  onPassphrase(made: FirstPassphrase): void;
}

/** What ends or renews a person's sign-ins: a new passphrase, closing, opening. Each says what it does before it does it. */
export function AccountActions({ person, onDone, onPassphrase }: AccountActionsProps) {
  const engine = useEngine();
  const [asked, setAsked] = useState<'' | 'passphrase' | 'closing'>('');
  const { staffId, name, isActive, patients } = person;
  const reset = useMutation(
    engine.administration.resetPassphrase.mutationOptions({ onSuccess: onPassphrase }),
  );
  const change = useMutation(
    engine.administration.changePerson.mutationOptions({
      onSuccess: () =>
        onDone(isActive ? `The account of ${name} is closed.` : `The account of ${name} is open.`),
    }),
  );
  const close = () => {
    reset.reset();
    change.reset();
    setAsked('');
  };
  return (
    <Box sx={{ borderTop: '1px solid', borderColor: 'desk.line', pt: 1.5 }}>
      <Typography variant="subtitle2" component="h3" sx={{ mb: 1 }}>
        Account
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, flexWrap: 'wrap' }}>
        <Button variant="outlined" onClick={() => setAsked('passphrase')} disabled={!isActive}>
          New passphrase…
        </Button>
        {isActive ? (
          <Button variant="outlined" color="error" onClick={() => setAsked('closing')}>
            Close the account…
          </Button>
        ) : (
          <Button
            variant="outlined"
            loading={change.isPending}
            onClick={() => change.mutate({ staffId, change: { isActive: true } })}
          >
            Open the account again
          </Button>
        )}
      </Box>
      {asked === 'passphrase' ? (
        <ConfirmDialog
          title={`A new passphrase for ${name}?`}
          action="Make a passphrase"
          isPending={reset.isPending}
          error={reset.error}
          onConfirm={() => reset.mutate({ staffId })}
          onClose={close}
        >
          <p>
            The old one stops working, and all of her devices ask for the new one. It is shown once, for you
            to tell her. What her devices hold stays, and opens when she signs in with a connection.
          </p>
        </ConfirmDialog>
      ) : null}
      {asked === 'closing' ? (
        <ConfirmDialog
          title={`Close the account of ${name}?`}
          action="Close the account"
          color="error"
          isPending={change.isPending}
          error={change.error}
          onConfirm={() => change.mutate({ staffId, change: { isActive: false } })}
          onClose={close}
        >
          <p>
            Her sign-ins end on all devices at once. What she wrote and sent stays. You can open the account
            again.
          </p>
          {patients === 0 ? null : (
            <p>
              {plural(patients, 'patient')} {patients === 1 ? 'stays' : 'stay'} with her until a supervisor
              gives them to somebody else.
            </p>
          )}
          {person.devices === 0 ? null : (
            <p>
              Work that one of her {plural(person.devices, 'device')} has not sent can only be recovered while
              the account is open. Look at Devices first.
            </p>
          )}
        </ConfirmDialog>
      ) : null}
    </Box>
  );
}
