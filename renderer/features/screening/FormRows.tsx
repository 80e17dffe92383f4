import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { FormSummary, ScreeningDraft } from '#shared/contract/engine/screenings.ts';
import type { Screening } from '#shared/domain/screening.ts';
import { useEngine } from '../../client/EngineProvider.tsx';
import { plural } from '../../ui/format.ts';
import { daysText } from '../patient/formats.ts';
import { draftAddress, formAddress } from './form-address.ts';
import { dropForm } from './open-forms.ts';

const row = {
  display: 'flex',
  alignItems: 'center',
  gap: 1.5,
  border: 1,
  borderColor: 'divider',
  borderRadius: 1,
  px: 1.25,
  py: 0.75,
} as const;

interface FormRowProps {
  form: FormSummary;
  draft: ScreeningDraft | undefined;
  last: Screening | undefined;
  now: number;
  onOpen(address: string): void;
}

/** A form that can be asked, or gone on with. */
export function FormRow({ form, draft, last, now, onOpen }: FormRowProps) {
  return (
    <Box sx={row}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="subtitle1" component="h3">
          {form.title}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {[
            plural(form.questions, 'question'),
            `about ${plural(form.minutes, 'minute')}`,
            last === undefined ? 'never done' : `last ${daysText(last.authoredAt, now)}`,
            draft === undefined ? '' : leftText(draft, now),
            form.origin === 'organization' ? 'of your organization' : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Typography>
      </Box>
      {draft === undefined ? null : <Discard draft={draft} title={form.title} />}
      <Button
        variant={draft === undefined ? 'outlined' : 'contained'}
        onClick={() => onOpen(formAddress(form.questionnaire))}
        aria-label={`${draft === undefined ? 'Start' : 'Resume'} ${form.title}`}
      >
        {draft === undefined ? 'Start' : 'Resume'}
      </Button>
    </Box>
  );
}

interface DraftRowProps {
  draft: ScreeningDraft;
  title: string;
  now: number;
  onOpen(address: string): void;
}

/** What was left half done on an earlier version of a form, or a correction that was begun. */
export function DraftRow({ draft, title, now, onOpen }: DraftRowProps) {
  return (
    <Box sx={row}>
      <Box sx={{ flex: 1, minWidth: 0 }}>
        <Typography variant="subtitle1" component="h3">
          {title}
        </Typography>
        <Typography variant="caption" color="textSecondary">
          {draft.amendsId === '' ? 'on an earlier version of the form' : 'correction'} ·{' '}
          {leftText(draft, now)}
        </Typography>
      </Box>
      <Discard draft={draft} title={title} />
      <Button
        variant="contained"
        onClick={() => onOpen(draftAddress(draft))}
        aria-label={`Resume ${draft.amendsId === '' ? '' : 'correction of '}${title}`}
      >
        Resume
      </Button>
    </Box>
  );
}

function Discard({ draft, title }: { draft: ScreeningDraft; title: string }) {
  const engine = useEngine();
  const queries = useQueryClient();
  const discard = useMutation(engine.screenings.discard.mutationOptions());
  if (draft.items.length > 0 && draft.amendsId === '') return null;
  return (
    <Button
      color="inherit"
      size="small"
      aria-label={`Throw away the draft of ${title}`}
      onClick={() =>
        discard.mutate(
          { draftId: draft.draftId },
          {
            onSuccess: () => {
              dropForm(draft.draftId);
              void queries.invalidateQueries({ queryKey: engine.screenings.drafts.key() });
            },
          },
        )
      }
    >
      Throw away
    </Button>
  );
}

function leftText(draft: ScreeningDraft, now: number): string {
  return `${draft.items.length} answered, left ${daysText(draft.savedAt, now)}`;
}
