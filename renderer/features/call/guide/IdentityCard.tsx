import Box from '@mui/material/Box';
import Checkbox from '@mui/material/Checkbox';
import FormControlLabel from '@mui/material/FormControlLabel';
import Typography from '@mui/material/Typography';
import { IDENTITY_LABELS } from '#shared/content/labels.ts';
import type { CallDraft } from '#shared/contract/engine/calls.ts';
import { IdentityIdentifier } from '#shared/domain/call.ts';
import type { Prompt } from '#shared/domain/call-guide.ts';
import type { Patient } from '#shared/domain/patient.ts';
import { toInstant } from '#shared/domain/primitives.ts';
import { StatusChip } from '../../../ui/StatusChip.tsx';

import { editCall } from '../call-draft-store.ts';
import { isVerified, onFile, switchIdentifier } from '../identity.ts';
import { PromptList } from './PromptList.tsx';

/** Goes to the first identifier, to tick what the person states. */
export function focusIdentity(): void {
  document.querySelector<HTMLInputElement>('#identity-check input[type=checkbox]')?.focus();
}

interface IdentityCardProps {
  patient: Patient;
  draft: CallDraft;
  prompts: readonly Prompt[];
  fill(text: string): string;
}

/** Two identifiers stated by the person, ticked as they are heard. What the chart has stands beside, not to be read out. */
export function IdentityCard({ patient, draft, prompts, fill }: IdentityCardProps) {
  const check = draft.identityCheck;
  const isDone = isVerified(check);
  return (
    <Box
      component="section"
      id="identity-check"
      aria-labelledby="identity-heading"
      sx={{ border: 1, borderColor: isDone ? 'success.main' : 'warning.main', borderRadius: 1, p: 1.5 }}
    >
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1, mb: 0.75 }}>
        <Typography variant="h2" id="identity-heading" sx={{ flex: 1 }}>
          Identity check
        </Typography>
        <StatusChip
          tone={isDone ? 'good' : 'caution'}
          label={isDone ? 'Verified' : `${check?.identifiers.length ?? 0} of 2`}
        />
      </Box>
      <PromptList
        prompts={prompts.filter(({ kind }) => kind !== 'do')}
        fill={fill}
        label="Identity questions"
      />
      <Box role="group" aria-labelledby="identity-heading" sx={{ my: 0.75, display: 'grid' }}>
        {IdentityIdentifier.options
          .filter((identifier) => onFile(patient, identifier) !== '')
          .map((identifier) => (
            <FormControlLabel
              key={identifier}
              sx={{ m: 0, '& .MuiFormControlLabel-label': { fontSize: '0.8125rem' } }}
              control={
                <Checkbox
                  size="small"
                  sx={{ p: 0.5, mr: 0.5 }}
                  checked={check?.identifiers.includes(identifier) ?? false}
                  onChange={() =>
                    editCall(draft.callId, {
                      identityCheck: switchIdentifier(check, identifier, toInstant(Date.now())),
                    })
                  }
                />
              }
              label={
                <>
                  {IDENTITY_LABELS[identifier]}
                  <Box component="span" sx={{ color: 'text.secondary', ml: 1 }}>
                    {onFile(patient, identifier)}
                  </Box>
                </>
              }
            />
          ))}
      </Box>
      <PromptList
        prompts={prompts.filter(({ kind }) => kind === 'do')}
        fill={fill}
        label="What to do about the answers"
      />
    </Box>
  );
}
