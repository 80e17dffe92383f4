/** @file The real form screen, all items on one page, over a draft that is handed in and saved nowhere. */
import { createRoot } from 'react-dom/client';
import { beginSession } from '#renderer/features/screening/begin-session.ts';
import { FormScreen } from '#renderer/features/screening/FormScreen.tsx';
import { useFormSettings } from '#renderer/features/screening/form-settings.ts';
import { adoptForm, useOpenForms } from '#renderer/features/screening/open-forms.ts';
import { ShortcutListener } from '#renderer/ui/keyboard/ShortcutListener.tsx';
import { AppTheme } from '#renderer/ui/theme/AppTheme.tsx';
import { formWithoutRules } from '#shared/domain/questionnaire/form.ts';
import { readQuestionnaire } from '#shared/domain/questionnaire/read-questionnaire.ts';

const AT = '2026-11-21T12:00:00.000Z';
const DRAFT_ID = 'draft';
const RESULT = { scores: [], needs: [], calculated: {} };

function mount(json: unknown): void {
  const read = readQuestionnaire(json);
  if (!read.ok) throw new Error(JSON.stringify(read.problems));
  const form = formWithoutRules(read.questionnaire);
  const draft = {
    ...{ draftId: DRAFT_ID, patientId: 'patient', callId: '', amendsId: '', language: 'en' },
    ...{ questionnaire: form.rules.questionnaire, startedAt: AT, savedAt: AT, items: [] },
  } as const;
  useFormSettings.setState({ view: 'whole' });
  adoptForm({
    draft,
    result: RESULT,
    begin: (push) => beginSession(form, null, draft, push),
    save: async () => ({ savedAt: AT, result: RESULT }),
  });
  const session = useOpenForms.getState().open[DRAFT_ID]?.session;
  if (session === undefined) throw new Error('The form did not open.');
  createRoot(document.getElementById('root') as HTMLElement).render(
    <AppTheme>
      <ShortcutListener />
      <FormScreen draft={draft} session={session} language="en" lastTime={null} onLeave={() => undefined} />
    </AppTheme>,
  );
}

Object.assign(globalThis, { mountForm: mount });
