import Alert from '@mui/material/Alert';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import LinearProgress from '@mui/material/LinearProgress';
import MenuItem from '@mui/material/MenuItem';
import TextField from '@mui/material/TextField';
import ToggleButton from '@mui/material/ToggleButton';
import ToggleButtonGroup from '@mui/material/ToggleButtonGroup';
import Typography from '@mui/material/Typography';
import { useStore } from 'zustand';
import type { ScreeningDraft } from '#shared/contract/engine/screenings.ts';
import { languagesOf, textIn } from '#shared/domain/questionnaire/model.ts';
import { languageLabel } from '../../words/labels.ts';
import { SavedLine, SaveFailed } from '../patient/autosave/SavedLine.tsx';
import { type FormSession, REVIEW } from './form-session.ts';
import { type FormView, useFormSettings } from './form-settings.ts';
import type { LastTime } from './last-time.ts';
import { flushForm, speakIn, useOpenForms } from './open-forms.ts';
import { ReadAloud } from './ReadAloud.tsx';
import { ReviewPage } from './ReviewPage.tsx';
import { WholeForm } from './WholeForm.tsx';

interface FormScreenProps {
  draft: ScreeningDraft;
  session: FormSession;
  language: string;
  lastTime: LastTime | null;
  /** Leaves the form; with the id of the screening where it was completed. */
  onLeave(completedId?: string): void;
}

/** A form being filled: read out question by question or all on one page, then its review. */
export function FormScreen({ draft, session, language, lastTime, onLeave }: FormScreenProps) {
  const { form, store } = session;
  const languages = languagesOf(form);
  const view = useFormSettings((state) => state.view);
  const isAtReview = useStore(
    store,
    ({ current, way, rows }) => current === REVIEW || (way.steps.length === 0 && rows.length === 0),
  );
  return (
    <Box lang={language} sx={{ display: 'flex', flexDirection: 'column', gap: 1.5, p: 1.75 }}>
      <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.5, flexWrap: 'wrap' }}>
        <Typography variant="h2">
          {textIn({ text: form.title, translations: form.translations }, language)}
        </Typography>
        <Box sx={{ flex: 1 }} />
        <Saving draftId={draft.draftId} />
        {languages.length > 1 ? (
          <TextField
            select
            label="Language"
            value={language}
            onChange={(event) => speakIn(draft.draftId, event.target.value)}
            sx={{ width: 130 }}
          >
            {languages.map((one) => (
              <MenuItem key={one} value={one}>
                {languageLabel(one)}
              </MenuItem>
            ))}
          </TextField>
        ) : null}
        <ViewToggle />
      </Box>
      {draft.amendsId === '' ? null : (
        <Alert severity="info">
          You correct a completed screening. It stays as it was; this one takes its place.
        </Alert>
      )}
      <Progress session={session} isAtReview={isAtReview} onLeave={() => onLeave()} />
      <SavingFailed draftId={draft.draftId} />
      {isAtReview ? (
        <ReviewPage draft={draft} session={session} language={language} onLeave={onLeave} />
      ) : view === 'whole' ? (
        <WholeForm session={session} language={language} lastTime={lastTime} />
      ) : (
        <ReadAloud session={session} language={language} lastTime={lastTime} />
      )}
      {form.copyright === '' ? null : (
        <Typography variant="caption" color="textSecondary" component="p">
          {form.copyright}
        </Typography>
      )}
    </Box>
  );
}

function ViewToggle() {
  const { view, setView } = useFormSettings();
  return (
    <ToggleButtonGroup
      exclusive
      size="small"
      aria-label="How the form is shown"
      value={view}
      onChange={(_event, chosen: FormView | null) => {
        if (chosen !== null) setView(chosen);
      }}
    >
      <ToggleButton value="aloud">Read aloud</ToggleButton>
      <ToggleButton value="whole">Whole form</ToggleButton>
    </ToggleButtonGroup>
  );
}

function Progress(props: { session: FormSession; isAtReview: boolean; onLeave(): void }) {
  const { session, isAtReview, onLeave } = props;
  const done = useStore(session.store, (state) => state.done);
  const asked = useStore(session.store, (state) => state.asked);
  return (
    <Box sx={{ display: 'flex', alignItems: 'center', gap: 1.25 }}>
      <LinearProgress
        variant="determinate"
        value={(done / Math.max(1, asked)) * 100}
        aria-label={`${done} of ${asked} questions done`}
        sx={{ flex: 1 }}
      />
      <Typography variant="caption" color="textSecondary">
        {done} of {asked}
      </Typography>
      {isAtReview ? null : (
        <Box>
          <Button color="inherit" onClick={() => session.goTo(REVIEW)}>
            Review
          </Button>
          <Button color="inherit" onClick={onLeave}>
            Put aside
          </Button>
        </Box>
      )}
    </Box>
  );
}

function Saving({ draftId }: { draftId: string }) {
  const saving = useOpenForms((state) => state.open[draftId]?.saving);
  return saving === undefined ? null : <SavedLine saving={saving} />;
}

function SavingFailed({ draftId }: { draftId: string }) {
  const saving = useOpenForms((state) => state.open[draftId]?.saving);
  return saving === undefined ? null : <SaveFailed saving={saving} onRetry={() => void flushForm(draftId)} />;
}
