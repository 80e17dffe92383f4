import type { ScreeningDraft } from '#shared/contract/engine/screenings.ts';
import { enablement } from '#shared/domain/questionnaire/enabled.ts';
import type { Form } from '#shared/domain/questionnaire/form.ts';
import { signalsOf } from '#shared/domain/questionnaire/signals.ts';
import type { ResponseItem } from '#shared/domain/screening.ts';
import { openEscalation } from '../escalation/index.ts';
import { createFormSession, type FormSession } from './form-session.ts';

/**
 * Takes a form up where its draft was left. An answer that must be acted on opens the escalation at that key press; the form stays where it is.
 *
 * @param push takes the answers after each change, to be saved
 */
export function beginSession(
  form: Form,
  draft: ScreeningDraft,
  push: (items: ResponseItem[]) => void,
): FormSession {
  return createFormSession({
    form: form.questionnaire,
    items: draft.items,
    work: (items) => ({ isEnabled: enablement(form.questionnaire, items), calculated: {} }),
    signalsOf: (items) => signalsOf(form, items),
    onChange: push,
    onSignals: ([first]) => {
      if (first === undefined) return;
      openEscalation({
        patientId: draft.patientId,
        callId: draft.callId === '' ? undefined : draft.callId,
        triggerId: first.triggerId,
        said: `${first.title}: ${first.detail}`,
      });
    },
  });
}
